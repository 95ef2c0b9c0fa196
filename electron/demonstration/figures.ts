import type { Parameters, RoundContent } from '../../shared/model/round.ts';
import { createRandom } from './random.ts';

/** Least and most of each figure per community of a street; what is not listed keeps what the office has. */
const PER_COMMUNITY: Readonly<Record<string, readonly [number, number]>> = {
  workers: [9, 14],
  residents: [3200, 5200],
};
const PER_STREET: Readonly<Record<string, readonly [number, number]>> = {
  powers: [390, 430],
  postsMovedDown: [12, 40],
};

/** What no other rule covers: a number that any ratio can be made of. */
const OTHER: readonly [number, number] = [20, 60];

/** Made-up figures for a round, but those that its office already knows. */
export function missingFigures(content: RoundContent, known: Parameters, seed: number): Parameters {
  const made = syntheticFigures(content, seed);
  return Object.fromEntries(
    content.units.map((unit) => {
      const random = createRandom(seed, 'other figures', unit);
      const figures = content.template.unitParameters.map(({ id }) => {
        const other = String(random.between(...OTHER));
        const real = known[unit]?.[id];
        // Nothing can be counted out of nothing.
        return [id, real === undefined || real === '0' ? (made[unit]?.[id] ?? other) : real] as const;
      });
      return [unit, Object.fromEntries(figures)];
    }),
  );
}

/** Synthetic figures that only an office knows, beside those it already has. */
export function syntheticFigures(content: RoundContent, seed: number): Parameters {
  return Object.fromEntries(
    content.units.map((unit) => {
      const random = createRandom(seed, 'figures', unit);
      const communities = content.communities.filter((community) => community.street === unit).length;
      const figures = content.template.unitParameters.flatMap(({ id }): (readonly [string, string])[] => {
        const each = PER_COMMUNITY[id];
        if (each !== undefined) return [[id, String(random.between(...each) * Math.max(1, communities))]];
        const whole = PER_STREET[id];
        return whole === undefined ? [] : [[id, String(random.between(...whole))]];
      });
      return [unit, { ...content.parameters[unit], ...Object.fromEntries(figures) }];
    }),
  );
}
