import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../shared/designing/apply-edit.ts';
import { compareSystems } from '../../../shared/designing/compare.ts';
import { checkDesign } from '../../../shared/designing/design-checks.ts';
import { arranged, childrenOf, indicatorsOf, levelOf, subtreeOf } from '../../../shared/designing/indicator-tree.ts';
import { namesIn } from '../../../shared/designing/new-codes.ts';
import { changeBetween, isEmpty, withParts } from '../../../shared/designing/parts.ts';
import { scaledWeights, sumsTo100, sharesOf100 } from '../../../shared/designing/weight-steps.ts';
import { Template } from '../../../shared/model/template.ts';
import { add, compare, fromNumber, HUNDRED, sumOf, ZERO } from '../../../shared/scoring/fraction.ts';
import { whoDecides } from '../../../shared/scoring/who-decides.ts';
import { canonicalJson } from '../../../shared/package-format/canonical-json.ts';
import { template } from '../scoring/round-fixture.ts';
import { anyStep, edited, NONE } from './designs.ts';

const steps = fc.array(anyStep, { minLength: 1, maxLength: 12 });

/** The system after as many of the steps as are possible, with each version on the way. */
function walk(list: readonly ((now: Template) => Parameters<typeof applyEdit>[1])[], reserved = NONE): Template[] {
  const versions = [template];
  for (const step of list) {
    const now = versions.at(-1) ?? template;
    const next = applyEdit(now, step(now), reserved);
    if (next.ok) versions.push(next.value);
  }
  return versions;
}

describe('any steps in any order', () => {
  it('keep codes unique, every parent there, levels right, and the order that of the tree', () => {
    fc.assert(
      fc.property(steps, (list) => {
        for (const version of walk(list)) {
          const codes = indicatorsOf(version).map((one) => one.code);
          expect(new Set(codes).size).toBe(codes.length);
          for (const one of indicatorsOf(version)) expect(levelOf(version, one.code)).toBe(one.level);
          expect(arranged(version)).toEqual(version);
          expect(Template.safeParse(version).success).toBe(true);
        }
      }),
    );
  });

  it('never give a name again that a package has used', () => {
    const reserved = new Set(namesIn(template));
    fc.assert(
      fc.property(steps, (list) => {
        const seen = new Map(template.leaves.map((leaf) => [leaf.code, leaf.zh] as const));
        const versions = walk(
          list.map((step) => (now: Template) => {
            const edit = step(now);
            return edit.t === 'rename' ? { t: 'weights', weights: {} } : edit;
          }),
          reserved,
        );
        for (const version of versions) {
          const again = version.leaves.filter((leaf) => seen.has(leaf.code) && seen.get(leaf.code) !== leaf.zh);
          expect(again).toEqual([]);
          // What went out of the tree stays known, so that records of older packages stay valid.
          const known = new Set([...version.leaves.map((leaf) => leaf.code), ...(version.retired ?? [])]);
          expect([...seen.keys()].filter((code) => !known.has(code))).toEqual([]);
        }
      }),
    );
  });

  it('a journal of changed parts goes back and forth exactly', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const versions = walk(list);
        for (const [index, after] of versions.entries()) {
          const before = versions[index - 1];
          if (before === undefined) continue;
          const change = changeBetween(before, after);
          const stored: typeof change = JSON.parse(JSON.stringify(change));
          expect(withParts(before, stored.after)).toEqual(after);
          expect(withParts(after, stored.before)).toEqual(before);
        }
      }),
    );
  });

  it('a comparison names exactly the indicators that differ', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const after = walk(list).at(-1) ?? template;
        const { indicators } = compareSystems(template, after);
        expect(new Set(indicators.map((one) => one.code)).size).toBe(indicators.length);
        const named = new Set(indicators.map((one) => one.code));
        for (const one of indicatorsOf(after)) {
          const was = indicatorsOf(template).find((old) => old.code === one.code);
          const same = was !== undefined && canonicalJson({ ...was, level: 0 }) === canonicalJson({ ...one, level: 0 });
          expect(named.has(one.code)).toBe(!same);
        }
        const opposite = compareSystems(after, template).indicators;
        expect(new Set(opposite.map((one) => one.code))).toEqual(named);
        expect(isEmpty(changeBetween(after, after))).toBe(true);
      }),
    );
  });

  it('who decides adds up: children to their parent, sources to the whole, leaves to the total', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom('weighted', 'approved'), (list, mode) => {
        const version = walk(list).at(-1) ?? template;
        const decides = whoDecides(version, mode);
        const allOf = (code: string) => decides.get(code)?.all ?? ZERO;
        for (const [code, { all, bySource }] of decides) {
          expect(compare(sumOf([...bySource.values()]), all)).toBe(0);
          const children = childrenOf(version, code === 'total' ? null : code);
          const below = children.length === 0 ? all : sumOf(children.map((child) => allOf(child.code)));
          expect(compare(below, all)).toBe(0);
        }
        const whole = checkDesign(version).length > 0 || compare(allOf('total'), HUNDRED) === 0;
        expect(whole).toBe(true);
      }),
    );
  });

  it('moving an indicator away and back again changes nothing', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        const all = indicatorsOf(template);
        const moved = all[one % all.length] ?? all[0]!;
        const target = template.nodes[other % template.nodes.length]!;
        const siblings = childrenOf(template, moved.parent).map((child) => child.code);
        const next = siblings[siblings.indexOf(moved.code) + 1] ?? null;
        const away = applyEdit(template, { t: 'move', code: moved.code, parent: target.code, before: null }, NONE);
        const allowed = !subtreeOf(template, moved.code).has(target.code);
        expect(away.ok).toBe(allowed);
        if (!away.ok) return;
        const back = edited(away.value, { t: 'move', code: moved.code, parent: moved.parent, before: next });
        expect(back).toEqual(template);
      }),
    );
  });
});

describe('whole weights', () => {
  const values = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 });

  it('sum to exactly 100, are never zero, and lie within one step of the exact share', () => {
    fc.assert(
      fc.property(values, (list) => {
        const weights = sharesOf100(list) ?? [];
        const sum = list.reduce((a, b) => a + b, 0);
        expect(weights).toHaveLength(list.length);
        expect(compare(sumOf(weights.map(fromNumber)), HUNDRED)).toBe(0);
        for (const [index, weight] of weights.entries()) {
          expect(weight).toBeGreaterThan(0);
          expect(Math.abs(weight - ((list[index] ?? 0) * 100) / sum)).toBeLessThan(1);
        }
      }),
    );
  });

  it('scaling the weights first changes nothing', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 50 }), (list, factor) => {
        const of = (by: number) => sharesOf100(list.map((value) => value * by));
        expect(of(factor)).toEqual(of(1));
      }),
    );
  });

  it('put a parent right whatever its children weigh', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 2 }), ([one = 1, other = 1]) => {
        const skewed = edited(template, { t: 'weights', weights: { 'A1.1.1': one, 'A1.1.2': other } });
        expect(sumsTo100(skewed, 'A1.1')).toBe(one + other === 100);
        const right = edited(skewed, { t: 'weights', weights: { ...scaledWeights(skewed, 'A1.1') } });
        expect(sumsTo100(right, 'A1.1')).toBe(true);
        const untouched = compare(add(fromNumber(one), fromNumber(other)), HUNDRED) === 0;
        expect(untouched ? right : skewed).toEqual(skewed);
      }),
    );
  });
});
