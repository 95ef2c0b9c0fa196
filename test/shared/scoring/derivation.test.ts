import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedTotal } from '../../../shared/model/result.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { derivationOf, stepsOf, type Derivation } from '../../../shared/scoring/derivation.ts';
import { evaluate, unsound } from '../../../shared/scoring/evaluate-derivation.ts';
import { fractionText } from '../../../shared/scoring/fraction.ts';
import type { UnitAnswers } from '../../../shared/scoring/input.ts';
import { scoreUnit } from '../../../shared/scoring/score-unit.ts';
import { runs } from '../../support/depth.ts';
import { UNIT, fullAnswers, roundContent, shuffled, slot, template } from './round-fixture.ts';

const base = fullAnswers(UNIT, 3, 14, 34);
const bonus = {
  enabled: true,
  cap: 2,
  items: [
    { id: 'b1', zh: '', en: '', points: 0.3, per: '', cap: 0.5 },
    { id: 'b2', zh: '', en: '', points: 0.7, per: '', cap: 9 },
  ],
};
const difficulty = {
  enabled: true,
  classes: [{ id: 'k', zh: '', en: '', factor: 1.15 }],
  streets: { [UNIT]: 'k' },
};
const vetoItems = { ...template.vetoItems, enabled: true, items: template.vetoItems?.items ?? [] };

function walk(derivation: Derivation): readonly Derivation[] {
  return [derivation, ...derivation.inputs.flatMap(({ of }) => walk(of))];
}

interface Derived {
  readonly root: Derivation;
  /** Places that are not what their formula gives. */
  readonly faults: readonly string[];
  readonly again: string | null;
  readonly published: string | null;
}

function derive(content: RoundContent, answers: UnitAnswers): Derived {
  const result = scoreUnit(content, answers);
  const { root } = derivationOf(content, result, answers);
  const again = evaluate(content, UNIT, root);
  return {
    root,
    faults: unsound(content, UNIT, root),
    again: again === null ? null : fractionText(again),
    published: publishedTotal(result).exact,
  };
}

describe('a derivation', () => {
  it('gives the same value when worked out again, for any answers and rules', () => {
    const some = fc.record({
      seed: fc.nat(1_000_000),
      answered: fc.nat(base.slots.length),
      forms: fc.nat(base.surveys.length),
      mode: fc.constantFrom('weighted', 'approved'),
      precision: fc.constantFrom('display', 'everyLevel'),
      rules: fc.record({ bonus: fc.boolean(), difficulty: fc.boolean(), veto: fc.boolean() }),
      na: fc.uniqueArray(fc.constantFrom(...template.leaves.map(({ code }) => code)), { maxLength: 4 }),
      times: fc.nat(4),
    });
    fc.assert(
      fc.property(some, ({ seed, answered, forms, mode, precision, rules, na, times }) => {
        const content = roundContent({
          policy: { mode, precision },
          template: {
            ...template,
            bonus: { ...bonus, enabled: rules.bonus },
            difficulty: { ...difficulty, enabled: rules.difficulty },
            vetoItems: { ...vetoItems, enabled: rules.veto },
          },
        });
        const { faults, again, published } = derive(content, {
          unit: UNIT,
          // Mostly nearly everything, now and then next to nothing.
          slots: shuffled(base.slots, seed).slice(0, seed % 3 === 0 ? answered : base.slots.length - (answered % 9)),
          surveys: shuffled(base.surveys, seed).slice(0, seed % 2 === 0 ? forms : base.surveys.length),
          naConsents: na,
          vetoes: [{ item: 'VT3', records: ['v'] }],
          bonuses: [
            { item: 'b1', occurrences: times, records: [] },
            { item: 'b2', occurrences: 1, records: [] },
          ],
        });
        expect(faults).toEqual([]);
        expect(again).toBe(published);
      }),
      runs(0.3),
    );
  });
  it('holds for a median of three and an agreed finding', () => {
    const points = (rater: string | null, s: string) => slot('review', 'B2.2.2', rater, { t: 'graded', grade: s });
    const others = base.slots.filter(({ form, leaf }) => form !== 'review' || leaf !== 'B2.2.2');
    const three = [points('p1', 'A'), points('p2', 'D'), points('p3', 'B')];
    const content = roundContent();
    const { root, faults } = derive(content, { ...base, slots: [...others, ...three] });
    expect(faults).toEqual([]);
    expect(walk(root).find(({ id }) => id === 'B2.2.2/REVIEW')?.formula).toBe('rater-median');
    const agreed = derive(content, { ...base, slots: [...others, ...three, points(null, 'C')] });
    expect(agreed.faults).toEqual([]);
    expect(walk(agreed.root).find(({ id }) => id === 'B2.2.2/REVIEW')?.formula).toBe('agreed-finding');
  });
  it('ends at answers with their records, and at counts for questionnaires', () => {
    const { root } = derive(roundContent(), base);
    const all = walk(root);
    expect(all.filter(({ answer }) => answer !== null).length).toBe(base.slots.length);
    expect(all.filter(({ answer }) => answer !== null).every(({ records }) => records.length > 0)).toBe(true);
    expect(all.find(({ id }) => id === 'C3.3.1/RESIDENT')?.records).toHaveLength(34);
    expect(all.find(({ id }) => id === 'C3.3.1/RESIDENT/R11')?.parameters).toHaveProperty('n');
  });
  it('is the same as a list, each step once', () => {
    const { root } = derive(roundContent(), base);
    const steps = stepsOf(root);
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    expect(steps.map(({ id }) => id)).toEqual(walk(root).map(({ id }) => id));
  });
  it('names every place where a stated value is not what its formula gives', () => {
    const content = roundContent();
    const { root } = derive(content, base);
    const bend = (one: Derivation): Derivation => ({
      ...one,
      ...(one.id === 'A1.1.1/SELF/-' ? { value: '1' } : {}),
      inputs: one.inputs.map(({ weight, of }) => ({ weight, of: bend(of) })),
    });
    expect(unsound(content, UNIT, bend(root))).toEqual(['A1.1.1/SELF/-']);
  });
});
