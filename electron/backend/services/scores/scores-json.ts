import type {
  LeafResult,
  RaterResult,
  SourceResult,
  SurveyCount,
  SurveyItemResult,
  UnitResult,
} from '../../../../shared/model/result.ts';
import { shownReasons } from '../../../../shared/scoring/survey/invalid-reasons.ts';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import type { Scored } from './round-result.ts';

/**
 * Values and formulas only: no key, id of a round, file, device or person, no time and no remark. Reviewers are
 * told apart by their answer alone, so the same answers give the same bytes wherever and whenever they were given. Counts
 * of fewer persons than the template shows are left out: this file is for others.
 */
export function scoresJson({ content, result }: Scored): string {
  const { engine, template, mode, medians } = result;
  const value = {
    format: 'jieping-scores/1',
    round: { name: { zh: content.name.zh, en: content.name.en }, period: content.period },
    simulated: content.simulated,
    engine,
    template,
    mode,
    precision: content.policy.precision,
    sources: content.sources,
    units: result.units.map((unit) => plainUnit(unit, content.template.surveyRules.minReport.suppressBelow)),
    medians,
  };
  return `${canonicalJson(value)}\n`;
}

function plainUnit(unit: UnitResult, least: number): unknown {
  return {
    ...unit,
    leaves: unit.leaves.map((leaf) => plainLeaf(leaf, least)),
    surveys: unit.surveys.map((survey) => plainSurvey(survey, least)),
  };
}

/** The records of questionnaires are named by hashes over salts, which are never the same twice. */
function plainSurvey({ records: _records, ...count }: SurveyCount, least: number): unknown {
  return { ...count, invalid: shownReasons(count.invalid, least) };
}

function plainLeaf(leaf: LeafResult, least: number): unknown {
  return { ...leaf, sources: leaf.sources.map((source) => plainSource(source, least)) };
}

function isSmall(count: number, least: number): boolean {
  return count > 0 && count < least;
}

/** One question, without the number satisfied where it, or that of all others, is small. */
function plainItem(item: SurveyItemResult, least: number): SurveyItemResult {
  const { positive, ...rest } = item;
  const tells = positive === undefined || isSmall(positive, least) || isSmall(item.n - positive, least);
  return tells ? rest : item;
}

/**
 * A source with its questions. Where fewer than `least` persons answered one of them, no figure of any is given: the
 * hidden mean would follow from the score and the other means.
 */
function plainSource(source: SourceResult, least: number): unknown {
  const raters = plainRaters(source);
  if (source.items.some(({ n }) => isSmall(n, least))) {
    const items = source.items.map(({ question, weight }) => ({ question, weight, hidden: true }));
    return { ...source, raters, items, arithmetic: '' };
  }
  return { ...source, raters, items: source.items.map((item) => plainItem(item, least)) };
}

function plainRaters({ source, raters }: SourceResult): readonly unknown[] {
  if (source !== 'REVIEW') return raters.map((rater) => ({ ...valueOf(rater), rater: rater.rater }));
  const finding = raters.filter((rater) => rater.rater === null);
  const persons = raters.filter((rater) => rater.rater !== null);
  const texts = persons.map((rater) => ({ value: valueOf(rater), text: canonicalJson(valueOf(rater)) }));
  return [
    ...finding.map((rater) => ({ ...valueOf(rater), rater: null })),
    ...texts
      .sort((a, b) => (a.text === b.text ? 0 : a.text < b.text ? -1 : 1))
      .map(({ value }, index) => ({ ...value, rater: `reviewer ${index + 1}` })),
  ];
}

function valueOf({
  status,
  exact,
  score,
  arithmetic,
  marks,
}: RaterResult): Omit<RaterResult, 'rater' | 'records' | 'note'> {
  return { status, exact, score, arithmetic, marks };
}
