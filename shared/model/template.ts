import { z } from 'zod';
import { BilingualText } from './bilingual-text.ts';
import { Form } from './form.ts';
import { SOURCES } from './ids.ts';

/**
 * The indicator template: a weighted tree, its leaves with their methods, sources and evidence, the questionnaires
 * and the streets. Unknown members are kept, so a template of a newer minor version survives a round trip.
 */
const Weight = z.number().min(0).max(100);

export const Grade = z.looseObject({
  grade: z.string(),
  zh: z.string(),
  en: z.string(),
  min: z.number(),
  default: z.number(),
});
export type Grade = z.infer<typeof Grade>;

export const GradedMethod = z.looseObject({
  type: z.literal('graded'),
  scale: z.string(),
  anchors: z.array(z.looseObject({ grade: z.string(), zh: z.string(), en: z.string() })),
});
const Quantity = z.looseObject({ zh: z.string(), en: z.string(), unit: z.string() });
export const RatioMethod = z.looseObject({
  type: z.literal('ratio'),
  numerator: Quantity,
  denominator: z.looseObject({
    zh: z.string(),
    en: z.string(),
    unit: z.string(),
    fixed: z.number().nullish(),
    /** `fixed`, `entered` or `param:<unit parameter id>`. */
    from: z.string(),
  }),
  direction: z.enum(['higher', 'lower']),
  floorPercent: z.number(),
  targetPercent: z.number(),
  minDenominator: z.number().optional(),
  numeratorAboveDenominator: z.enum(['invalid', 'allowed']).optional(),
  dataFrom: z.string().optional(),
});
export const ChecklistMethod = z.looseObject({
  type: z.literal('checklist'),
  answers: z.array(z.looseObject({ id: z.string(), zh: z.string(), en: z.string(), points: z.number().nullable() })),
  items: z.array(
    z.looseObject({
      id: z.string(),
      zh: z.string(),
      en: z.string(),
      critical: z.boolean().optional(),
      /** Replaces the plain count; 1 where it is left out. */
      weight: z.number().optional(),
    }),
  ),
});
export const DeductionMethod = z.looseObject({
  type: z.literal('deduction'),
  base: z.number(),
  floor: z.number(),
  rules: z.array(
    z.looseObject({
      id: z.string(),
      zh: z.string(),
      en: z.string(),
      points: z.number(),
      per: z.string(),
      cap: z.number(),
    }),
  ),
});
export const Method = z.discriminatedUnion('type', [GradedMethod, RatioMethod, ChecklistMethod, DeductionMethod]);
export type Method = z.infer<typeof Method>;
export type GradedMethod = z.infer<typeof GradedMethod>;
export type RatioMethod = z.infer<typeof RatioMethod>;
export type ChecklistMethod = z.infer<typeof ChecklistMethod>;
export type DeductionMethod = z.infer<typeof DeductionMethod>;

export const LeafSource = z.looseObject({
  id: z.enum(SOURCES),
  weight: Weight,
  role: z.enum(['score', 'reference', 'verify']),
  /** How this source enters its answer: raw facts by the leaf's method, 0–100 points, or a questionnaire. */
  entry: z.enum(['method', 'points', 'survey']),
});
export type LeafSource = z.infer<typeof LeafSource>;

export const Leaf = z.looseObject({
  code: z.string(),
  level: z.number(),
  parent: z.string(),
  zh: z.string(),
  en: z.string(),
  weight: Weight,
  method: Method,
  evidence: z.array(z.looseObject({ id: z.string(), zh: z.string(), en: z.string(), required: z.boolean() })),
  onsite: BilingualText,
  naAllowed: z.boolean(),
  contentBasis: z.enum(['explicit', 'interpretive']),
  measureBasis: z.string(),
  provenance: z.looseObject({ sentences: z.array(z.string()), facts: z.array(z.string()) }),
  sources: z.array(LeafSource),
  departmentProposals: z.array(z.string()),
});
export type Leaf = z.infer<typeof Leaf>;

export const TreeNode = z.looseObject({
  code: z.string(),
  level: z.number(),
  parent: z.string().nullable(),
  zh: z.string(),
  en: z.string(),
  weight: Weight,
  provenance: z.array(z.string()),
});
export type TreeNode = z.infer<typeof TreeNode>;

export const QuestionOption = z.looseObject({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  score: z.number().nullable(),
});
export const Question = z.looseObject({
  id: z.string(),
  type: z.enum(['single', 'multi', 'likert', 'satisfaction', 'nps', 'open', 'attention']),
  zh: z.string(),
  en: z.string(),
  leaves: z.array(z.string()),
  options: z.array(QuestionOption).optional(),
  required: z.boolean(),
  scored: z.boolean().optional(),
  scoreWeight: z.number().optional(),
  scoring: z
    .looseObject({ type: z.enum(['linear', 'ticked']), factor: z.number().optional(), of: z.number().optional() })
    .optional(),
  relevant: z
    .looseObject({ item: z.string(), in: z.array(z.string()).optional(), notIn: z.array(z.string()).optional() })
    .optional(),
  expected: z.string().optional(),
  ineligible: z.array(z.string()).optional(),
  exclusive: z.array(z.string()).optional(),
  maxSelect: z.number().optional(),
  maxLength: z.number().optional(),
});
export type Question = z.infer<typeof Question>;

export const Questionnaire = z.looseObject({
  id: z.enum(['WORKER', 'RESIDENT']),
  zh: z.string(),
  en: z.string(),
  intro: z.string(),
  background: z.array(Question),
  items: z.array(Question),
  /** The whole form where the office took one in; `items` then are what scoring and screens read of it. */
  form: Form.exactOptional(),
});
export type Questionnaire = z.infer<typeof Questionnaire>;

export const Street = z.looseObject({
  code9: z.string().regex(/^\d{9}$/),
  code12: z.string().regex(/^\d{12}$/),
  zh: z.string(),
  short: z.string(),
  en: z.string(),
  communities: z.number(),
  suggestedQuota: z.looseObject({ WORKER: z.number(), RESIDENT: z.number() }),
  equalQuota: z.looseObject({ WORKER: z.number(), RESIDENT: z.number() }),
});
export type Street = z.infer<typeof Street>;

export const Band = z.looseObject({ zh: z.string(), en: z.string(), min: z.number() });
export type Band = z.infer<typeof Band>;

/** Points above the total: `points` for each occurrence up to `cap` per item, and up to `cap` for all together. */
export const BonusRules = z.looseObject({
  enabled: z.boolean(),
  cap: z.number(),
  items: z.array(
    z.looseObject({
      id: z.string(),
      zh: z.string(),
      en: z.string(),
      points: z.number(),
      per: z.string(),
      cap: z.number(),
    }),
  ),
});
export type BonusRules = z.infer<typeof BonusRules>;

/** `effect`: parts joined by `; `, each `cap:` with the Chinese name of a band, or `survey leaves void`. */
export const VetoRules = z.looseObject({
  enabled: z.boolean(),
  items: z.array(z.looseObject({ id: z.string(), zh: z.string(), en: z.string(), effect: z.string() })),
});
export type VetoRules = z.infer<typeof VetoRules>;

/** A node that must reach `min` (0–100), or the band is limited. */
export const GateRules = z.looseObject({
  enabled: z.boolean(),
  items: z.array(
    z.looseObject({
      id: z.string(),
      zh: z.string(),
      en: z.string(),
      node: z.string(),
      min: z.number(),
      effect: z.string(),
    }),
  ),
});
export type GateRules = z.infer<typeof GateRules>;

/** A factor per class of street; a street that is not named has the factor 1. */
export const DifficultyRules = z.looseObject({
  enabled: z.boolean(),
  classes: z.array(z.looseObject({ id: z.string(), zh: z.string(), en: z.string(), factor: z.number() })),
  streets: z.record(z.string(), z.string()),
});
export type DifficultyRules = z.infer<typeof DifficultyRules>;

/** Which leaf of an earlier round each leaf was, or which ones it was made of; a leaf that is not named is new. */
export const Crosswalk = z.looseObject({
  round: z.string(),
  name: BilingualText,
  /** The leaves of that round. */
  before: z.array(z.looseObject({ code: z.string(), zh: z.string(), en: z.string() })),
  /** Leaf of this round → leaf of that one; one that was split stands behind several. */
  leaves: z.record(z.string(), z.string()),
  /** Leaf of this round → the leaves of that one which were merged into it, or which it shares with one of those. */
  madeOf: z.record(z.string(), z.array(z.string())).exactOptional(),
});
export type Crosswalk = z.infer<typeof Crosswalk>;

/** Judgements of pairs (Saaty's scale): how many times more important the left one is, for every pair in turn. */
export const Comparison = z.looseObject({
  codes: z.array(z.string()),
  people: z.array(z.looseObject({ name: z.string(), pairs: z.array(z.number()) })),
});
export type Comparison = z.infer<typeof Comparison>;

export const Template = z.looseObject({
  schema: z.literal('street-assessment-template'),
  schemaVersion: z.string(),
  templateId: z.string(),
  version: z.string(),
  title: BilingualText,
  combination: z.looseObject({
    criticalRule: z.looseObject({ enabled: z.boolean() }),
    discrepancy: z.looseObject({
      selfVsReview: z.looseObject({ attention: z.number(), serious: z.number() }),
      twoEvaluators: z.looseObject({ discuss: z.number(), thirdPerson: z.number() }),
    }),
  }),
  scales: z.looseObject({ grade4: z.array(Grade) }),
  resultBands: z.array(Band),
  ranking: z.looseObject({ enabled: z.boolean() }).optional(),
  bonus: BonusRules.optional(),
  vetoItems: VetoRules.optional(),
  gates: GateRules.optional(),
  difficulty: DifficultyRules.optional(),
  surveyRules: z.looseObject({
    minReport: z.looseObject({
      WORKER: z.looseObject({ street: z.number(), showSmallSampleBelow: z.number() }),
      RESIDENT: z.looseObject({ street: z.number() }),
      suppressBelow: z.number(),
    }),
    confidence: z.number(),
    designEffect: z.number(),
  }),
  articleSentences: z.array(z.looseObject({ id: z.string(), line: z.number(), locator: z.string(), gist: z.string() })),
  articleFacts: z.array(z.looseObject({ id: z.string(), zh: z.string(), sentence: z.string() })),
  nodes: z.array(TreeNode),
  leaves: z.array(Leaf),
  questionnaires: z.array(Questionnaire),
  streets: z.array(Street),
  /** What the rules ask of evidence; labels in the language of the template. */
  evidenceRules: z
    .looseObject({ classification: z.string(), types: z.array(z.string()), oneFileManyLeaves: z.boolean() })
    .optional(),
  sources: z.array(z.looseObject({ id: z.enum(SOURCES), zh: z.string(), en: z.string() })),
  departments: z.array(z.looseObject({ id: z.string(), zh: z.string() })),
  unitParameters: z.array(z.looseObject({ id: z.string(), zh: z.string(), en: z.string(), unit: z.string() })),
  /** Codes taken out of a running round: records that name them stay valid, and nothing is called so again. */
  retired: z.array(z.string()).optional(),
  crosswalk: Crosswalk.optional(),
  /** Where weights come from, by the code of the node (`total` for the top) whose children were compared. */
  comparisons: z.record(z.string(), Comparison).optional(),
});
export type Template = z.infer<typeof Template>;

export const Community = z.looseObject({ code: z.string().regex(/^\d{12}$/), zh: z.string(), street: z.string() });
export type Community = z.infer<typeof Community>;
