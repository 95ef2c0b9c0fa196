import type {
  LeafResult,
  RaterResult,
  SourceResult,
  SurveyCount,
  UnitResult,
} from '../../../../shared/model/result.ts';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import type { Scored } from './round-result.ts';

/**
 * Values and formulas only: no key, id of a round, file, device or person, no time and no remark. Reviewers are
 * told apart by their answer alone, so the same answers give the same bytes wherever and whenever they were given.
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
    units: result.units.map(plainUnit),
    medians,
  };
  return `${canonicalJson(value)}\n`;
}

function plainUnit(unit: UnitResult): unknown {
  return { ...unit, leaves: unit.leaves.map(plainLeaf), surveys: unit.surveys.map(plainSurvey) };
}

/** The records of questionnaires are named by hashes over salts, which are never the same twice. */
function plainSurvey({ records: _records, ...count }: SurveyCount): unknown {
  return count;
}

function plainLeaf(leaf: LeafResult): unknown {
  return { ...leaf, sources: leaf.sources.map(plainSource) };
}

function plainSource(source: SourceResult): unknown {
  return { ...source, raters: plainRaters(source) };
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
