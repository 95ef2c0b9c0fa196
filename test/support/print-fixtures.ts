import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChartsJob, DistrictJob, RecoveryJob, ScorecardJob, StabilityJob } from '../../shared/model/print.ts';
import { SOURCES, type LeafForm } from '../../shared/model/ids.ts';
import type { ResponseValue } from '../../shared/model/response.ts';
import type { ResultDigest, RoundResult } from '../../shared/model/result.ts';
import { RoundContent } from '../../shared/model/round.ts';
import { Template, type Leaf, type Question, type Questionnaire } from '../../shared/model/template.ts';
import type { Language } from '../../shared/model/text.ts';
import type { SlotAnswer, SurveyInput, UnitAnswers } from '../../shared/scoring/input.ts';
import { scoreRound } from '../../shared/scoring/score-round.ts';
import { roundStability } from '../../shared/scoring/stability/round-stability.ts';
import { districtFigures } from '../../shared/scoring/survey/district-surveys.ts';
import { standingOf } from '../../shared/scoring/tiers.ts';
import { atOnce } from '../../shared/steps.ts';

/** A sequence of numbers in [0, 1) that is the same on every machine (Park–Miller minimal standard generator). */
function sequence(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
type Draw = () => number;

const DAY = '2026-06-01';
const RECORD = 'ab'.repeat(32);

export function printTemplate(): Template {
  const file = join(import.meta.dirname, '../../resources/indicator-sets/xicheng-2021.template.json');
  return Template.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** A round over all streets of the bundled indicator set, with two reviewers each. */
export function printRound(over: Partial<RoundContent> = {}): RoundContent {
  const template = printTemplate();
  const units = template.streets.map((street) => street.code9);
  return RoundContent.parse({
    id: 'round-2026',
    name: { zh: '西城区街道管理体制改革评估 2026', en: 'Xicheng street management reform assessment 2026' },
    period: { from: '2026-01-01', to: '2026-12-31' },
    simulated: true,
    units,
    sources: [...SOURCES],
    policy: {
      mode: 'weighted',
      precision: 'display',
      requiredReviewers: 2,
      allDepartmentsRequired: true,
      encryption: 'none',
      office: '中共北京市西城区委机构编制委员会办公室',
    },
    template,
    communities: [],
    assignments: {
      departments: Object.fromEntries(template.leaves.map((leaf) => [leaf.code, leaf.departmentProposals.slice(0, 1)])),
      reviewers: Object.fromEntries(units.map((unit) => [unit, ['p1', 'p2']])),
      excluded: [],
      deadlines: Object.fromEntries(units.map((unit) => [unit, DAY])),
    },
    parameters: Object.fromEntries(
      units.map((unit) => [
        unit,
        { powers: '430', postsMovedDown: '24', communityPartyBodies: '19', workers: '180', residents: '60000' },
      ]),
    ),
    roster: { persons: [], devices: [] },
    formRev: 1,
    ...over,
  });
}

/** An answer around `level` (0–1) in the leaf's own method. */
function answer(leaf: Leaf, level: number, draw: Draw, parameters: Readonly<Record<string, string>>): ResponseValue {
  const near = Math.min(1, Math.max(0, level + (draw() - 0.5) * 0.2));
  const { method } = leaf;
  if (method.type === 'graded') {
    return { t: 'graded', grade: near > 0.9 ? 'A' : near > 0.75 ? 'B' : near > 0.6 ? 'C' : 'D' };
  }
  if (method.type === 'ratio') {
    const parameter = method.denominator.from.startsWith('param:') ? method.denominator.from.slice(6) : '';
    const den = Number(method.denominator.fixed ?? parameters[parameter] ?? 20 + Math.floor(draw() * 60));
    return { t: 'ratio', num: String(Math.round(den * near)), den: String(den) };
  }
  if (method.type === 'checklist') {
    const best = [...method.answers].sort((a, b) => (b.points ?? -1) - (a.points ?? -1));
    const pick = () => best[draw() < near ? 0 : 1]?.id ?? '';
    return { t: 'checklist', a: Object.fromEntries(method.items.map((item) => [item.id, pick()])) };
  }
  return {
    t: 'deduction',
    n: Object.fromEntries(method.rules.map((rule) => [rule.id, draw() > near + 0.05 ? 1 : 0])),
  };
}

function slot(form: LeafForm, leaf: string, rater: string | null, value: ResponseValue): SlotAnswer {
  return { form, leaf, rater, status: 'value', value, records: [RECORD], note: '' };
}

function choose(question: Question, level: number, draw: Draw): string | string[] {
  const options = question.options ?? [];
  if (question.type === 'nps') return String(Math.min(10, Math.max(0, Math.round(level * 10 + (draw() - 0.5) * 4))));
  if (question.type === 'open') return '';
  if (question.type === 'multi') return options.filter(() => draw() < level).map((option) => option.id);
  if (question.type === 'attention') return question.expected ?? '';
  const open = options.filter((option) => !(question.ineligible ?? []).includes(option.id));
  const scored = open.filter((option) => option.score !== null);
  const from = scored.length > 0 ? scored : open;
  return from[Math.min(from.length - 1, Math.floor(draw() * from.length * (1.4 - level)))]?.id ?? '';
}

function forms(list: Questionnaire, unit: string, count: number, level: number, draw: Draw): SurveyInput[] {
  const questions = [...list.background, ...list.items].filter((question) => question.type !== 'open');
  return Array.from({ length: count }, (_, i) => ({
    form: list.id === 'WORKER' ? 'worker' : 'resident',
    serial: `${list.id}-${unit}-${i + 1}`,
    community: null,
    seconds: 300,
    answers: Object.fromEntries(questions.map((question) => [question.id, choose(question, level, draw)])),
    conflict: false,
    record: RECORD,
  }));
}

export interface AnswerOptions {
  /** Leaves without any review, which makes the street provisional. */
  readonly withoutReview?: readonly string[];
  /** Leaves that the street claims and both reviewers agree to be not applicable. */
  readonly notApplicable?: readonly string[];
}

/** Complete answers of one street, invented but plausible: self-assessments are kinder than reviews. */
export function printAnswers(content: RoundContent, unit: string, options: AnswerOptions = {}): UnitAnswers {
  const draw = sequence(Number(unit) % 100_000);
  const level = 0.78 + draw() * 0.14;
  const parameters = content.parameters[unit] ?? {};
  const na: ResponseValue = { t: 'na', reason: '本街道没有这类事项' };
  const slots = content.template.leaves.flatMap((leaf): SlotAnswer[] => {
    const excused = options.notApplicable?.includes(leaf.code) ?? false;
    const review = answer(leaf, level, draw, parameters);
    const own = excused ? na : answer(leaf, Math.min(1, level + 0.08), draw, parameters);
    const points = (): ResponseValue => ({ t: 'points', s: String(Math.round(70 + level * 25 + draw() * 5)) });
    return leaf.sources.flatMap(({ id, entry }) => {
      if (id === 'SELF') return [slot('self', leaf.code, null, own)];
      if (id === 'REVIEW') {
        if (options.withoutReview?.includes(leaf.code) === true) return [];
        return ['p1', 'p2'].map((person) => slot('review', leaf.code, person, excused ? na : review));
      }
      if (id !== 'DEPT') return [];
      return (content.assignments.departments[leaf.code] ?? []).map((department) =>
        slot('dept', leaf.code, department, entry === 'points' ? points() : answer(leaf, level, draw, parameters)),
      );
    });
  });
  const street = content.template.streets.find((one) => one.code9 === unit);
  const surveys = content.template.questionnaires.flatMap((list) =>
    forms(list, unit, street?.suggestedQuota[list.id] ?? 30, level, draw),
  );
  return { unit, slots, surveys, naConsents: [] };
}

function digest(round: string, unit: string, number: number): ResultDigest {
  const sha256 = '5f3a9c'.padEnd(64, '0123456789abcdef');
  return { digits: '98089 98420 45018 30127 66541', sha256, qr: `JP1:${round}:${unit}:${number}:${sha256}`, number };
}

function head(content: RoundContent, language: Language) {
  return {
    language,
    round: {
      id: content.id,
      name: content.name,
      period: content.period,
      simulated: content.simulated,
      office: content.policy.office,
    },
    template: {
      id: content.template.templateId,
      version: content.template.version,
      title: content.template.title,
    },
    package: { seq: 1, sha256: 'c0ffee'.padEnd(64, '0') },
    content,
  };
}

export interface ScoredRound {
  readonly content: RoundContent;
  readonly result: RoundResult;
  readonly answers: readonly UnitAnswers[];
}

/** A round with answers of every street, scored by the real engine. */
export function scoredRound(
  over: Partial<RoundContent> = {},
  options: Readonly<Record<string, AnswerOptions>> = {},
): ScoredRound {
  const content = printRound(over);
  const answers = content.units.map((unit) => printAnswers(content, unit, options[unit]));
  return { content, answers, result: scoreRound(content, answers) };
}

export function scorecardJob({ content, result }: ScoredRound, unit: string, language: Language): ScorecardJob {
  const own = result.units.find((one) => one.unit === unit);
  if (own === undefined) throw new Error(`no street ${unit}`);
  return {
    kind: 'scorecard',
    ...head(content, language),
    unit,
    result: own,
    medians: result.medians,
    ...standingOf(result, unit),
    digest: digest(content.id, unit, 1),
  };
}

export function districtJob({ content, result, answers }: ScoredRound, language: Language): DistrictJob {
  const digests = Object.fromEntries(content.units.map((unit, i) => [unit, digest(content.id, unit, i + 1)]));
  const district = districtFigures(content, result, answers);
  return { kind: 'district', ...head(content, language), result, district, digests };
}

function pictures({ content, result }: ScoredRound, language: Language) {
  return { ...head(content, language), result, sealed: null, madeAt: '2026-12-01T01:02:03Z' };
}

export function chartsJob(
  round: ScoredRound,
  language: Language,
  { other = null, of = 'totals' }: Partial<Pick<ChartsJob, 'other' | 'of'>> = {},
): ChartsJob {
  return { kind: 'charts', ...pictures(round, language), other, of };
}

/** With fewer runs than the product makes, so that it is there in a moment. */
export function stabilityJob(round: ScoredRound, unit: string | null, language: Language): StabilityJob {
  const stability = atOnce(roundStability(round.content, round.result, round.answers, 20));
  return { kind: 'stability', ...pictures(round, language), stability, unit };
}

export function recoveryJob(language: Language): RecoveryJob {
  return {
    kind: 'recovery',
    language,
    office: '中共北京市西城区委机构编制委员会办公室',
    sheets: [{ number: 1, code: 'JR7K-2M9P-QX4T-8WVD-H3NC-6YBF-5GZA-1SE0-9RHK-4D2M-P7QX-T8WV-DH30-C6YB' }],
    of: 1,
    needed: 1,
    digits: '31415 92653 58979 32384 62643',
    madeAt: '2026-03-02T01:02:03Z',
  };
}
