import type { UnitCode } from '../model/ids.ts';
import { publishedTotal, type Published, type RoundResult } from '../model/result.ts';
import type { RoundContent } from '../model/round.ts';
import { differenceText } from '../scoring/printed-difference.ts';
import { compareSystems } from './compare.ts';
import { leafPairs, type LeafPair, type LeafPairs } from './leaf-pairs.ts';

/** A round with its scores, as another one is compared with it. */
export interface ScoredRound {
  readonly content: Pick<RoundContent, 'id' | 'name' | 'period' | 'template'>;
  readonly result: RoundResult;
}

/** Scores 0–100 in the earlier and in the later round; null where there is none, or none that may be compared. */
export interface Change {
  readonly before: Published | null;
  readonly after: Published | null;
  /** With its sign; null where one of the two is missing. */
  readonly difference: string | null;
}

export interface LeafChange extends LeafPair, Change {}

export interface RoundComparison {
  readonly along: LeafPairs['along'];
  readonly total: Change;
  /** The totals are put together otherwise in the two rounds. */
  readonly otherSystem: boolean;
  /** Items that may be compared, the greatest difference first. */
  readonly compared: readonly LeafChange[];
  /** What is no pair, with whatever score each has in its own round and no difference. */
  readonly others: readonly LeafChange[];
}

type Figures = (code: string) => Published | null;

function figuresOf({ result }: ScoredRound, unit: string | null): { readonly total: Published | null; of: Figures } {
  if (unit === null) {
    const { medians } = result;
    return { total: medians['total'] ?? null, of: (code) => medians[code] ?? null };
  }
  const own = result.units.find((one) => one.unit === unit);
  if (own === undefined) return { total: null, of: () => null };
  const scores = new Map(own.leaves.map(({ code, score }) => [code, score]));
  return { total: publishedTotal(own).score, of: (code) => scores.get(code) ?? null };
}

function changeOf(before: Published | null, after: Published | null): Change {
  return { before, after, difference: differenceText(after, before) };
}

/** Changes by size, the greatest first; what has no difference stands last, as it came. */
function bySize(a: Change, b: Change): number {
  const size = ({ difference }: Change) => (difference === null ? -1 : Math.abs(Number(difference.replace('−', '-'))));
  return size(b) - size(a);
}

/** Parts of a system, apart from its indicators, that make totals. */
const SCORING: ReadonlySet<string> = new Set([
  'bonus',
  'combination',
  'difficulty',
  'gates',
  'questionnaires',
  'resultBands',
  'scales',
  'surveyRules',
  'vetoItems',
]);
/** What can differ about an indicator without a score meaning something else. */
const WORDING: ReadonlySet<string> = new Set(['name', 'evidence', 'onsite', 'departments']);

/** Whether totals of the two rounds are put together otherwise: other items, weights, methods, sources or rules. */
export function systemsDiffer(now: ScoredRound, then: ScoredRound): boolean {
  const { indicators, system } = compareSystems(then.content.template, now.content.template);
  const differ = indicators.some(
    ({ change, aspects }) => change !== 'changed' || aspects.some((aspect) => !WORDING.has(aspect)),
  );
  return differ || system.some((part) => SCORING.has(part));
}

/** A street, or the median of the streets where `unit` is null, in two rounds, item by item along the crosswalk. */
export function compareRounds(now: ScoredRound, then: ScoredRound, unit: string | null): RoundComparison {
  const [before, after] = [figuresOf(then, unit), figuresOf(now, unit)];
  const { along, pairs } = leafPairs(now.content, then.content);
  const changes = pairs.map((pair): LeafChange => {
    const [was, is] = [pair.from && before.of(pair.from.code), pair.to && after.of(pair.to.code)];
    if (pair.how === 'compared') return { ...pair, ...changeOf(was, is) };
    return { ...pair, before: was, after: is, difference: null };
  });
  return {
    along,
    otherSystem: systemsDiffer(now, then),
    total: changeOf(before.total, after.total),
    compared: changes.filter(({ how }) => how === 'compared').toSorted(bySize),
    others: changes.filter(({ how }) => how !== 'compared'),
  };
}

/** Totals of the streets that have one in both rounds. */
export function totalChanges(now: ScoredRound, then: ScoredRound): readonly (Change & { readonly unit: UnitCode })[] {
  return now.result.units.flatMap(({ unit }) => {
    const change = changeOf(figuresOf(then, unit).total, figuresOf(now, unit).total);
    return change.difference === null ? [] : [{ unit, ...change }];
  });
}
