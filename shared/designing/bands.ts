import type { SystemParts } from '../model/design.ts';
import type { Band, Template } from '../model/template.ts';
import { effectText, readEffect } from '../scoring/effect.ts';

/** Effects name bands, so a band that gets another name keeps what limits to it. */
function renamed(effect: string, before: readonly Band[], after: readonly Band[]): string {
  const read = readEffect(effect, before);
  if (read === null || read.cap === null || before.length !== after.length) return effect;
  const cap = after[before.findIndex(({ zh }) => zh === read.cap?.zh)] ?? read.cap;
  return effectText({ ...read, cap });
}

/**
 * The parts of a system that change with its result bands: the bands, and the gates and vetoes that name them, where
 * bands were renamed and none was added or taken out.
 */
export function withBands({ resultBands, gates, vetoItems }: Template, bands: readonly Band[]): SystemParts {
  const put = <R extends { readonly effect: string }>(rules: readonly R[]) =>
    rules.map((rule) => ({ ...rule, effect: renamed(rule.effect, resultBands, bands) }));
  return {
    resultBands: [...bands],
    ...(gates === undefined ? {} : { gates: { ...gates, items: put(gates.items) } }),
    ...(vetoItems === undefined ? {} : { vetoItems: { ...vetoItems, items: put(vetoItems.items) } }),
  };
}
