import type { AppError } from '../../shared/errors.ts';
import type { Bridge } from '../../shared/contract/bridge.ts';

/** What a page speaks to its host through; the same in both hosts. */
export type Transport = Bridge<File>;

/** The host did not answer at all. What was typed stays on the screen and is sent again. */
export const NO_CONNECTION: AppError = { code: 'internal', errorId: 'no-connection' };
