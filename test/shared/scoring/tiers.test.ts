import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitResult } from '../../../shared/model/result.ts';
import { published, parseDecimal, fractionText } from '../../../shared/scoring/fraction.ts';
import { scoreRound } from '../../../shared/scoring/score-round.ts';
import { placesOf, tiersOf } from '../../../shared/scoring/tiers.ts';
import { runs } from '../../support/depth.ts';
import { UNIT, fullAnswers, roundContent, shuffled, template } from './round-fixture.ts';

const [model] = scoreRound(roundContent({ units: [UNIT] }), [fullAnswers(UNIT, 1, 12, 31)]).units;
function street(unit: string, total: string | null, se: string | null): UnitResult {
  if (model === undefined) throw new Error('no street');
  const value = total === null ? null : parseDecimal(total);
  return {
    ...model,
    unit,
    total: {
      ...model.total,
      exact: value === null ? null : fractionText(value),
      score: value === null ? null : published(value),
    },
    sampling:
      se === null
        ? { kind: 'undefined', reason: 'no_survey' }
        : { kind: 'value', se, df: 20, halfWidth: '0.00', low: '0.00', high: '0.00' },
  };
}

describe('tiers', () => {
  it('gather the streets that cannot be told from the best one, then the next', () => {
    const units = [
      street('a', '90', '1'),
      street('b', '88', '1'),
      street('c', '87', '1'),
      street('d', '85.5', '1'),
      street('e', '80', '1'),
    ];
    // z·√2 = 2.77: 90 and 88 go together, 87 is not chained to 88.
    expect(tiersOf(units)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });
  it('are as many as different totals where nothing was sampled; equal totals share one', () => {
    expect(tiersOf([street('b', '90', null), street('a', '90', null), street('c', '89.99', null)])).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
  });
  it('leave out a street without a score', () => {
    expect(tiersOf([street('a', null, null), street('b', '1', null)])).toEqual([['b']]);
    expect(tiersOf([])).toEqual([]);
  });
  it('hold every scored street once and do not depend on the order', () => {
    const some = fc.array(fc.record({ total: fc.integer({ min: 0, max: 100 }), se: fc.integer({ min: 0, max: 30 }) }), {
      maxLength: 15,
    });
    fc.assert(
      fc.property(some, fc.nat(), (given, seed) => {
        const units = given.map(({ total, se }, i) => street(`u${10 + i}`, String(total), String(se / 10)));
        const tiers = tiersOf(units);
        expect(tiers.flat().sort()).toEqual(units.map(({ unit }) => unit).sort());
        expect(tiersOf(shuffled(units, seed))).toEqual(tiers);
      }),
      runs(1),
    );
  });
});

describe('places', () => {
  it('are shared by equal published scores and then skip', () => {
    const units = ['90.001', '90.004', '89', '91', null].map((total, i) => street(`u${i}`, total, null));
    expect(placesOf(units)).toEqual({ u0: 2, u1: 2, u2: 4, u3: 1 });
  });
  it('exist only where the template turns them on', () => {
    const answers = [fullAnswers(UNIT, 1, 12, 31)];
    const units = [UNIT];
    expect(scoreRound(roundContent({ units }), answers).places).toBeUndefined();
    const ranked = roundContent({ units, template: { ...template, ranking: { enabled: true } } });
    expect(scoreRound(ranked, answers).places).toEqual({ [UNIT]: 1 });
  });
});
