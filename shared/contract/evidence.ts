import { z } from 'zod';
import {
  EvidenceFields as EvidenceFieldsSchema,
  type DraftEvidence,
  type Evidence,
  type EvidenceGap,
} from '../model/evidence.ts';
import { LEAF_FORMS, type LeafForm } from '../model/ids.ts';
import { SHA256_HEX } from '../model/response.ts';
import { FileRef } from './files.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

/** A piece of evidence as it is described on this computer. */
export interface SheetEvidence {
  readonly id: string;
  readonly value: DraftEvidence;
  readonly gaps: readonly EvidenceGap[];
  readonly revision: number;
  readonly savedAt: string;
  /** Differs from what the last hand-over file said of it. */
  readonly changed: boolean;
  /** The bytes of its file are on this computer; true for a title alone. */
  readonly here: boolean;
}

/** A piece of evidence as it was handed in. */
export interface HandedEvidence {
  /** Slot key and hash: tells it from every other one. */
  readonly key: string;
  readonly unit: string;
  readonly form: LeafForm;
  readonly rater: string | null;
  readonly raterName: string;
  readonly value: Evidence;
  readonly person: string;
  readonly device: string;
  readonly at: string;
  /** Name of the hand-over file that brought the description. */
  readonly file: string | null;
  /** Its bytes have arrived; true for a title alone. */
  readonly here: boolean;
  /** They are not here, because the office kept them; only on a reviewer's computer. */
  readonly atOffice?: boolean;
}

/** Why a file is not shown on the screen. */
export const NOT_SHOWN = ['missing', 'not_what_it_says', 'pixels', 'unreadable', 'heic', 'no_preview'] as const;

/** What a camera wrote into a photo; none of it is checked by anybody. */
export interface Shot {
  /** `2026-09-01 10:20:30` by the camera's own clock. */
  readonly takenAt: string | null;
  /** Degrees, north and east positive. */
  readonly place: { readonly latitude: number; readonly longitude: number } | null;
  /** Maker and model. */
  readonly device: string | null;
}

export interface OpenedEvidence {
  /** To be shown or kept; null for what is not here, and for what is not what its name says. */
  readonly file: FileRef | null;
  readonly shows: 'picture' | 'pdf' | 'nothing';
  readonly why: (typeof NOT_SHOWN)[number] | null;
  /** Of a picture; null where it says nothing of that kind. */
  readonly shot: Shot | null;
}

/** Evidence that came from more than one street: the same bytes, or pictures that look the same. */
export interface Twins {
  readonly kind: 'file' | 'picture';
  /** Keys of the pieces. */
  readonly of: readonly string[];
}

export interface EvidenceLedger {
  readonly entries: readonly HandedEvidence[];
  readonly twins: readonly Twins[];
  /** Pictures that nobody has compared yet. */
  readonly unseen: readonly { readonly sha256: string; readonly name: string }[];
}

const Target = {
  round: RoundId,
  unit: z.string().regex(/^\d{9}$/),
  form: z.enum(LEAF_FORMS),
  rater: z.string().max(64).nullable(),
};
const Id = z.string().max(64);
const Base = z.int().min(0);
const Sha256 = z.string().regex(SHA256_HEX);

export const evidence = {
  /** The evidence of one sheet, in the order in which it was added. */
  'evidence.list': { kind: 'query', input: z.strictObject(Target), output: output<readonly SheetEvidence[]>() },
  /** Adds a file that was declared not to be classified. One that the sheet has already is tied to this leaf, too. */
  'evidence.add': {
    kind: 'command',
    input: z.strictObject({ ...Target, leaf: z.string().max(40), file: FileRef, notClassified: z.literal(true) }),
    output: output<SheetEvidence>(),
  },
  /**
   * Adds a paper about the whole sheet. The scan of the signed and sealed paper is taken after the submission, too; of
   * the others the new one takes the place of the one before.
   */
  'evidence.addForSheet': {
    kind: 'command',
    input: z.strictObject({
      ...Target,
      kind: z.enum(['signed_paper', 'signature_street', 'signature_reviewer']),
      file: FileRef,
      notClassified: z.literal(true),
    }),
    output: output<SheetEvidence>(),
  },
  /** Adds the title of classified material, of which nothing else may be entered. */
  'evidence.addTitle': {
    kind: 'command',
    input: z.strictObject({ ...Target, leaf: z.string().max(40), title: z.string().trim().min(1).max(200) }),
    output: output<SheetEvidence>(),
  },
  /** Durable when it returns. `base` is the revision that the screen last saw. */
  'evidence.save': {
    kind: 'command',
    input: z.strictObject({ ...Target, id: Id, fields: EvidenceFieldsSchema, base: Base }),
    output: output<SheetEvidence>(),
  },
  'evidence.remove': {
    kind: 'command',
    input: z.strictObject({ ...Target, id: Id, base: Base }),
    output: output<null>(),
  },
  /** Size in pixels of a picked file that is a JPEG photo and may be decoded; null for everything else. */
  'evidence.measure': {
    kind: 'query',
    input: z.strictObject({ file: FileRef }),
    output: output<{ readonly width: number; readonly height: number } | null>(),
  },
  /** Looks at the first bytes and says how the file can be shown. */
  'evidence.open': {
    kind: 'query',
    input: z.strictObject({ sha256: Sha256, name: z.string().min(1).max(255) }),
    output: output<OpenedEvidence>(),
  },
  /** The office: what was handed in for a street. */
  'evidence.ofUnit': {
    kind: 'query',
    input: z.strictObject({ round: RoundId, unit: z.string().max(20) }),
    output: output<readonly HandedEvidence[]>(),
  },
  /** The office: everything that was handed in, and what came from more than one street. */
  'evidence.ledger': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<EvidenceLedger>(),
  },
  /** The office: how a picture looks (32 hex digits), so that it can be compared; null where nothing is to be seen. */
  'evidence.notePicture': {
    kind: 'command',
    input: z.strictObject({
      sha256: Sha256,
      look: z
        .string()
        .regex(/^[0-9a-f]{32}$/)
        .nullable(),
    }),
    output: output<null>(),
  },
} as const satisfies ContractPart;
