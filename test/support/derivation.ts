import { z } from 'zod';

/** Reads a derivation as a stranger would, and computes every figure anew from what stands in it. */
const Rule = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const Part = z.strictObject({
  code: z.string(),
  level: z.number(),
  value: z.number().nullable(),
  missing: z.string().nullable(),
  weight: z.number(),
  shareOfParent: z.number().nullable(),
  effectiveWeight: z.number().nullable(),
  raw: z.number().nullable().optional(),
  worse: z.number().optional(),
  formula: z.enum(['amean', 'gmean', 'hmean']).optional(),
  present: z.number().optional(),
  children: z.number().optional(),
  leastShare: z.string().nullable().optional(),
  get parts() {
    return z.array(Part).optional();
  },
});
type PartOf = z.infer<typeof Part>;
const Document = z.strictObject({
  format: z.literal('jieping/score-derivation'),
  version: z.literal(1),
  indicators: z.array(z.strictObject({ code: z.string(), rule: Rule.nullable(), why: z.string().nullable() })),
  units: z.array(z.strictObject({ uCode: z.string(), top: Part })),
});

function leafValue(rule: z.infer<typeof Rule> | null | undefined, { raw = null, worse = 0 }: PartOf): number | null {
  if (!rule || raw === null) return null;
  const of = (name: string): number => Number(rule[name]);
  const towards = (from: number, to: number): number => (of('direction') === 1 ? raw - from : to - raw) / (to - from);
  switch (rule['formula']) {
    case 'none':
      return raw;
    case 'minmax':
      return of('low') + towards(of('min'), of('max')) * (of('high') - of('low'));
    case 'zscore':
      return of('mean') + ((raw - of('columnMean')) / of('columnDeviation')) * of('direction') * of('deviation');
    case 'goalposts': {
      const share = towards(of('lower'), of('upper'));
      return (rule['truncate'] === true ? Math.min(1, Math.max(0, share)) : share) * of('scale');
    }
    case 'rank':
      return worse + 1;
    case 'percentrank':
      return worse / (of('present') - 1);
    default:
      throw new Error(`an unknown rule: ${JSON.stringify(rule)}`);
  }
}

function meanOf(formula: string | undefined, parts: readonly { weight: number; value: number }[]): number {
  const sum = (of: (weight: number, value: number) => number): number =>
    parts.reduce((total, { weight, value }) => total + of(weight, value), 0);
  const all = sum((weight) => weight);
  if (formula === 'amean') return sum((weight, value) => weight * value) / all;
  if (formula === 'gmean') return parts.reduce((product, { weight, value }) => product * value ** (weight / all), 1);
  return all / sum((weight, value) => weight / value);
}

export interface Reevaluated {
  readonly faults: readonly string[];
  /** Top of every unit by its code. */
  readonly tops: ReadonlyMap<string, number | null>;
  /** How many figures were computed anew. */
  readonly figures: number;
}

/** Computes everything in a derivation anew and compares. */
export function reevaluate(text: string): Reevaluated {
  const document = Document.parse(JSON.parse(text));
  const rules = new Map(document.indicators.map(({ code, rule }) => [code, rule]));
  const faults: string[] = [];
  let figures = 0;
  const check = (unit: string, part: PartOf, shareAbove: number | null): number | null => {
    const { parts } = part;
    if ((part.value === null) !== (part.missing !== null))
      faults.push(`${unit} ${part.code}: neither value nor reason`);
    const values = (parts ?? []).map((one) => ({ ...one, value: check(unit, one, part.effectiveWeight) }));
    const counted = values.flatMap(({ weight, value }) => (value === null || weight === 0 ? [] : [{ weight, value }]));
    const share = part.shareOfParent;
    if (
      share !== null &&
      part.effectiveWeight !== null &&
      shareAbove !== null &&
      Math.abs(share * shareAbove - part.effectiveWeight) > 1e-12
    ) {
      faults.push(`${unit} ${part.code}: effective weight`);
    }
    if (part.value === null) return null;
    figures += 1;
    const value = parts === undefined ? leafValue(rules.get(part.code), part) : meanOf(part.formula, counted);
    if (value === null || Math.abs(value - part.value) > 1e-9 * Math.max(1, Math.abs(part.value))) {
      faults.push(`${unit} ${part.code}: ${value} instead of ${part.value}`);
    }
    if (parts !== undefined && values.filter((one) => one.value !== null).length !== part.present)
      faults.push(`${unit} ${part.code}: present`);
    return value;
  };
  const tops = new Map(document.units.map(({ uCode, top }) => [uCode, check(uCode, top, 1)]));
  return { faults, tops, figures };
}
