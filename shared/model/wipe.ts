import type { Reason } from './decision.ts';
import type { SurveyForm } from './ids.ts';

/** What goes, or went, when the answers of a round's questionnaires are wiped from this computer. */
export interface WipeAccount {
  /** Questionnaires with answers, by kind and street. */
  readonly forms: readonly { readonly form: SurveyForm; readonly unit: string; readonly count: number }[];
  /** Questionnaires typed in here that were never handed over, or are still being typed. */
  readonly unsent: number;
  readonly files: {
    /** Hand-over files of which a copy without the answers stays; its signature still verifies. */
    readonly stripped: number;
    /** Hand-over files that cannot be kept without them, by name. */
    readonly removed: readonly string[];
    /** Held or refused files that have or may have answers in them, by name. */
    readonly aside: readonly string[];
    /** Files made here that have answers in them: hand-over files, archives, tables. */
    readonly made: number;
    /** Copies of the database from before an update. */
    readonly backups: number;
  };
  /** The seal under which it is done; null before there is one. */
  readonly seal: { readonly number: number; readonly resultSha256: string; readonly at: string } | null;
  readonly package: { readonly seq: number; readonly sha256: string };
  /** null before it is done. */
  readonly done: {
    readonly at: string;
    readonly person: { readonly name: string; readonly post: string };
    readonly device: string;
    readonly reason: Reason;
    /** SHA-256 of the figures that were kept. */
    readonly countsSha256: string;
  } | null;
}

/** What goes, or went, when they are wiped from a computer on which they were entered. */
export interface DeskWipeAccount {
  readonly forms: WipeAccount['forms'];
  /** Files made here that have answers in them, and copies of the database. */
  readonly files: { readonly made: number; readonly backups: number };
  /** UTC of the latest signed receipt; null where all of it came from the office. */
  readonly receiptAt: string | null;
  readonly package: { readonly seq: number; readonly sha256: string };
  /** null before it is done. */
  readonly done: {
    readonly at: string;
    readonly person: { readonly name: string; readonly post: string };
    readonly device: string;
  } | null;
}

/** How many questionnaires lose their answers. */
export function questionnairesIn({ forms }: Pick<WipeAccount, 'forms'>): number {
  return forms.reduce((sum, { count }) => sum + count, 0);
}
