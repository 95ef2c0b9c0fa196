import type { AppError } from '../../shared/errors.ts';

/** What a print page says about itself on its root: `data-print` and `data-missing`. */
export interface Readiness {
  /** Empty while it is not ready, then `ready` or `failed:<why>`. */
  readonly print: string;
  /** Characters that no bundled font can show. */
  readonly missing: string;
}

const FAILED = /^failed:\s*/;

/** Whether the page has made up its mind. */
export function isDecided({ print }: Readiness): boolean {
  return print === 'ready' || FAILED.test(print);
}

/** Why a page that has decided may not be printed; undefined when it may. */
export function printRefusal({ print, missing }: Readiness): AppError | undefined {
  if (missing !== '') return { code: 'not_ready', what: 'character_without_font', detail: missing };
  if (print === 'ready') return undefined;
  const detail = print.replace(FAILED, '');
  if (detail.startsWith('font')) return { code: 'not_ready', what: 'character_without_font', detail };
  return { code: 'internal', errorId: `print:${detail}` };
}
