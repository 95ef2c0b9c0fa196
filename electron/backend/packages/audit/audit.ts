import type { AppError } from '../../../../shared/errors.ts';
import type { PackageKind } from '../../../../shared/package-format/kinds.ts';

/** Why a file that shows no fault cannot be called good. */
export type OpenQuestion =
  /** It is good in itself, but nobody has said that these are the digits of the right office. */
  | 'root_digits_needed'
  /** It does not carry the proof of who signed it. */
  | 'no_evidence'
  /** Its signer is not among those that the office admitted. */
  | 'signer_unknown'
  /** It is encrypted, and no key was given. */
  | 'key_needed'
  /** It is encrypted for somebody else than the keys that were given. */
  | 'other_key_needed';

/** A root that a file carries, as its latest version says. */
export interface RootClaim {
  /** 25 digits of every version, oldest first. */
  readonly digits: readonly string[];
  readonly expires: string;
}

export interface SignerClaim {
  readonly kid: string;
  readonly device: string;
  /** From the roster; null for the office itself. */
  readonly label: string | null;
}

/** What stands in a file that is not refused. */
export interface AuditFacts {
  readonly round: string | null;
  readonly packageSeq: number | null;
  readonly rehearsal: boolean;
  readonly created: string | null;
  readonly signer: SignerClaim;
  readonly records: number;
  /** SHA-256 of the last record of the log. */
  readonly head: string | null;
  /** Questionnaires whose personal text is not in the file. */
  readonly bodiesMissing: number;
  /** Resources below `att/`. */
  readonly attachments: number;
}

/**
 * The judgement on one file. `good` is said only of an intact file of a known kind whose signer is proven by the
 * digits that the caller gave; an enrolment request proves itself.
 */
export interface Audit {
  readonly standing: 'good' | 'refused' | 'open';
  readonly error: AppError | null;
  readonly open: OpenQuestion | null;
  readonly kind: PackageKind | null;
  readonly encrypted: boolean;
  readonly root: RootClaim | null;
  readonly facts: AuditFacts | null;
}

const NOTHING: Omit<Audit, 'standing'> = {
  error: null,
  open: null,
  kind: null,
  encrypted: false,
  root: null,
  facts: null,
};

type Known = Partial<Pick<Audit, 'kind' | 'encrypted' | 'root' | 'facts'>>;

export function refusedAs(error: AppError, known: Known = {}): Audit {
  return { ...NOTHING, ...known, open: null, standing: 'refused', error };
}

export function leftOpen(open: OpenQuestion, known: Known = {}): Audit {
  return { ...NOTHING, ...known, error: null, standing: 'open', open };
}

export function foundGood(known: Known): Audit {
  return { ...NOTHING, ...known, standing: 'good' };
}
