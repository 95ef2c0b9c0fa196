import { z } from 'zod';
import type { HandedEvidence } from './evidence.ts';
import type { FileRef } from './files.ts';
import type { SlotHead } from './intake.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

/** One reviewer's computer, and what of its streets' self-assessments the office has. */
export interface ReviewerClaims {
  readonly device: string;
  readonly label: string;
  readonly persons: readonly string[];
  /** In the order of the round. `part`: something came, and it is not submitted. */
  readonly streets: readonly { readonly unit: string; readonly state: 'submitted' | 'part' | 'none' }[];
  /** Evidence files that the office has of these streets, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  /** Pieces whose file no hand-over file has brought yet. */
  readonly missing: number;
}

export interface MadeClaims {
  /** Several where one would be too large. */
  readonly files: readonly FileRef[];
  readonly bytes: number;
  /** Streets of which there are answers. */
  readonly streets: number;
  /** Pieces of evidence, and those whose file goes along. */
  readonly evidence: number;
  readonly carried: number;
}

/** One making of claims for a reviewer's computer, as the office noted it. Names are those of that day. */
export interface GivenClaims {
  readonly at: string;
  readonly by: string;
  readonly device: string;
  readonly label: string;
  readonly persons: readonly string[];
  /** Streets of which something went along. */
  readonly units: readonly string[];
  /** Evidence files that went along. */
  readonly carried: number;
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
}

/** What a street says of itself, on a reviewer's computer. */
export interface ShownClaims {
  /** When the office made the file that brought it, and under which round package. */
  readonly at: string;
  readonly packageSeq: number;
  readonly submitted: boolean;
  /** Live answers by indicator; more than one of different values are in conflict. */
  readonly answers: readonly { readonly leaf: string; readonly heads: readonly SlotHead[] }[];
  readonly evidence: readonly HandedEvidence[];
}

export const claims = {
  /** The office: who could be given what. */
  'claims.list': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<readonly ReviewerClaims[]>(),
  },
  /** Signs it for one reviewer's computer, with the evidence files or their titles. `key_locked` while the keys are. */
  'claims.make': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, device: z.string().max(64), files: z.boolean() }),
    output: output<MadeClaims>(),
  },
  /** The office: what was made for whom, latest first. */
  'claims.given': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<readonly GivenClaims[]>(),
  },
  /** The reviewer: what a street says of itself; null while nothing has come. */
  'claims.ofUnit': {
    kind: 'query',
    input: z.strictObject({ round: RoundId, unit: z.string().max(20) }),
    output: output<ShownClaims | null>(),
  },
} as const satisfies ContractPart;
