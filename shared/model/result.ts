import type { DepartmentId, LeafCode, NodeCode, PersonId, Source, UnitCode } from './ids.ts';

/**
 * What scoring gives back, ready to be stored, hashed, shown and printed. Every exact number is a reduced fraction as
 * text (`"8805/100"`, or `"88"`), every published one a decimal with two places, rounded half up once.
 */
export type Exact = string;
export type Published = string;

/** Why something has no value, kept apart down to the print: missing is not zero and not "not applicable". */
export type Status = 'value' | 'missing' | 'na' | 'invalid' | 'conflict';

/** Everything worth a mark beside a figure. Each has a sentence in both languages. */
export const MARKS = [
  'source_missing',
  'source_invalid',
  'source_conflict',
  'source_na',
  'critical_cap',
  'cap_reached',
  'few_cases',
  'small_sample',
  'below_minimum_sample',
  'needs_discussion',
  'needs_third',
  'raters_missing',
  'review_closed',
  'na_agreed',
  'na_claim_open',
  'na_claim_rejected',
  'review_missing',
  'share_too_small',
  'children_missing',
  'children_na',
  'self_review_attention',
  'self_review_serious',
  'agreed_finding',
  'median_of_three',
  'survey_void',
  'difficulty',
  'difficulty_limit',
  'frame_too_small',
  'counts_outdated',
] as const;
export type MarkCode = (typeof MARKS)[number];
export interface Mark {
  readonly code: MarkCode;
  readonly source?: Source;
  readonly detail?: string;
}

/** One input of a derivation: another node, a source, one rater's answer, or one item of a questionnaire. */
export interface RaterResult {
  /** Person, department or `null` for a street's own answer and for an agreed finding. */
  readonly rater: PersonId | DepartmentId | null;
  readonly status: Status;
  readonly exact: Exact | null;
  readonly score: Published | null;
  /** SHA-256 of the records that this answer comes from; none while nothing was handed in. */
  readonly records: readonly string[];
  readonly marks: readonly Mark[];
  /** The arithmetic in figures, e.g. `100 × 412 ÷ 430 = 95.81`. */
  readonly arithmetic: string;
  readonly note: string;
}

export interface SurveyItemResult {
  readonly question: string;
  /** Answers that count. */
  readonly n: number;
  readonly sum: Exact;
  readonly mean: Exact | null;
  readonly published: Published | null;
  readonly weight: Exact;
  /** Of `n`: those who chose an option that the template counts as satisfied; only for questions of satisfaction. */
  readonly positive?: number;
}

export interface SourceResult {
  readonly source: Source;
  readonly role: 'score' | 'reference' | 'verify';
  readonly status: Status;
  readonly exact: Exact | null;
  readonly score: Published | null;
  /** Percent of the leaf as the template says, and as it counts in this mode with what is present. */
  readonly declaredWeight: Exact;
  readonly effectiveWeight: Exact;
  readonly raters: readonly RaterResult[];
  readonly items: readonly SurveyItemResult[];
  readonly marks: readonly Mark[];
  readonly arithmetic: string;
}

export interface NodeResult {
  readonly code: NodeCode;
  readonly level: number;
  readonly parent: NodeCode | null;
  readonly formula: FormulaId;
  readonly status: Status;
  /** 0–100. */
  readonly exact: Exact | null;
  readonly score: Published | null;
  /** Percent within the parent: declared, and after what is missing or not applicable has left. */
  readonly declaredWeight: Exact;
  readonly effectiveWeight: Exact | null;
  /** Points of the total: full mark = effective share of the total × 100; earned; lost. */
  readonly nominalFullMark: Published;
  readonly fullMarkExact: Exact | null;
  readonly fullMark: Published | null;
  readonly pointsExact: Exact | null;
  readonly points: Published | null;
  readonly lost: Published | null;
  readonly children: readonly NodeCode[];
  readonly marks: readonly Mark[];
  readonly arithmetic: string;
}

export interface LeafResult extends NodeResult {
  readonly sources: readonly SourceResult[];
  /** Factor of the street's class and the mean of the sources before it; only where the rule is in force. */
  readonly difficulty?: { readonly factor: Exact; readonly before: Exact; readonly limited: boolean };
}

/** The formulas of the engine; each is documented where it is computed. */
export const FORMULAS = [
  'graded',
  'ratio',
  'checklist',
  'deduction',
  'points',
  'survey-item',
  'survey-mean',
  'rater-mean',
  'rater-median',
  'agreed-finding',
  'source-mean',
  'weighted-mean',
  'difficulty',
  'survey-void',
  'bonus-item',
  'bonus',
] as const;
export type FormulaId = (typeof FORMULAS)[number];

export interface SurveyCount {
  readonly form: 'worker' | 'resident';
  readonly issued: number | null;
  readonly returned: number;
  readonly valid: number;
  /** Count per reason, by validity rule id. */
  readonly invalid: Readonly<Record<string, number>>;
  readonly index: Published | null;
  /** Half-width of the 95 % interval of the index, in points, or why there is none. */
  readonly halfWidth: Published | null;
  /** How much answers of one community resemble each other: worked out from them, or the template's assumption. */
  readonly designEffect?: { readonly value: string; readonly computed: boolean };
  /** Persons there are to ask; null where the office does not know, and then no correction is made. */
  readonly frame?: string | null;
  /** More valid forms than persons to ask: one of the two is wrong, so there is no interval. */
  readonly frameTooSmall?: boolean;
  readonly smallSample: boolean;
  /** Weight of each valid form: 1, or quota ÷ valid where a street is over its quota. */
  readonly formWeight?: Exact;
  /** SHA-256 of the records of the valid forms, sorted: the end of every walk into a questionnaire. */
  readonly records?: readonly string[];
}

export interface BandResult {
  readonly zh: string;
  readonly en: string;
  readonly min: number;
  /** True when a band border lies between the bounds, so that the band may still change. */
  readonly provisional: boolean;
  /** Present where gates or vetoes lower the band: what it would be without them, and every one that limits it. */
  readonly limited?: {
    readonly from: Pick<BandResult, 'zh' | 'en' | 'min'>;
    readonly by: readonly BandLimit[];
  };
}

/** One reason why the band may not be higher than `cap`, whether or not it changes anything. */
export interface BandLimit {
  readonly kind: 'gate' | 'veto';
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly cap: { readonly zh: string; readonly en: string };
  /** Gate: the node, its score and what it must reach. Veto: the records of the decision. */
  readonly node?: NodeCode;
  readonly score?: Published;
  readonly min?: string;
  readonly records: readonly string[];
}

/** Points above the total, shown apart: published = min(100, total + Σ). */
export interface BonusResult {
  readonly items: readonly {
    readonly id: string;
    readonly zh: string;
    readonly en: string;
    readonly occurrences: number;
    readonly points: Published;
    readonly arithmetic: string;
    readonly records: readonly string[];
  }[];
  /** Sum after the limits of the items and of all together. */
  readonly pointsExact: Exact;
  readonly points: Published;
  /** What is published in place of the total. */
  readonly exact: Exact;
  readonly score: Published;
  readonly arithmetic: string;
}

/**
 * Sampling error of a street's total: what other persons in the questionnaires could have changed. The other sources
 * are no sample. `undefined` says why there is none.
 */
export type SamplingError =
  | {
      readonly kind: 'value';
      /** Standard error in points, six significant digits. */
      readonly se: string;
      readonly df: number;
      /** Half-width of the interval with the template's confidence, t quantile. */
      readonly halfWidth: Published;
      readonly low: Published;
      readonly high: Published;
    }
  | {
      readonly kind: 'undefined';
      readonly reason:
        | 'no_total'
        | 'no_survey'
        | 'one_form'
        | 'frame_too_small'
        | 'limit_active'
        /** The answers were wiped, and the questions weigh in the total what they did not weigh then. */
        | 'wiped';
    };

export interface UnitResult {
  readonly unit: UnitCode;
  readonly mode: 'weighted' | 'approved';
  readonly precision: 'display' | 'everyLevel';
  readonly total: NodeResult;
  readonly nodes: readonly NodeResult[];
  readonly leaves: readonly LeafResult[];
  readonly provisional: boolean;
  /** Share of the applicable weight that has a value, percent. */
  readonly coverage: Published;
  /** Total with everything missing at 0 and at 100. */
  readonly low: Published;
  readonly high: Published;
  /** The same with every "not applicable" leaf at 0 and at 100 as well; only where there is such a leaf. */
  readonly withNa?: { readonly low: Published; readonly high: Published };
  readonly band: BandResult | null;
  readonly bonus?: BonusResult;
  /** Total without the sanction that sets survey scores to 0; only where one is in force. */
  readonly unsanctioned?: { readonly exact: Exact | null; readonly score: Published | null };
  readonly sampling?: SamplingError;
  /** Points of the published score to the next band above; absent in the best one and without a score. */
  readonly toNextBand?: { readonly zh: string; readonly en: string; readonly points: Published };
  /** Mean of each source over its leaves, by effective weight, 0–100. */
  readonly sources: readonly { readonly source: Source; readonly score: Published | null; readonly leaves: number }[];
  readonly surveys: readonly SurveyCount[];
  readonly losses: readonly LeafCode[];
  readonly strengths: readonly LeafCode[];
}

export interface RoundResult {
  readonly engine: string;
  readonly template: string;
  readonly mode: 'weighted' | 'approved';
  readonly units: readonly UnitResult[];
  /** Median of the streets that have a value, of the total and of each node. */
  readonly medians: Readonly<Record<NodeCode, Published | null>>;
  /**
   * Groups of streets that sampling cannot tell apart, best first, each in code order. A street without a score is in
   * none.
   */
  readonly tiers?: readonly (readonly UnitCode[])[];
  /** Places by published score (1, 2, 2, 4); only where the template turns them on. */
  readonly places?: Readonly<Record<UnitCode, number>>;
}

/** The score that is printed and that band, ties and places go by: the total, with bonus points where there are any. */
export function publishedTotal(unit: Pick<UnitResult, 'total' | 'bonus'>): {
  readonly exact: Exact | null;
  readonly score: Published | null;
} {
  return unit.bonus ?? unit.total;
}

/** What stands on paper and in its QR code: binds the sheet to the data. */
export interface ResultDigest {
  /** 25 digits in five groups. */
  readonly digits: string;
  readonly sha256: string;
  readonly qr: string;
  /** Running number of the preliminary result; it rises when the result differs from the one printed before. */
  readonly number: number;
}
