import { z } from 'zod';
import { DesignEdit } from '../model/design.ts';
import type { SheetFault } from '../designing/workbook/sheet-reader.ts';
import type { Template } from '../model/template.ts';
import type { DiscriminationReport } from '../scoring/statistics/discrimination.ts';
import { FileRef } from './files.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

/** The indicator system of a round as the office is working on it, beside the one that the round uses. */
export interface Design {
  readonly round: string;
  readonly template: Template;
  /** 0 while nothing was changed. */
  readonly revision: number;
  readonly savedAt: string | null;
  /** Names that packages of this round have used; none of them is given again. */
  readonly reserved: readonly string[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The round does not use it yet. */
  readonly pending: boolean;
}

/** What came of a file: the design as it then is, or why nothing was taken. */
export interface DesignImport {
  readonly design: Design | null;
  readonly faults: readonly SheetFault[];
}

/** What taking over the design would change for what has already come in. */
export interface Impact {
  /** Leaves in which the design differs from the package issued last, in template order, with what was taken out. */
  readonly leaves: readonly string[];
  /** Answers on them that have come in, and the streets that they are about. */
  readonly answers: number;
  readonly units: readonly string[];
  /** Of those, answers that are no answers under the new method and have to be given again. */
  readonly again: number;
  /** Grades that the design no longer has, each with how many answers that came in give it. */
  readonly grades: readonly { readonly grade: string; readonly answers: number }[];
  /** Total and place of each street now and with the design, by code; null where there is none. */
  readonly totals: readonly {
    readonly unit: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly placeBefore: number | null;
    readonly placeAfter: number | null;
  }[];
}

/** A version that can be compared: a package of this round, the round as it stands, its design, or another system. */
export type VersionId = string;
export interface Version {
  readonly id: VersionId;
  readonly kind: 'design' | 'round' | 'package' | 'other';
  /** Number of the package; 0 for the others. */
  readonly seq: number;
  /** Name of another round or system. */
  readonly name: { readonly zh: string; readonly en: string };
  readonly at: string | null;
}

export const designs = {
  'designs.get': { kind: 'query', input: z.strictObject({ round: RoundId }), output: output<Design>() },
  /** Steps on top of revision `base`, all or none; durable when it answers. Each is one step for undo. */
  'designs.edit': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, base: z.int().min(0), edits: z.array(DesignEdit).min(1).max(200) }),
    output: output<{ readonly revision: number; readonly savedAt: string }>(),
  },
  /** Starts again from another version, in one step that undo takes back. The streets stay those of the round. */
  'designs.replace': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, base: z.int().min(0), version: z.string().max(120) }),
    output: output<Design>(),
  },
  /** A workbook that an office can fill in (XLSX), or the whole design in one file (JSON). */
  'designs.export': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, format: z.enum(['xlsx', 'json']), language: z.enum(['zh', 'en']) }),
    output: output<FileRef>(),
  },
  /** Takes such a file over in one step, or names every fault and its place; then nothing is changed. */
  'designs.import': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, base: z.int().min(0), file: FileRef }),
    output: output<DesignImport>(),
  },
  /** Takes the last step back, or does it again; with none there is nothing to do. */
  'designs.step': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, direction: z.enum(['undo', 'redo']) }),
    output: output<Design>(),
  },
  /** The round uses this design from its next package on. */
  'designs.adopt': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, base: z.int().min(0) }),
    output: output<Design>(),
  },
  'designs.impact': { kind: 'query', input: z.strictObject({ round: RoundId }), output: output<Impact>() },
  /** How well items tell streets apart, by the scores as they are; a report that changes nothing. */
  'designs.discrimination': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<DiscriminationReport>(),
  },
  /** How many confirmed answers of the earlier round would go to streets along the crosswalk as it is. */
  'designs.previous': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<{ readonly count: number }>(),
  },
  'designs.versions': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<readonly Version[]>(),
  },
  'designs.version': {
    kind: 'query',
    input: z.strictObject({ round: RoundId, version: z.string().max(120) }),
    output: output<Template>(),
  },
} as const satisfies ContractPart;
