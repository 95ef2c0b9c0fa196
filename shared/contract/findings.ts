import { z } from 'zod';
import { HASH } from '../model/record.ts';
import { DraftValue, ResponseValue } from '../model/response.ts';
import type { SlotHead } from './intake.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

/** What one reviewer answered to an item; `score` has two places, null where the answer has none. */
export interface ReviewerAnswer {
  readonly rater: string;
  readonly raterName: string;
  readonly heads: readonly SlotHead[];
  readonly score: string | null;
}

/** How far two reviewers are apart: the same; less than the limits of the template; to be talked over; a third person. */
export const FINDING_NEEDS = ['same', 'close', 'discuss', 'third', 'incomplete'] as const;
export type FindingNeed = (typeof FINDING_NEEDS)[number];

/** What is typed about a finding before it is signed; `choice` is a reviewer, `other` or nothing yet. */
export const FindingDraft = z.strictObject({
  choice: z.string().max(64).nullable(),
  value: DraftValue.nullable(),
  note: z.string().max(1000),
});
export type FindingDraft = z.infer<typeof FindingDraft>;

export interface ReviewedLeaf {
  readonly leaf: string;
  readonly answers: readonly ReviewerAnswer[];
  /** Greatest difference of two scores, two places; null with fewer than two. */
  readonly difference: string | null;
  readonly need: FindingNeed;
  /** What was agreed, and whether it still speaks of the answers that stand now. */
  readonly finding: { readonly heads: readonly SlotHead[]; readonly stands: boolean } | null;
  /** What was typed and not signed yet, with its revision; null for nothing. */
  readonly draft: { readonly fields: FindingDraft; readonly revision: number; readonly savedAt: string } | null;
  /** What the street says of itself. */
  readonly claim: readonly SlotHead[];
}

export interface Findings {
  readonly reviewers: readonly { readonly id: string; readonly name: string; readonly submitted: boolean }[];
  /** Every reviewer of the street has submitted. Before that the answers are not shown beside each other. */
  readonly open: boolean;
  /** In template order; empty until `open`. */
  readonly leaves: readonly ReviewedLeaf[];
}

/** How far the review of a street is; numbers only once every reviewer has submitted. */
export interface FindingsOfStreet {
  readonly unit: string;
  readonly reviewers: number;
  /** Names of the reviewers who have not submitted. */
  readonly waiting: readonly string[];
  /** Null until all have submitted, and with fewer than two. `third`: those among `agree` that may need a third person. */
  readonly counts: { readonly agree: number; readonly third: number; readonly agreed: number } | null;
}

const Unit = z.string().max(20);

export const findings = {
  /** The office: what the reviewers of a street found, side by side once all of them have submitted. */
  'findings.list': { kind: 'query', input: z.strictObject({ round: RoundId, unit: Unit }), output: output<Findings>() },
  /** The office: every street in the order of the round, with how much its reviewers have to agree on. */
  'findings.overview': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<readonly FindingsOfStreet[]>(),
  },
  /** Durable when it returns. `base` is the revision that the screen last saw; 0 for none. */
  'findings.saveDraft': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      unit: Unit,
      leaf: z.string().max(40),
      draft: FindingDraft,
      base: z.int().min(0),
    }),
    output: output<{ readonly revision: number; readonly savedAt: string }>(),
  },
  /** Signs what the reviewers agreed on. `heads`: the answers of all of them that were looked at. */
  'findings.agree': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      unit: Unit,
      leaf: z.string().max(40),
      value: ResponseValue,
      heads: z.array(z.string().regex(HASH)).min(1).max(60),
      note: z.string().trim().min(10).max(1000),
    }),
    output: output<{ readonly record: string }>(),
  },
} as const satisfies ContractPart;
