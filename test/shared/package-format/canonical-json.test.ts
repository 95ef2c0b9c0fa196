import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, parseCanonical } from '../../../shared/package-format/canonical-json.ts';
import { digitsOf } from '../../../shared/package-format/digits.ts';
import { isEntryName, isResourceName } from '../../../shared/package-format/names.ts';
import { runs } from '../../support/depth.ts';

describe('canonical JSON', () => {
  test('writes the example of RFC 8785 §3.2.2', () => {
    const value: unknown = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    );
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  test('sorts names as RFC 8785 §3.2.3 does, by UTF-16 units', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const text = canonicalJson(Object.fromEntries(names.map((name) => [name, 0])));
    const order = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
    expect(text).toBe(`{${order.map((name) => `${JSON.stringify(name)}:0`).join(',')}}`);
  });

  test('reads exactly what it writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }), (value) => {
        let text: string;
        try {
          text = canonicalJson(value);
        } catch {
          return;
        }
        const read = parseCanonical(text);
        expect(read.ok && canonicalJson(read.value)).toBe(text);
      }),
    );
  });

  test.each([
    ['{"a":1,"a":1}', 'E_JSON_CANON'],
    ['{"b":1,"a":1}', 'E_JSON_CANON'],
    ['{"a": 1}', 'E_JSON_CANON'],
    ['1.0', 'E_JSON_CANON'],
    ['1e2', 'E_JSON_CANON'],
    ['-0', 'E_JSON_CANON'],
    ['1e999', 'E_JSON_CANON'],
    ['9007199254740993', 'E_JSON_CANON'],
    [String.raw`"\u0041"`, 'E_JSON_CANON'],
    [String.raw`"\/"`, 'E_JSON_CANON'],
    [String.raw`"\ud800"`, 'E_JSON_CANON'],
    ['{"__proto__":1}', 'E_JSON_CANON'],
    ['[]\n', 'E_JSON_CANON'],
    ['', 'E_JSON'],
    ['nul', 'E_JSON'],
    ['[1,]', 'E_JSON'],
    ['{"a":1}}', 'E_JSON'],
    ['['.repeat(17) + ']'.repeat(17), 'E_JSON_DEPTH'],
    ['['.repeat(100_000), 'E_JSON_DEPTH'],
  ])('refuses %.40s with %s', (text, code) => {
    expect(parseCanonical(text)).toEqual({ ok: false, error: code });
  });

  test('sixteen levels and brackets inside text are allowed', () => {
    expect(parseCanonical('['.repeat(16) + ']'.repeat(16)).ok).toBe(true);
    expect(parseCanonical(JSON.stringify('[{"\\'.repeat(40))).ok).toBe(true);
  });

  test.each([[Number.NaN], [Infinity], [1n], [() => 0], [[undefined]], ['\ud800'], [{ constructor: 1 }]])(
    'does not write %s',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(/no JSON|not finite|lone surrogate|forbidden name/);
    },
  );

  test('accepts exactly the texts that come out again, also of texts bent by one sign', () => {
    const names = fc.constantFrom('', 'a', 'b', '1', '10', '9', 'é', '😀', '__proto__', 'constructor', 'n"', 'toJSON');
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '\n', '\u0001', '\\u0041'));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(null, true, -0, 0, 1.5, 1e30),
        text,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.uniqueArray(fc.tuple(names, tie('value')), { maxLength: 4, selector: ([name]) => name }).map((members) => {
          // Unlike an assignment, this gives an object a member called `__proto__`.
          return Object.fromEntries(members);
        }),
      ),
    }));
    const written = (given: string): string | undefined => {
      try {
        return canonicalJson(JSON.parse(given));
      } catch {
        return undefined;
      }
    };
    const bend = fc.tuple(
      fc.nat(200),
      fc.constantFrom('', '"', ',', '{', '[', ' ', '0', '-', '\\', 'e', ':', '\u0061'),
    );
    fc.assert(
      fc.property(value, fc.boolean(), bend, (given, sorted, [at, sign]) => {
        let whole = JSON.stringify(given);
        if (sorted) whole = written(whole) ?? whole;
        const bent = at >= whole.length ? whole : `${whole.slice(0, at)}${sign}${whole.slice(at + 1)}`;
        for (const one of [whole, bent]) expect(parseCanonical(one).ok).toBe(written(one) === one);
      }),
      runs(5),
    );
  });

  test('does not depend on the order in which members were added, numbers as names included', () => {
    const Named = fc.dictionary(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(20).map(String)),
      fc.nat(9),
    );
    fc.assert(
      fc.property(Named, (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        const inOrder = Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
        const texts = [value, turned, inOrder].map((one) => {
          try {
            return canonicalJson([one, 'x']);
          } catch {
            return 'refused';
          }
        });
        expect(new Set(texts).size).toBe(1);
      }),
      runs(5),
    );
  });

  test.each([[[undefined]], [[Number.NaN]], [{ a: () => 1 }], [['\ud800']], [{ a: 1n }]])('refuses %o', (value) => {
    expect(() => canonicalJson(value)).toThrow(Error);
  });

  test('leaves out members that are undefined', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });
});

test('25 digits of a hash, for the thumbprint of RFC 8037 appendix A.3', () => {
  const hash = Buffer.from('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k', 'base64url');
  expect(digitsOf(hash)).toBe('98089 98420 45018 09564 03465');
  expect(() => digitsOf(new Uint8Array(24))).toThrow(RangeError);
});

describe('names inside a container', () => {
  test.each(['data/round.json', 'data/revisions.ndjson', `att/ab/${'a'.repeat(64)}`, 'README.txt'])('%s', (name) => {
    expect(isResourceName(name)).toBe(true);
  });
  test.each([
    '',
    'data/',
    '/data/a.json',
    'data/../a.json',
    'data/A.json',
    'data/a.exe',
    'data/a.json\n',
    'mimetype ',
    'a',
  ])('not %j', (name) => {
    expect(isEntryName(name)).toBe(false);
  });
  test('the leading three are entries, but never resources', () => {
    expect(isEntryName('manifest.json')).toBe(true);
    expect(isResourceName('manifest.json')).toBe(false);
  });
});
