import type { PackageCode } from '../../../../shared/errors.ts';
import type { PackageKind } from '../../../../shared/package-format/kinds.ts';

/** Who reads a file of the corpus: what is known before the file is opened. The names are those in `expected.json`. */
export type ReaderName = 'office' | 'practice' | 'sealed' | 'enrolment' | 'newcomer' | 'computer' | 'reviewer';

export interface HostileCase {
  /** Name of the file, without extension. */
  readonly name: string;
  /** Number in the table of hostile inputs in README.md; null for a mutant and for a file that must be accepted. */
  readonly row: number | null;
  /** What is wrong, in a few words. */
  readonly what: string;
  /** The kind that the file is offered as. */
  readonly kind: PackageKind;
  readonly reader: ReaderName;
  readonly code: PackageCode | 'ok';
  readonly bytes: Uint8Array;
}

/** Everything but the name of a case is usual for hand-over files at the office. */
export function backCase(
  row: number | null,
  name: string,
  what: string,
  code: HostileCase['code'],
  bytes: Uint8Array,
): HostileCase {
  return { row, name, what, kind: 'back', reader: 'office', code, bytes };
}
