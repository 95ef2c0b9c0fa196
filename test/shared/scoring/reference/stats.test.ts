import { describe, expect, it } from 'vitest';
import { distance, HAVE_REFERENCE, NOT_AT_HAND, referenceRows } from '../../../support/reference.ts';
import { listMethods, rowMethods, type Got, type Params } from './stats-methods.ts';

/** Compares one figure; says what is wrong, or null. */
function fault(name: string, got: Got[string] | undefined, wanted: string): string | null {
  const told = `${name}: ${JSON.stringify(got)} instead of ${wanted}`;
  if (typeof got === 'string') return (got.startsWith('=') ? got.slice(1) : got) === wanted ? null : told;
  if (wanted === 'undefined') {
    return typeof got === 'object' && got !== null && got.kind === 'undefined' && got.reason !== undefined
      ? null
      : told;
  }
  const value = typeof got === 'object' && got !== null ? (got.kind === 'value' ? got.value : null) : (got ?? null);
  if (value === null || Number.isNaN(Number(wanted))) return told;
  return distance(value, Number(wanted)) <= 1e-10 ? null : told;
}

describe.skipIf(!HAVE_REFERENCE)(`statistics against R and published tables (${NOT_AT_HAND})`, () => {
  const cases = HAVE_REFERENCE ? referenceRows('stats/manifest.csv') : [];

  it('has all 40 cases of 17 methods', () => {
    expect(cases.length).toBe(40);
    expect(new Set(cases.map(({ method }) => method)).size).toBe(17);
  });

  it.each(cases.map((one) => [one['method'] ?? '', one['case'] ?? '', one] as const))('%s: %s', (method, _, one) => {
    const params: Params = Object.fromEntries(
      (one['params'] ?? '').split(';').map((each) => [each.split('=')[0] ?? '', each.split('=').slice(1).join('=')]),
    );
    const input = referenceRows(`stats/${one['inputs'] ?? ''}`);
    const expected = referenceRows(`stats/${one['expected'] ?? ''}`);
    const byRow = rowMethods[method];
    const pairs =
      byRow === undefined
        ? expected.map(({ name = '', value = '' }) => ({
            name,
            value,
            got: listMethods[method]?.(input, params)[name],
          }))
        : expected.flatMap((wanted, at) => {
            const row = input[at] ?? {};
            return Object.entries(wanted)
              .filter(([name]) => name !== 'id')
              .map(([name, value]) => ({ name: `${row['id'] ?? ''} ${name}`, value, got: byRow(row, input)[name] }));
          });
    expect(pairs.length).toBeGreaterThan(0);
    const faults = pairs.map(({ name, value, got }) => fault(name, got, value));
    expect(faults.filter((each) => each !== null)).toEqual([]);
  });
});
