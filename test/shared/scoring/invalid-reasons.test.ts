import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownReasons } from '../../../shared/scoring/survey/invalid-reasons.ts';
import { runs } from '../../support/depth.ts';

test('names a reason only from as many forms as may be shown, and loses none', () => {
  expect(shownReasons({ VR1: 1, VR2: 5, VR4: 0, VR5: 4 }, 5)).toEqual({ named: { VR2: 5 }, other: 5 });
  const Reasons = fc.dictionary(fc.constantFrom('VR1', 'VR2', 'VR3', 'VR5'), fc.nat(12));
  fc.assert(
    fc.property(Reasons, fc.integer({ min: 1, max: 8 }), (invalid, least) => {
      const { named, other } = shownReasons(invalid, least);
      const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
      expect(sum(Object.values(named)) + other).toBe(sum(Object.values(invalid)));
      for (const count of Object.values(named)) expect(count).toBeGreaterThanOrEqual(least);
    }),
    runs(),
  );
});
