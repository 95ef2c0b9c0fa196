import { FORM_OF, LEAF_FORMS } from '../model/ids.ts';
import type { ResponseValue } from '../model/response.ts';
import type {
  Exact,
  FormulaId,
  LeafResult,
  NodeResult,
  RaterResult,
  SourceResult,
  Status,
  SurveyItemResult,
  UnitResult,
} from '../model/result.ts';
import type { RoundContent } from '../model/round.ts';
import type { Leaf } from '../model/template.ts';
import { answerKind } from '../rules/answer-kind.ts';
import type { UnitAnswers } from './input.ts';
import { ENGINE } from './score-round.ts';
import { TOTAL } from './tree.ts';

/**
 * Where one figure comes from: its formula, the figures that went into it, and at the lowest level the answer with the
 * hashes of the records that carry it. `evaluate` works every value out again from the answers.
 */
export interface Derivation {
  /** `published`, `total`, a code of the tree, `CODE/mean` before a difficulty factor, `CODE/SOURCE`, `CODE/SOURCE/RATER` or `CODE/SOURCE/QUESTION`. */
  readonly id: string;
  readonly formula: FormulaId;
  readonly status: Status;
  readonly value: Exact | null;
  /** Rounded to two places here, before it goes on (precision `everyLevel`). */
  readonly rounded: boolean;
  readonly inputs: readonly { readonly weight: Exact; readonly of: Derivation }[];
  /** Figures of the formula that are no inputs, such as a factor, a cap, a sum and a count. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly answer: ResponseValue | null;
  readonly records: readonly string[];
}

/** A street's derivation with what it holds under: rules, template, mode and settings. */
export interface UnitDerivation {
  readonly engine: string;
  readonly template: string;
  readonly mode: UnitResult['mode'];
  readonly precision: UnitResult['precision'];
  readonly designEffect: number;
  readonly confidence: number;
  readonly root: Derivation;
}

interface Setting {
  readonly content: RoundContent;
  readonly result: UnitResult;
  readonly answers: UnitAnswers;
  readonly nodes: ReadonlyMap<string, NodeResult>;
  readonly leaves: ReadonlyMap<string, LeafResult>;
}

const NOTHING = { rounded: false, inputs: [], parameters: {}, answer: null, records: [] } as const;

function ofRater(setting: Setting, leaf: Leaf, source: SourceResult, rater: RaterResult): Derivation {
  const form = LEAF_FORMS.find((one) => one === FORM_OF[source.source]) ?? 'self';
  const slot = setting.answers.slots.find(
    (one) => one.form === form && one.leaf === leaf.code && one.rater === rater.rater && one.status !== 'withdrawn',
  );
  return {
    ...NOTHING,
    id: `${leaf.code}/${source.source}/${rater.rater ?? '-'}`,
    formula: answerKind(leaf, form),
    status: rater.status,
    value: rater.exact,
    answer: slot?.value ?? null,
    records: rater.records,
  };
}

function ofItem(leaf: Leaf, source: SourceResult, item: SurveyItemResult): Derivation {
  return {
    ...NOTHING,
    id: `${leaf.code}/${source.source}/${item.question}`,
    formula: 'survey-item',
    status: item.mean === null ? 'missing' : 'value',
    value: item.mean,
    parameters: { sum: item.sum, n: String(item.n) },
  };
}

function formulaOf(source: SourceResult): FormulaId {
  if (source.marks.some(({ code }) => code === 'survey_void')) return 'survey-void';
  if (source.source === 'WORKER' || source.source === 'RESIDENT') return 'survey-mean';
  if (source.marks.some(({ code }) => code === 'agreed_finding')) return 'agreed-finding';
  return source.marks.some(({ code }) => code === 'median_of_three') ? 'rater-median' : 'rater-mean';
}

function ofSource(setting: Setting, leaf: Leaf, source: SourceResult): Derivation {
  const count = setting.result.surveys.find((one) => one.form === FORM_OF[source.source]);
  return {
    ...NOTHING,
    id: `${leaf.code}/${source.source}`,
    formula: formulaOf(source),
    status: source.status,
    value: source.exact,
    inputs: [
      ...source.raters.map((rater) => ({ weight: '1', of: ofRater(setting, leaf, source, rater) })),
      ...source.items.map((item) => ({ weight: item.weight, of: ofItem(leaf, source, item) })),
    ],
    records: count?.records ?? [],
  };
}

function ofLeaf(setting: Setting, result: LeafResult): Derivation {
  const leaf = setting.content.template.leaves.find((one) => one.code === result.code);
  const rounded = setting.result.precision === 'everyLevel';
  const means: Derivation = {
    ...NOTHING,
    id: result.difficulty === undefined ? result.code : `${result.code}/mean`,
    formula: 'source-mean',
    status: result.status,
    value: result.difficulty?.before ?? result.exact,
    rounded: rounded && result.difficulty === undefined,
    inputs:
      leaf === undefined
        ? []
        : result.sources.map((source) => ({ weight: source.effectiveWeight, of: ofSource(setting, leaf, source) })),
  };
  if (result.difficulty === undefined) return means;
  return {
    ...NOTHING,
    id: result.code,
    formula: 'difficulty',
    status: result.status,
    value: result.exact,
    rounded,
    parameters: { factor: result.difficulty.factor },
    inputs: [{ weight: '100', of: means }],
  };
}

function ofNode(setting: Setting, node: NodeResult): Derivation {
  const below = node.children.flatMap((code) => {
    const leaf = setting.leaves.get(code);
    const child = leaf ?? setting.nodes.get(code);
    if (child === undefined) return [];
    const of = leaf === undefined ? ofNode(setting, child) : ofLeaf(setting, leaf);
    return [{ weight: child.declaredWeight, of }];
  });
  return {
    ...NOTHING,
    id: node.code,
    formula: 'weighted-mean',
    status: node.status,
    value: node.exact,
    rounded: setting.result.precision === 'everyLevel',
    inputs: below,
  };
}

function withBonus(setting: Setting, total: Derivation): Derivation {
  const { bonus } = setting.result;
  const rules = setting.content.template.bonus;
  if (bonus === undefined || rules === undefined) return total;
  return {
    ...NOTHING,
    id: 'published',
    formula: 'bonus',
    status: 'value',
    value: bonus.exact,
    parameters: { cap: String(rules.cap) },
    inputs: [
      { weight: '1', of: total },
      ...bonus.items.map((item) => {
        const rule = rules.items.find((one) => one.id === item.id);
        const parameters = {
          points: String(rule?.points ?? 0),
          cap: String(rule?.cap ?? 0),
          occurrences: String(item.occurrences),
        };
        const of: Derivation = {
          ...NOTHING,
          id: `bonus/${item.id}`,
          formula: 'bonus-item',
          status: 'value',
          value: null,
          parameters,
          records: item.records,
        };
        return { weight: '1', of };
      }),
    ],
  };
}

/** The derivation of a street's published score, down to `answers`, from which `result` was worked out. */
export function derivationOf(content: RoundContent, result: UnitResult, answers: UnitAnswers): UnitDerivation {
  const { template } = content;
  const setting: Setting = {
    content,
    result,
    answers,
    nodes: new Map([result.total, ...result.nodes].map((node) => [node.code, node])),
    leaves: new Map(result.leaves.map((leaf) => [leaf.code, leaf])),
  };
  const total = setting.nodes.get(TOTAL) ?? result.total;
  return {
    engine: ENGINE,
    template: `${template.templateId}@${template.version}`,
    mode: result.mode,
    precision: result.precision,
    designEffect: template.surveyRules.designEffect,
    confidence: template.surveyRules.confidence,
    root: withBonus(setting, ofNode(setting, total)),
  };
}

/** One step of a derivation by itself: its inputs are named, not held. */
export interface DerivationStep extends Omit<Derivation, 'inputs'> {
  readonly inputs: readonly { readonly weight: Exact; readonly of: string }[];
}

/** The same derivation as a list, the published score first and every step before what went into it. */
export function stepsOf({ inputs, ...own }: Derivation): readonly DerivationStep[] {
  const named = inputs.map(({ weight, of }) => ({ weight, of: of.id }));
  return [{ ...own, inputs: named }, ...inputs.flatMap(({ of }) => stepsOf(of))];
}
