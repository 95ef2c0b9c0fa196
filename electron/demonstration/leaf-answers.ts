import type { LeafForm } from '../../shared/model/ids.ts';
import type { DraftValue } from '../../shared/model/response.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import type { Leaf } from '../../shared/model/template.ts';
import { answerKind } from '../../shared/rules/answer-kind.ts';
import { marked } from './marked.ts';
import { gradedAnswer, methodAnswer } from './method-answers.ts';
import { createRandom } from './random.ts';
import type { StreetPlan } from './street-plan.ts';

export interface SyntheticAnswer {
  readonly value: DraftValue;
  /** Empty or marked as synthetic. */
  readonly note: string;
}

/** Whose sheet. `rater` tells the reviewers apart (0, 1, …) or names the department; null for the street itself. */
export interface SheetOwner {
  readonly unit: string;
  readonly form: LeafForm;
  readonly rater: string | number | null;
}

const NOTES: Readonly<Record<LeafForm, readonly [string, ...string[]]>> = {
  self: ['材料见台账第三册。', '二季度起已整改。', '数据截至评估期末。'],
  dept: ['按日常掌握情况评价。', '与年度检查结果一致。'],
  review: ['现场查阅台账并抽查。', '抽查结果与自评略有出入。', '已与街道当面核对。'],
};
const NA_REASON: Readonly<Record<LeafForm, string>> = {
  self: marked('评估期内本街道没有这类事项。'),
  dept: marked('评估期内没有这类事项。'),
  review: marked('经核对，评估期内确无这类事项。'),
};

/** Answers of one seed to the leaves of a round. */
export class LeafAnswers {
  readonly #content: RoundContent;
  readonly #seed: number;
  readonly #plans: ReadonlyMap<string, StreetPlan>;

  constructor(content: RoundContent, seed: number, plans: ReadonlyMap<string, StreetPlan>) {
    this.#content = content;
    this.#seed = seed;
    this.#plans = plans;
  }

  /** How well the street does on a leaf, 0–1: its own quality, the difficulty of the leaf, and chance. */
  #level(unit: string, leaf: Leaf, plan: StreetPlan): number {
    const difficulty = createRandom(this.#seed, 'leaf', leaf.code).around() * 0.1;
    const chance = createRandom(this.#seed, 'level', unit, leaf.code).around() * 0.18;
    return Math.min(1, Math.max(0.3, plan.quality + difficulty + chance));
  }

  #note({ unit, form, rater }: SheetOwner, leaf: Leaf): string {
    const random = createRandom(this.#seed, 'note', unit, form, String(rater), leaf.code);
    return random.chance(0.12) ? marked(random.pick(NOTES[form])) : '';
  }

  /** A complete answer; throws for a street that is not in the round. */
  answer(owner: SheetOwner, leaf: Leaf): SyntheticAnswer {
    const { unit, form, rater } = owner;
    const plan = this.#plans.get(unit);
    if (plan === undefined) throw new Error(`no plan for ${unit}`);
    const claims = form === 'self' && plan.claimRejected.includes(leaf.code);
    const agreed = form !== 'dept' && plan.notApplicable.includes(leaf.code);
    if (claims || agreed) return { value: { t: 'na', reason: NA_REASON[form] }, note: '' };
    const note = this.#note(owner, leaf);
    const level = this.#level(unit, leaf, plan);
    if (form === 'review') return { value: this.#review(owner, leaf, level, plan), note };
    const random = createRandom(this.#seed, form, unit, String(rater), leaf.code);
    // Streets think a little better of themselves; departments differ a little from each other.
    const seen = Math.min(1, level + (form === 'self' ? 0.04 + random.around() * 0.05 : random.around() * 0.06));
    if (answerKind(leaf, form) === 'points') {
      return { value: { t: 'points', s: String(Math.round(seen * 100)) }, note };
    }
    return { value: methodAnswer(this.#content, unit, leaf, seen, random), note };
  }

  /**
   * Reviewers count the same things and so agree, apart from grades, where they differ by at most 6 points unless the
   * plan says that they dispute.
   */
  #review({ unit, rater }: SheetOwner, leaf: Leaf, level: number, plan: StreetPlan): DraftValue {
    const kind = answerKind(leaf, 'review');
    if (kind !== 'graded' && kind !== 'points') {
      return methodAnswer(this.#content, unit, leaf, level, createRandom(this.#seed, 'review', unit, leaf.code));
    }
    const dispute = plan.disputed[leaf.code];
    const first = dispute === undefined ? Math.round(level * 100) : 92;
    const step = dispute ?? createRandom(this.#seed, 'second', unit, leaf.code).between(-6, 6);
    const points =
      rater === 0 ? first : Math.min(100, Math.max(0, dispute === undefined ? first + step : first - step));
    if (kind === 'points') return { t: 'points', s: String(points) };
    return gradedAnswer(this.#content.template.scales.grade4, points);
  }
}
