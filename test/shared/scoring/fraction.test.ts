import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as f from '../../../shared/scoring/fraction.ts';
import { weightedMean } from '../../../shared/scoring/weighted-mean.ts';

const reference = new URL('../../../../shared/data/reference/stats/', import.meta.url);

function rows(name: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(new URL(name, reference), 'utf8').trim().split(/\r?\n/);
  const keys = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [keys[i] ?? '', cell])));
}

function decimal(text: string): f.Fraction {
  const value = f.parseDecimal(text);
  if (value === null) throw new Error(text);
  return value;
}

describe('rounding half away from zero, on the exact value', () => {
  it.each([
    ['0.5', 0, '1'],
    ['2.5', 0, '3'],
    ['-0.5', 0, '-1'],
    ['-0.4', 0, '0'],
    ['0.005', 2, '0.01'],
    ['1.005', 2, '1.01'],
    ['2.675', 2, '2.68'],
    ['59.985', 2, '59.99'],
    ['59.995', 2, '60.00'],
    ['84.995', 2, '85.00'],
    ['89.994999', 2, '89.99'],
    ['-0.004', 2, '0.00'],
    ['-0.005', 2, '-0.01'],
    ['-1.5', 2, '-1.50'],
    ['100', 2, '100.00'],
    ['0', 2, '0.00'],
    ['0.000001', 2, '0.00'],
  ])('%s to %i places is %s', (text, places, expected) => {
    expect(f.roundedText(decimal(text), places)).toBe(expected);
  });

  it.skipIf(!existsSync(reference))('agrees with the 20 outside cases (skipped where they are not at hand)', () => {
    const expected = rows('rounding/decimal.expected.csv');
    const input = rows('rounding/decimal.input.csv');
    expect(input.length).toBeGreaterThan(15);
    for (const [i, row] of input.entries()) {
      expect(f.roundedText(decimal(row['value'] ?? ''), Number(row['places']))).toBe(
        expected[i]?.['half_up_away_from_zero'],
      );
    }
  });
});

describe('fractions', () => {
  it('reads plain decimals only', () => {
    expect(decimal('-12.50')).toEqual({ n: -25n, d: 2n });
    for (const text of ['', '1e2', '1,5', '.5', '5.', '90%', '１', ' 1', '+1', 'NaN', '0x1', '--1']) {
      expect([text, f.parseDecimal(text)]).toEqual([text, null]);
    }
  });
  it('reads template numbers by their shortest text', () => {
    expect(f.fractionText(f.fromNumber(0.1))).toBe('1/10');
    expect(f.fractionText(f.fromNumber(1e-7))).toBe('1/10000000');
    expect(f.fractionText(f.fromNumber(1e21))).toBe('1000000000000000000000');
    expect(() => f.fromNumber(Number.NaN)).toThrow(RangeError);
    expect(() => f.fromNumber(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
  it('writes and reads the reduced text form', () => {
    expect(f.fractionText(f.fraction(50n, -100n))).toBe('-1/2');
    expect(f.fractionText(f.fraction(0n, 7n))).toBe('0');
    expect(f.parseFractionText('8805/100')).toEqual({ n: 1761n, d: 20n });
    expect(f.parseFractionText('1/0')).toBeNull();
    expect(f.plainText(f.fraction(1n, 3n))).toBe('0.33');
    expect(f.plainText(decimal('0.5000'))).toBe('0.5');
  });
  it('refuses to divide by zero', () => {
    expect(() => f.divide(f.ONE, f.ZERO)).toThrow(RangeError);
  });

  const any = fc
    .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 9n))
    .map(([n, d]) => f.fraction(n, d));
  it('obeys the laws of arithmetic exactly', () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(f.add(a, b)).toEqual(f.add(b, a));
        expect(f.add(f.add(a, b), c)).toEqual(f.add(a, f.add(b, c)));
        expect(f.multiply(a, f.add(b, c))).toEqual(f.add(f.multiply(a, b), f.multiply(a, c)));
        expect(f.subtract(f.add(a, b), b)).toEqual(a);
        expect(f.isZero(b) ? a : f.multiply(f.divide(a, b), b)).toEqual(a);
        expect(f.parseFractionText(f.fractionText(a))).toEqual(a);
        expect(Math.sign(f.compare(a, b))).toBe(-Math.sign(f.compare(b, a)) + 0);
      }),
    );
  });
  it('rounds to the nearest hundredth and never writes minus zero', () => {
    fc.assert(
      fc.property(any, (a) => {
        const text = f.published(a);
        const off = f.subtract(f.publishedValue(a), a);
        const size = off.n < 0n ? f.subtract(f.ZERO, off) : off;
        expect(f.compare(size, f.fraction(1n, 200n))).toBeLessThanOrEqual(0);
        expect(text).not.toBe('-0.00');
        expect(text).toMatch(/^-?\d+\.\d\d$/);
      }),
    );
  });
});

/** One outside case: values and weights parted by bars, the least share a fraction or a decimal. */
function meanOfCase(row: Record<string, string>) {
  const values = row['values'] === '' && row['weights'] === '' ? [] : (row['values'] ?? '').split('|');
  const weights = (row['weights'] ?? '').split('|');
  const entries = values.map((text, k) => ({
    weight: decimal(weights[k] ?? ''),
    value: text === '' ? null : f.fromNumber(Number(text)),
  }));
  const least = row['min_share'] ?? '';
  return weightedMean(entries, least === '' ? f.ZERO : (f.parseFractionText(least) ?? decimal(least)));
}

describe('weighted mean', () => {
  const entry = (weight: string, value: string | null) => ({
    weight: decimal(weight),
    value: value === null ? null : decimal(value),
  });
  it('leaves out what is absent and says how much was there', () => {
    const mean = weightedMean([entry('35', null), entry('35', '90'), entry('30', '100')]);
    expect(mean).toEqual({ kind: 'value', value: f.fraction(1230n, 13n), share: f.fraction(13n, 20n) });
  });
  it.each([
    ['empty', []],
    ['nothing_present', [entry('1', null), entry('1', null)]],
    ['nothing_present', [entry('0', '10'), entry('1', null)]],
    ['weights_zero', [entry('0', '10'), entry('0', '20')]],
    ['negative_weight', [entry('-1', '10'), entry('2', '20')]],
  ] as const)('is undefined: %s', (reason, entries) => {
    expect(weightedMean(entries)).toMatchObject({ kind: 'undefined', reason });
  });
  it('compares the share exactly: two thirds is enough for two thirds', () => {
    const entries = [entry('1', null), entry('1', '80'), entry('1', '80')];
    expect(weightedMean(entries, f.fraction(2n, 3n)).kind).toBe('value');
    expect(weightedMean(entries, decimal('0.667'))).toMatchObject({ reason: 'share_too_small' });
  });

  it.skipIf(!existsSync(reference))('agrees with the 25 outside cases (skipped where they are not at hand)', () => {
    const expected = rows('weighted_mean/exact.expected.csv');
    const reasons: Record<string, string> = {
      'below minimum share': 'share_too_small',
      'all missing': 'nothing_present',
      'weights sum to zero': 'weights_zero',
      'all available weights are zero': 'nothing_present',
      'negative weight': 'negative_weight',
      empty: 'empty',
    };
    for (const [i, row] of rows('weighted_mean/exact.input.csv').entries()) {
      const wanted = expected[i];
      const mean = meanOfCase(row);
      const value = mean.kind === 'value' ? mean.value : null;
      expect({
        id: row['id'],
        exact: value === null ? '' : `${value.n}/${value.d}`,
        published: value === null ? '' : f.published(value),
        reason: mean.kind === 'value' ? undefined : mean.reason,
        coverage: mean.share === null ? '' : `${mean.share.n}/${mean.share.d}`,
      }).toEqual({
        id: row['id'],
        exact: wanted?.['mean_fraction'],
        published: wanted?.['mean_2dp_half_up'],
        reason: reasons[wanted?.['error'] ?? ''],
        coverage: wanted?.['coverage'],
      });
    }
  });
});
