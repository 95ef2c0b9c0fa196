import { z } from 'zod';

/** SHA-256 as 64 lower-case hex digits. */
const SHA256 = /^[0-9a-f]{64}$/;

/** Who may describe what belongs to an answer: 40 indicators and as many wanted papers as a template has. */
const LEAVES = 100;
const ITEMS = 200;

/** A file as it was added: what it is called, how large it is in bytes, and what its first bytes say it is. */
export const EvidenceFile = z.strictObject({
  sha256: z.string().regex(SHA256),
  name: z.string().min(1).max(255),
  bytes: z.int().min(1),
  mediatype: z.string().max(100),
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;

/** The fields that the template's rules ask for, all texts as typed. `leaves`, `items`: ids of the template. */
const fields = {
  no: z.string().max(40),
  title: z.string().max(200),
  docno: z.string().max(100),
  issuer: z.string().max(100),
  kind: z.string().max(40),
  pages: z.int().min(1).max(99_999).nullable(),
  leaves: z.array(z.string().max(40)).max(LEAVES),
  /** Which of the papers that the indicators want this is. */
  items: z.array(z.string().max(60)).max(ITEMS),
  /** Names or other data of persons are in it. */
  personal: z.boolean(),
};

/** What is typed about a piece of evidence; any text may still be empty. */
export const EvidenceFields = z.strictObject({ ...fields, date: z.string().max(10) });
export type EvidenceFields = z.infer<typeof EvidenceFields>;

/**
 * A piece of evidence in a signed record. Classified material (`secret`) is a title only; everything else was declared
 * not to be classified when it was added.
 */
export const Evidence = z
  .strictObject({
    t: z.literal('evidence'),
    ...fields,
    title: z.string().trim().min(1).max(200),
    /** When it was made out; '' where that is not said. */
    date: z.union([z.literal(''), z.iso.date()]),
    leaves: fields.leaves.min(1),
    secret: z.boolean(),
    file: EvidenceFile.nullable(),
  })
  .refine(({ secret, file }) => !secret || file === null);
export type Evidence = z.infer<typeof Evidence>;

/** A piece of evidence while it is being described. */
export const DraftEvidence = z.strictObject({
  ...EvidenceFields.shape,
  secret: z.boolean(),
  file: EvidenceFile.nullable(),
});
export type DraftEvidence = z.infer<typeof DraftEvidence>;

export const EVIDENCE_GAPS = ['title', 'date', 'leaves'] as const;
export type EvidenceGap = (typeof EVIDENCE_GAPS)[number];
