import { z } from 'zod';
import { Evidence } from '../model/evidence.ts';
import { HASH } from '../model/record.ts';
import { ResponseValue } from '../model/response.ts';

/** What the office hands a reviewer of the streets' self-assessments. */
export const CLAIMS = 'data/claims.json';

/** Where the bytes of a piece of evidence are; `none` where there is only a title. */
export const CLAIM_BYTES = ['inside', 'office', 'missing', 'none'] as const;
export type ClaimBytes = (typeof CLAIM_BYTES)[number];

/** The line of the street that says it: its hash, by whom, on which computer, when by that computer's clock. */
const line = {
  record: z.string().regex(HASH),
  dev: z.string().min(1).max(64),
  by: z.string().max(64),
  at: z.iso.datetime(),
};
const Leaf = z.string().min(1).max(40);

/** One live answer; null says that it was taken back. */
export const ClaimedAnswer = z.strictObject({ ...line, value: ResponseValue.nullable(), note: z.string().max(4000) });
export type ClaimedAnswer = z.infer<typeof ClaimedAnswer>;

export const ClaimedEvidence = z
  .strictObject({ ...line, id: z.string().min(1).max(64), value: Evidence, bytes: z.enum(CLAIM_BYTES) })
  .refine(({ value, bytes }) => (value.file === null) === (bytes === 'none'));
export type ClaimedEvidence = z.infer<typeof ClaimedEvidence>;

function areDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

/** The self-assessment of one street as the office has it. */
export const StreetClaims = z.strictObject({
  unit: z.string().regex(/^\d{9}$/),
  /** Lines about this self-assessment and decisions of the office that the office had: more of them is newer. */
  lines: z.int().min(0),
  /** The street has submitted it, and the office has not given it back. */
  submitted: z.boolean(),
  /** Live answers by indicator; two of different values are in conflict, and none of them is preferred. */
  answers: z
    .array(z.strictObject({ leaf: Leaf, heads: z.array(ClaimedAnswer).min(1).max(64) }))
    .max(1000)
    .refine((answers) => areDistinct(answers.map(({ leaf }) => leaf))),
  evidence: z.array(ClaimedEvidence).max(20_000),
});
export type StreetClaims = z.infer<typeof StreetClaims>;

export const ClaimsContent = z.strictObject({
  streets: z
    .array(StreetClaims)
    .min(1)
    .max(5000)
    .refine((streets) => areDistinct(streets.map(({ unit }) => unit))),
});
export type ClaimsContent = z.infer<typeof ClaimsContent>;

/** Hashes of the attachments that the container holds, each once, in ascending order. */
export function hashesInside({ streets }: ClaimsContent): readonly string[] {
  const inside = streets.flatMap(({ evidence }) =>
    evidence.flatMap(({ value, bytes }) => (bytes === 'inside' && value.file !== null ? [value.file.sha256] : [])),
  );
  return [...new Set(inside)].sort();
}
