import { describe, expect, it } from 'vitest';
import type { UnitResult } from '../../../shared/model/result.ts';
import type { Template } from '../../../shared/model/template.ts';
import { checkTemplate } from '../../../shared/rules/template-checks.ts';
import { readEffect } from '../../../shared/scoring/effect.ts';
import type { UnitAnswers } from '../../../shared/scoring/input.ts';
import { scoreUnit } from '../../../shared/scoring/score-unit.ts';
import { scoreAnswer } from '../../../shared/scoring/methods/score-answer.ts';
import { HUNDRED, fraction } from '../../../shared/scoring/fraction.ts';
import { UNIT, fullAnswers, leafOf, roundContent, template, withLeaf, slot } from './round-fixture.ts';

const full = fullAnswers(UNIT);

function scored(change: Partial<Template>, answers: Partial<UnitAnswers> = {}): UnitResult {
  return scoreUnit(roundContent({ template: { ...template, ...change } }), { ...full, ...answers });
}

const plain = scored({});
const vetoItems = { ...template.vetoItems, enabled: true, items: template.vetoItems?.items ?? [] };
const bonus = {
  enabled: true,
  cap: 5,
  items: [
    { id: 'BN1', zh: '市级表彰', en: 'City award', points: 1.5, per: '次', cap: 3 },
    { id: 'BN2', zh: '经验推广', en: 'Practice taken up', points: 2, per: '项', cap: 4 },
  ],
};

describe('a veto', () => {
  const items = ['VT1', 'VT2', 'VT3'].map((item) => ({ item, records: [`${item}-b`, `${item}-a`] }));
  it('limits the band and leaves the score alone', () => {
    const result = scored({ vetoItems }, { vetoes: [{ item: 'VT1', records: ['second', 'first'] }] });
    expect(result.total).toEqual(plain.total);
    expect(plain.band?.zh).toBe('良好');
    expect(result.band).toMatchObject({
      zh: '合格',
      min: 60,
      limited: { from: { zh: '良好', min: 80 }, by: [{ kind: 'veto', id: 'VT1', records: ['first', 'second'] }] },
    });
  });
  it('the lowest of several caps holds, whatever their order', () => {
    const one = scored({ vetoItems }, { vetoes: items });
    expect(one.band?.zh).toBe('合格');
    expect(one.band?.limited?.by.map(({ id }) => id)).toEqual(['VT1', 'VT2', 'VT3']);
    expect(scored({ vetoItems }, { vetoes: items.toReversed() })).toEqual(one);
  });
  it('that voids the survey counts its scores 0, marks them and keeps the other total', () => {
    const result = scored({ vetoItems }, { vetoes: [{ item: 'VT3', records: [] }] });
    const leaf = result.leaves.find(({ code }) => code === 'C3.3.1');
    expect(leaf).toMatchObject({ status: 'value', score: '0.00' });
    expect(leaf?.sources.find(({ source }) => source === 'RESIDENT')?.marks.map(({ code }) => code)).toContain(
      'survey_void',
    );
    expect(result.unsanctioned).toEqual({ exact: plain.total.exact, score: plain.total.score });
    expect(Number(result.total.score)).toBeLessThan(Number(plain.total.score));
    expect(result.sampling).toEqual({ kind: 'undefined', reason: 'limit_active' });
  });
  it('has no effect while the rule is off, or for an item that the rules do not know', () => {
    expect(scored({ vetoItems: { ...vetoItems, enabled: false } }, { vetoes: items })).toEqual(plain);
    expect(scored({ vetoItems }, { vetoes: [{ item: 'VT9', records: [] }] })).toEqual(plain);
  });
});

describe('a gate', () => {
  const gate = (node: string, min: number) => ({
    gates: { enabled: true, items: [{ id: 'G1', zh: '门槛', en: 'Gate', node, min, effect: 'cap:合格' }] },
  });
  it('limits the band where a node stays below it, judged on its published score', () => {
    const reached = Number(plain.nodes.find(({ code }) => code === 'A')?.score);
    expect(scored(gate('A', reached)).band).toEqual(plain.band);
    expect(scored(gate('A', reached + 0.01)).band).toMatchObject({
      zh: '合格',
      limited: { by: [{ kind: 'gate', id: 'G1', node: 'A', score: reached.toFixed(2) }] },
    });
  });
  it('can be put on the total and on an item', () => {
    expect(scored(gate('total', 99.99)).band?.zh).toBe('合格');
    expect(scored(gate('C3.3.1', 99.99)).band?.zh).toBe('合格');
  });
});

describe('bonus points', () => {
  it('are added to the total and shown apart', () => {
    const result = scored({ bonus }, { bonuses: [{ item: 'BN1', occurrences: 1, records: ['r'] }] });
    expect(result.total).toEqual(plain.total);
    expect(result.bonus).toMatchObject({ points: '1.50', score: (Number(plain.total.score) + 1.5).toFixed(2) });
    expect(result.bonus?.items).toMatchObject([{ id: 'BN1', arithmetic: '1 × 1.5 = 1.50', records: ['r'] }]);
    expect(Number(result.low)).toBeCloseTo(Number(plain.low) + 1.5, 6);
  });
  it('stop at the cap of the item, at that of all and at 100', () => {
    const many = [
      { item: 'BN1', occurrences: 9, records: [] },
      { item: 'BN2', occurrences: 9, records: [] },
    ];
    const capped = scored({ bonus }, { bonuses: many });
    expect(capped.bonus?.points).toBe('5.00');
    expect(capped.bonus?.arithmetic).toContain('min(5, 3 + 4)');
    const high = scored(
      { bonus: { ...bonus, cap: 100, items: [{ ...bonus.items[0]!, cap: 100 }] } },
      { bonuses: many },
    );
    expect(high.bonus).toMatchObject({ score: '100.00', exact: '100' });
    expect(high.sampling).toEqual({ kind: 'undefined', reason: 'limit_active' });
  });
  it('are none without an award or with the rule off', () => {
    expect(scored({ bonus })).toEqual(plain);
    const given = [{ item: 'BN1', occurrences: 1, records: [] }];
    expect(scored({ bonus: { ...bonus, enabled: false } }, { bonuses: given })).toEqual(plain);
    expect(scored({ bonus }, { bonuses: [{ item: 'BN1', occurrences: 0, records: [] }] })).toEqual(plain);
  });
});

describe('the difficulty factor', () => {
  const difficulty = (factor: number) => ({
    difficulty: {
      enabled: true,
      classes: [{ id: 'k2', zh: '二类', en: 'Class 2', factor }],
      streets: { [UNIT]: 'k2' },
    },
  });
  it('multiplies each leaf and stops at 100', () => {
    const result = scored(difficulty(1.15));
    for (const leaf of result.leaves) {
      const before = Number(plain.leaves.find(({ code }) => code === leaf.code)?.score);
      expect(Number(leaf.score)).toBeCloseTo(Math.min(100, before * 1.15), 1);
    }
    expect(result.leaves.some(({ difficulty: own }) => own?.limited === true)).toBe(true);
    expect(result.leaves[0]?.marks.map(({ code }) => code)).toContain('difficulty');
  });
  it('of 1, or of a street without a class, leaves no trace', () => {
    expect(scored(difficulty(1))).toEqual(plain);
    const other = { difficulty: { ...difficulty(1.15).difficulty, streets: {} } };
    expect(scored(other)).toEqual(plain);
  });
  it('raises the sampling error with the score where no limit acts', () => {
    const seOf = ({ sampling }: UnitResult) => (sampling?.kind === 'value' ? Number(sampling.se) : Number.NaN);
    expect(seOf(scored(difficulty(0.5)))).toBeCloseTo(seOf(plain) / 2, 5);
  });
});

describe('a checklist with weights', () => {
  const leaf = leafOf('A1.2.1');
  const { method } = leaf;
  if (method.type !== 'checklist') throw new Error('no checklist');
  const items = method.items.map((item, i) => ({ ...item, critical: false, weight: i === 0 ? 3 : 1 }));
  const others = items.length - 1;
  const score = (first: string) =>
    scoreAnswer(roundContent(), UNIT, { ...leaf, method: { ...method, items } }, 'self', {
      t: 'checklist',
      a: Object.fromEntries(items.map(({ id }, i) => [id, i === 0 ? first : 'yes'])),
    });
  it('counts an item with its weight', () => {
    expect(score('no').arithmetic).toContain(`÷ ${others + 3} =`);
    expect(score('no').value).toEqual(fraction(BigInt(100 * others), BigInt(others + 3)));
    expect(score('yes').value).toEqual(HUNDRED);
  });
  it('leaves an item that is not involved out with its weight', () => {
    expect(score('na').arithmetic).toContain(`÷ ${others} =`);
  });
  it('refuses a weight that is not above 0', () => {
    const zero = { ...leaf, method: { ...method, items: items.map((item) => ({ ...item, weight: 0 })) } };
    const leaves = template.leaves.map((one) => (one.code === leaf.code ? zero : one));
    expect(new Set(checkTemplate({ ...template, leaves }).map(({ code }) => code))).toEqual(new Set(['item_weight']));
  });
});

describe('the rules of a template', () => {
  const issues = (change: Partial<Template>) => checkTemplate({ ...template, ...change }).map(({ code }) => code);
  it('are sound in the default one', () => {
    expect(checkTemplate(template)).toEqual([]);
  });
  it('name bands, nodes and classes that are there, each once', () => {
    const item = vetoItems.items[0]!;
    expect(issues({ vetoItems: { enabled: false, items: [{ ...item, effect: 'cap:卓越' }] } })).toEqual([
      'effect_unknown',
    ]);
    expect(issues({ vetoItems: { enabled: true, items: [item, item] } })).toEqual(['rule_repeated']);
    const gate = { id: 'G', zh: '', en: '', node: 'A', min: 85, effect: 'cap:合格' };
    expect(issues({ gates: { enabled: true, items: [{ ...gate, node: 'Z' }] } })).toEqual(['gate_node_unknown']);
    expect(issues({ gates: { enabled: true, items: [{ ...gate, min: 101 }] } })).toEqual(['gate_bound']);
    expect(issues({ gates: { enabled: true, items: [{ ...gate, effect: 'survey leaves void' }] } })).toEqual([
      'effect_unknown',
    ]);
    expect(issues({ bonus: { ...bonus, cap: -1 } })).toEqual(['rule_points']);
    expect(issues({ bonus: { ...bonus, items: [{ ...bonus.items[0]!, points: 0 }] } })).toEqual(['rule_points']);
    const classes = [{ id: 'k', zh: '', en: '', factor: 0 }];
    expect(issues({ difficulty: { enabled: true, classes, streets: { [UNIT]: 'z' } } })).toEqual([
      'factor_not_positive',
      'difficulty_class_unknown',
    ]);
  });
  it('read an effect whole or not at all', () => {
    const bands = template.resultBands;
    expect(readEffect('survey leaves void; cap:良好', bands)).toMatchObject({ voidsSurveys: true, cap: { min: 80 } });
    for (const bad of ['', 'cap:', 'cap:良好; cap:合格', 'void', 'cap:良好;'])
      expect(readEffect(bad, bands)).toBeNull();
  });
});

it('a leaf without an answer stays missing under every rule', () => {
  const open = withLeaf(full, 'A2.2.1', [slot('self', 'A2.2.1', null, null)]);
  const difficulty = { enabled: true, classes: [{ id: 'k', zh: '', en: '', factor: 1.1 }], streets: { [UNIT]: 'k' } };
  const result = scored(
    { bonus, difficulty },
    { slots: open.slots, bonuses: [{ item: 'BN1', occurrences: 1, records: [] }] },
  );
  expect(result.leaves.find(({ code }) => code === 'A2.2.1')).toMatchObject({ status: 'missing', score: null });
  expect(result.provisional).toBe(true);
  expect(Number(result.high)).toBeLessThanOrEqual(100);
});
