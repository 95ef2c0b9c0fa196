import type { ResultDigest } from './result.ts';
import type { LeafForm } from './ids.ts';
import type { DraftValue } from './response.ts';
import type { Language } from './text.ts';
import type { RoundContent } from './round.ts';
import type { DistrictFigures } from './district.ts';
import type { RoundResult, UnitResult } from './result.ts';
import type { DeskWipeAccount, WipeAccount } from './wipe.ts';
import type { RoundStability } from './stability.ts';
import type { SampleDraw, VisitFields } from './visit.ts';

/** What a print page needs, whole; a page asks for nothing else. */
interface Head {
  readonly language: Language;
  readonly round: Pick<RoundContent, 'id' | 'name' | 'period' | 'simulated'> & { readonly office: string };
  readonly template: {
    readonly id: string;
    readonly version: string;
    readonly title: { readonly zh: string; readonly en: string };
  };
  readonly package: { readonly seq: number; readonly sha256: string };
}

export interface ScorecardJob extends Head {
  readonly kind: 'scorecard';
  readonly content: RoundContent;
  readonly unit: string;
  readonly result: UnitResult;
  readonly medians: RoundResult['medians'];
  /** Number of the street's tier, from 1, and how many there are; null without a score. */
  readonly tier: { readonly number: number; readonly of: number; readonly streets: number } | null;
  /** Place by published score; null where places are off or there is no score. */
  readonly place: { readonly number: number; readonly of: number; readonly streets: number } | null;
  readonly digest: ResultDigest;
}

export interface DistrictJob extends Head {
  readonly kind: 'district';
  readonly content: RoundContent;
  readonly result: RoundResult;
  readonly district: DistrictFigures;
  readonly digests: Readonly<Record<string, ResultDigest>>;
}

/** What pages of pictures have in common: all streets, as they stand on the day of printing. */
interface PicturesHead extends Head {
  readonly content: RoundContent;
  readonly result: RoundResult;
  /** Number of the seal that stands, and whether it sealed this very result; null where there is none. */
  readonly sealed: { readonly number: number; readonly same: boolean } | null;
  readonly madeAt: string;
}

/** The scores as pictures, each with its table. */
export interface ChartsJob extends PicturesHead {
  readonly kind: 'charts';
  /** The round that this one is compared with. */
  readonly other: {
    readonly content: Pick<RoundContent, 'id' | 'name' | 'period' | 'template'>;
    readonly result: RoundResult;
  } | null;
  /** What is compared: `totals` of the streets, items by the `median`, or those of the street of this code. */
  readonly of: string;
}

/** How firm the scores are, with one street in detail. */
export interface StabilityJob extends PicturesHead {
  readonly kind: 'stability';
  readonly stability: RoundStability;
  readonly unit: string | null;
}

export interface RecoveryJob {
  readonly kind: 'recovery';
  readonly language: Language;
  readonly office: string;
  /** One page for each; `number` counts from 1 over all sheets of the office. */
  readonly sheets: readonly { readonly number: number; readonly code: string }[];
  /** How many sheets there are, and how many are needed together. */
  readonly of: number;
  readonly needed: number;
  /** 25 digits of the office's first root. */
  readonly digits: string;
  readonly madeAt: string;
}

/** What the office has of each computer, for those to whom no file can be carried back. */
export interface ReceiptsJob {
  readonly kind: 'receipts';
  readonly language: Language;
  readonly round: Head['round'];
  /** Names of streets by code. */
  readonly streets: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  readonly lines: readonly {
    readonly device: string;
    readonly from: { readonly label: string; readonly role: string; readonly person: string };
    readonly units: readonly string[];
    readonly to: number;
    readonly files: number;
    readonly lastAt: string;
    readonly digits: string;
  }[];
  readonly madeAt: string;
}

/** Every file that was brought, in the order of arrival, for the binder. */
export interface RegisterJob {
  readonly kind: 'register';
  readonly language: Language;
  readonly round: Head['round'];
  readonly entries: readonly {
    readonly at: string;
    readonly name: string;
    readonly sha256: string;
    readonly from: string;
    readonly outcome: 'accepted' | 'nothing_new' | 'held' | 'refused';
    readonly fresh: number;
    readonly known: number;
    /** Codes of refusals and marks. */
    readonly codes: readonly string[];
  }[];
  readonly madeAt: string;
}

/** What goes when the answers of a round's questionnaires are wiped, to be checked, or what went, to be signed. */
export interface WipeJob {
  readonly kind: 'wipe';
  readonly language: Language;
  readonly round: Head['round'];
  /** Names of streets by code. */
  readonly streets: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  readonly account: WipeAccount;
  readonly madeAt: string;
}

/** The record of what was wiped from a computer on which questionnaires were entered. */
export interface DeskWipeJob extends Omit<WipeJob, 'kind' | 'account'> {
  readonly kind: 'desk-wipe';
  readonly account: DeskWipeAccount;
  /** Which wipe of the round on this computer, from 1. */
  readonly n: number;
}

/** The notice (通知单) that enrolment presupposes: the digits of the office's root, large, and as a QR code. */
export interface NoticeJob {
  readonly kind: 'notice';
  readonly language: Language;
  readonly office: string;
  readonly digits: string;
  readonly qr: string;
  readonly version: number;
  /** UTC; after this day no new round is opened under this root. */
  readonly expires: string;
  readonly madeAt: string;
}

/** One sheet as a form on paper: filled in as it stands, or blank for the pen. */
export interface FormJob {
  readonly kind: 'form';
  readonly language: Language;
  readonly round: Head['round'];
  readonly content: RoundContent;
  readonly form: LeafForm;
  readonly unit: string;
  readonly rater: string | null;
  /** By leaf; null for the blank form. */
  readonly answers: Readonly<
    Record<string, { readonly value: DraftValue | null; readonly note: string; readonly complete: boolean }>
  > | null;
  readonly leaves: readonly string[];
  readonly madeAt: string;
}

/** What was seen, drawn and found on site, for the street to confirm. */
export interface ConfirmationJob {
  readonly kind: 'confirmation';
  readonly language: Language;
  readonly round: Head['round'];
  readonly content: RoundContent;
  readonly unit: string;
  readonly rater: string;
  readonly answers: NonNullable<FormJob['answers']>;
  /** Items that were answered. */
  readonly leaves: readonly string[];
  readonly visit: VisitFields;
  readonly draws: readonly SampleDraw[];
  readonly evidence: readonly { readonly title: string; readonly leaves: readonly string[] }[];
  /** `data:` addresses of pictures; null where nobody signed on the screen. */
  readonly signatures: { readonly street: string | null; readonly reviewer: string | null };
  readonly madeAt: string;
}

export type PrintJob =
  | ScorecardJob
  | DistrictJob
  | ChartsJob
  | StabilityJob
  | RecoveryJob
  | NoticeJob
  | ReceiptsJob
  | RegisterJob
  | WipeJob
  | DeskWipeJob
  | FormJob
  | ConfirmationJob;
