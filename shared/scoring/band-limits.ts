import type { BandLimit, BandResult, NodeResult } from '../model/result.ts';
import type { Band, Template } from '../model/template.ts';
import { readEffect } from './effect.ts';
import { compare, fromNumber, parseDecimal, plainText } from './fraction.ts';
import type { VetoInput } from './input.ts';

/** Vetoes in force, each item once: only where the template's rule is on and knows the item. */
export function vetoesOf(template: Template, given: readonly VetoInput[]) {
  const rules = template.vetoItems;
  if (rules?.enabled !== true) return [];
  return rules.items.flatMap((item) => {
    const own = given.filter((veto) => veto.item === item.id);
    const effect = readEffect(item.effect, template.resultBands);
    if (own.length === 0 || effect === null) return [];
    return [{ item, effect, records: [...new Set(own.flatMap((veto) => veto.records))].sort() }];
  });
}

/** Gates that a street misses. A node without a score misses nothing: the total is provisional anyway. */
function missedGates(template: Template, nodes: ReadonlyMap<string, NodeResult>) {
  const rules = template.gates;
  if (rules?.enabled !== true) return [];
  return rules.items.flatMap((gate) => {
    const score = nodes.get(gate.node)?.score ?? null;
    const value = score === null ? null : parseDecimal(score);
    const effect = readEffect(gate.effect, template.resultBands);
    const cap = effect?.cap ?? null;
    if (score === null || value === null || cap === null || compare(value, fromNumber(gate.min)) >= 0) return [];
    return [{ gate, score, cap }];
  });
}

/** Everything that limits the band of a street, gates before vetoes, each in the order of the template. */
export function bandLimits(
  template: Template,
  nodes: readonly NodeResult[],
  vetoes: readonly VetoInput[],
): readonly (BandLimit & { readonly band: Band })[] {
  const byCode = new Map(nodes.map((node) => [node.code, node]));
  return [
    ...missedGates(template, byCode).map(({ gate, score, cap }) => ({
      kind: 'gate' as const,
      id: gate.id,
      zh: gate.zh,
      en: gate.en,
      cap: { zh: cap.zh, en: cap.en },
      node: gate.node,
      score,
      min: plainText(fromNumber(gate.min)),
      records: [],
      band: cap,
    })),
    ...vetoesOf(template, vetoes).flatMap(({ item, effect: { cap }, records }) =>
      cap === null
        ? []
        : [
            {
              kind: 'veto' as const,
              id: item.id,
              zh: item.zh,
              en: item.en,
              cap: { zh: cap.zh, en: cap.en },
              records,
              band: cap,
            },
          ],
    ),
  ];
}

/** The band under its limits: the lowest cap holds. The score itself is never touched. */
export function limitBand(band: BandResult, limits: readonly (BandLimit & { readonly band: Band })[]): BandResult {
  const lowest = limits.reduce<Band | null>(
    (least, { band: cap }) => (least === null || cap.min < least.min ? cap : least),
    null,
  );
  if (lowest === null) return band;
  const by = limits.map(({ band: _band, ...limit }) => limit);
  const { zh, en, min } = band;
  const under = lowest.min < band.min ? lowest : { zh, en, min };
  return { ...band, zh: under.zh, en: under.en, min: under.min, limited: { from: { zh, en, min }, by } };
}
