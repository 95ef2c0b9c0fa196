import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascendingMany } from '../../../../shared/scoring/statistics/ascending.ts';
import { runs } from '../../../support/depth.ts';

describe('many lists in ascending order', () => {
  const lists = fc.integer({ min: 1, max: 300 }).chain((length) => {
    const of = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: length, maxLength: length });
    return fc.array(
      fc.oneof(
        of(fc.double({ min: 60, max: 95, noNaN: true })),
        // Ties, a crowd with one far away, all alike.
        of(fc.integer({ min: 1, max: 4 })),
        of(fc.constantFrom(1, 1 + 1e-12, 1e9)),
        of(fc.constant(7.5)),
      ),
      { minLength: 1, maxLength: 4 },
    );
  });

  it('gives what comparing gives, list after list, and leaves each as it was', () => {
    fc.assert(
      fc.property(lists, (all) => {
        const sort = ascendingMany(all[0]?.length ?? 0);
        for (const list of all) {
          const given = Float64Array.from(list);
          expect([...sort(given)]).toEqual([...list].sort((a, b) => a - b));
          expect([...given]).toEqual(list);
        }
      }),
      runs(),
    );
  });

  it('takes numbers whose range overflows', () => {
    const wide = Float64Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? -1 : 1) * Number.MAX_VALUE);
    expect([...ascendingMany(40)(wide)]).toEqual([...wide].sort((a, b) => a - b));
  });
});
