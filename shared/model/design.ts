import { z } from 'zod';
import { METHODS } from './methods.ts';
import {
  Band,
  BonusRules,
  Comparison,
  Crosswalk,
  DifficultyRules,
  GateRules,
  Grade,
  Leaf,
  Template,
  VetoRules,
} from './template.ts';

/**
 * What the office can do to the indicator system of a round, one step each; a step is what undo takes back.
 * Codes name nodes and leaves; `null` as parent is the top.
 */
const Code = z.string().min(1).max(60);
const Name = z.string().trim().min(1).max(200);
const English = z.string().trim().max(300);

/** Parts of the system that belong to no single indicator; each replaces the whole part. */
export const SystemParts = z.strictObject({
  title: Template.shape.title.exactOptional(),
  resultBands: z.array(Band).min(1).max(12).exactOptional(),
  scales: z.looseObject({ grade4: z.array(Grade).min(2).max(10) }).exactOptional(),
  combination: Template.shape.combination.exactOptional(),
  departments: Template.shape.departments.max(500).exactOptional(),
  unitParameters: Template.shape.unitParameters.max(100).exactOptional(),
  questionnaires: Template.shape.questionnaires.exactOptional(),
  bonus: BonusRules.exactOptional(),
  gates: GateRules.exactOptional(),
  vetoItems: VetoRules.exactOptional(),
  difficulty: DifficultyRules.exactOptional(),
  ranking: Template.shape.ranking.unwrap().exactOptional(),
});
export type SystemParts = z.infer<typeof SystemParts>;

/** What a round can be made from: the system of 41 items, the three lists of duties, and an empty one. */
export const STARTERS = ['xicheng-2021', 'duty-lists-2025', 'blank'] as const;
export type Starter = (typeof STARTERS)[number];

export const DesignEdit = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('add-node'), parent: Code.nullable(), zh: Name, en: English }),
  z.strictObject({ t: z.literal('add-leaf'), parent: Code, zh: Name, en: English, method: z.enum(METHODS) }),
  /** `before`: the sibling that it then stands in front of; null for the last place. */
  z.strictObject({ t: z.literal('move'), code: Code, parent: Code.nullable(), before: Code.nullable() }),
  z.strictObject({ t: z.literal('remove'), code: Code }),
  z.strictObject({ t: z.literal('weights'), weights: z.record(Code, z.number()) }),
  z.strictObject({ t: z.literal('rename'), code: Code, zh: Name, en: English }),
  /** Everything of a leaf but its code and its place. */
  z.strictObject({ t: z.literal('leaf'), leaf: Leaf }),
  z.strictObject({ t: z.literal('system'), parts: SystemParts }),
  /** Judgements of the children of a node, two by two; kept, so that weights can be explained. */
  z.strictObject({ t: z.literal('comparison'), parent: Code.nullable(), comparison: Comparison }),
  /** Which leaf of the last round this one was, or which ones were merged into it; none for a new one. */
  z.strictObject({ t: z.literal('crosswalk'), leaf: Code, from: z.array(Code).max(20) }),
  /** With which earlier round the leaves are compared, and which was which; null for none. */
  z.strictObject({ t: z.literal('crosswalk-with'), crosswalk: Crosswalk.nullable() }),
  /** Which items a question of a questionnaire counts for, and how much among their questions. */
  z.strictObject({
    t: z.literal('question'),
    form: z.enum(['WORKER', 'RESIDENT']),
    question: z.string().min(1).max(20),
    leaves: z.array(Code).max(100),
    weight: z.number(),
  }),
]);
export type DesignEdit = z.infer<typeof DesignEdit>;

/** Another system altogether: a starter, another round's, or what was read from a file. Never sent by a screen. */
export interface Replacement {
  readonly t: 'replace';
  readonly template: Template;
}
