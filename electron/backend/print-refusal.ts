import type { AppError } from '../../shared/errors.ts';

/** What a print page says of itself in `data-print` on its root, once it has settled. */
const SETTLED = /^(?:ready$|failed:|error:)/;

export function isSettled(state: string): boolean {
  return SETTLED.test(state);
}

/**
 * Why a page in this state may not be printed; undefined when it may. `ready`, `failed:<characters that no font has>`
 * or `error:<reason>`; anything else is an error of ours.
 */
export function printRefusal(state: string): AppError | undefined {
  if (state === 'ready') return undefined;
  const [kind = '', ...rest] = state.split(':');
  const detail = rest.join(':');
  if (kind === 'failed') return { code: 'not_ready', what: 'character_without_font', detail };
  return { code: 'internal', errorId: `print:${detail}` };
}
