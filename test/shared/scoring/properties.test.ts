import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SOURCES } from '../../../shared/model/ids.ts';
import type { UnitResult } from '../../../shared/model/result.ts';
import type { Template } from '../../../shared/model/template.ts';
import {
  ZERO,
  add,
  compare,
  fractionText,
  parseFractionText,
  type Fraction,
} from '../../../shared/scoring/fraction.ts';
import { scoreRound } from '../../../shared/scoring/score-round.ts';
import { scoreSubjects, type SubjectScores } from '../../../shared/scoring/score-subjects.ts';
import { scoreUnit } from '../../../shared/scoring/score-unit.ts';
import { UNIT, fullAnswers, roundContent, shuffled, template } from './round-fixture.ts';
import { runs } from '../../support/depth.ts';

const settings = { unit: 'u', mode: 'weighted', precision: 'display' } as const;
const codes = template.leaves.map((leaf) => leaf.code);

function exact(text: string | null): Fraction {
  const value = text === null ? null : parseFractionText(text);
  if (value === null) throw new Error(`no value: ${text}`);
  return value;
}

/** Any score text with up to two decimals. */
const scoreText = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => (hundredths / 100).toFixed(2));
/** Scores for every source of every leaf, some left out, some leaves not applicable. */
const subjects: fc.Arbitrary<SubjectScores> = fc
  .record({
    texts: fc.array(scoreText, { minLength: 205, maxLength: 205 }),
    gaps: fc.array(fc.nat(9), { minLength: 205, maxLength: 205 }),
    na: fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 6 }),
  })
  .map(({ texts, gaps, na }) => ({
    notApplicable: na,
    scores: Object.fromEntries(
      codes.map((code, i) => [
        code,
        Object.fromEntries(
          SOURCES.flatMap((source, k) => (gaps[i * 5 + k] === 0 ? [] : [[source, texts[i * 5 + k] ?? '0'] as const])),
        ),
      ]),
    ),
  }));
const mode = fc.constantFrom('weighted', 'approved');

describe('roll-up, for any scores', () => {
  it('contributions of the leaves are the total, exactly', () => {
    fc.assert(
      fc.property(subjects, mode, (given, mode) => {
        const result = scoreSubjects(template, { ...settings, mode }, given);
        const counted = result.leaves.filter((leaf) => leaf.pointsExact !== null);
        const sum = counted.map((leaf) => exact(leaf.pointsExact)).reduce(add, ZERO);
        const full = counted.map((leaf) => exact(leaf.fullMarkExact)).reduce(add, ZERO);
        expect(fractionText(sum)).toBe(result.total.exact ?? '0');
        expect(fractionText(full)).toBe(result.total.exact === null ? '0' : '100');
      }),
      runs(0.3),
    );
  });
  it('every node lies between its smallest and its largest child, and inside the bounds', () => {
    fc.assert(
      fc.property(subjects, mode, (given, mode) => {
        const result = scoreSubjects(template, { ...settings, mode }, given);
        const all = new Map([...result.nodes, ...result.leaves].map((node) => [node.code, node]));
        for (const node of [result.total, ...result.nodes].filter((candidate) => candidate.exact !== null)) {
          const below = node.children
            .flatMap((code) => all.get(code)?.exact ?? [])
            .map(exact)
            .sort(compare);
          const value = exact(node.exact);
          expect(compare(value, below[0] ?? ZERO)).toBeGreaterThanOrEqual(0);
          expect(compare(value, below.at(-1) ?? ZERO)).toBeLessThanOrEqual(0);
        }
        const total = Number(result.total.score ?? result.low);
        expect(total).toBeGreaterThanOrEqual(Number(result.low));
        expect(total).toBeLessThanOrEqual(Number(result.high));
      }),
      runs(0.3),
    );
  });
  it('raising one score never lowers the total', () => {
    const raise = fc.record({ leaf: fc.constantFrom(...codes), source: fc.constantFrom(...SOURCES), to: scoreText });
    fc.assert(
      fc.property(subjects, raise, mode, (given, { leaf, source, to }, mode) => {
        const before = given.scores[leaf]?.[source] ?? to;
        const higher = Number(to) > Number(before) ? to : before;
        const at = (text: string) =>
          scoreSubjects(
            template,
            { ...settings, mode },
            {
              ...given,
              scores: { ...given.scores, [leaf]: { ...given.scores[leaf], [source]: text } },
            },
          ).total.exact ?? '0';
        expect(compare(exact(at(higher)), exact(at(before)))).toBeGreaterThanOrEqual(0);
      }),
      runs(0.3),
    );
  });
  it('a leaf that is not applicable leaves the figures of a tree without it', () => {
    fc.assert(
      fc.property(subjects, fc.constantFrom(...codes), (given, code) => {
        const withNa = scoreSubjects(template, settings, { ...given, notApplicable: [...given.notApplicable, code] });
        const without = scoreSubjects(
          { ...template, leaves: template.leaves.filter((leaf) => leaf.code !== code) },
          settings,
          given,
        );
        // A parent that is empty without the leaf is "not applicable" in one tree and childless in the other.
        const alone =
          template.leaves.filter((leaf) => leaf.parent === template.leaves.find((l) => l.code === code)?.parent)
            .length === 1;
        fc.pre(!alone);
        expect(withNa.total.exact).toBe(without.total.exact);
        expect(withNa.coverage).toBe(without.coverage);
      }),
      runs(0.3),
    );
  });
  it('splitting a leaf into two equal halves changes nothing above it', () => {
    fc.assert(
      fc.property(subjects, fc.constantFrom(...codes), (given, code) => {
        const split = template.leaves.flatMap((leaf) =>
          leaf.code === code
            ? ['a', 'b'].map((suffix) => ({ ...leaf, code: `${code}${suffix}`, weight: leaf.weight / 2 }))
            : [leaf],
        );
        const own = given.scores[code] ?? {};
        const na = given.notApplicable.flatMap((leaf) => (leaf === code ? [`${code}a`, `${code}b`] : [leaf]));
        const halves: Template = { ...template, leaves: split };
        const result = scoreSubjects(halves, settings, {
          scores: { ...given.scores, [`${code}a`]: own, [`${code}b`]: own },
          notApplicable: na,
        });
        expect(result.total.exact).toBe(scoreSubjects(template, settings, given).total.exact);
      }),
      runs(0.3),
    );
  });
  it('multiplying all weights by a constant changes nothing', () => {
    const doubled: Template = {
      ...template,
      nodes: template.nodes.map((node) => ({ ...node, weight: node.weight * 2 })),
      leaves: template.leaves.map((leaf) => ({ ...leaf, weight: leaf.weight * 2 })),
    };
    fc.assert(
      fc.property(subjects, (given) => {
        expect(scoreSubjects(doubled, settings, given).total.exact).toBe(
          scoreSubjects(template, settings, given).total.exact,
        );
      }),
      runs(0.3),
    );
  });
  it('rounding at every level stays within 0.025 of the exact total', () => {
    fc.assert(
      fc.property(subjects, (given) => {
        const everyLevel = scoreSubjects(template, { ...settings, precision: 'everyLevel' }, given).total.score;
        const display = scoreSubjects(template, settings, given).total.score;
        expect(everyLevel === null).toBe(display === null);
        expect(Math.abs(Number(everyLevel) - Number(display))).toBeLessThanOrEqual(0.030001);
      }),
      runs(0.3),
    );
  });
});

describe('raw answers', () => {
  const content = roundContent();
  const units = content.units.slice(0, 3);
  const answers = units.map((unit, i) => fullAnswers(unit, i + 1, 14, 34));
  const expected = JSON.stringify(scoreRound(content, answers));

  it('give the same bytes whatever the order of streets, answers, forms and lists', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (seed) => {
        const mixed = shuffled(answers, seed).map((entry) => ({
          ...entry,
          slots: shuffled(entry.slots, seed + 1),
          surveys: shuffled(entry.surveys, seed + 2),
        }));
        const turned = {
          ...content,
          units: shuffled(content.units, seed + 3),
          sources: shuffled(content.sources, seed + 4),
          assignments: {
            ...content.assignments,
            reviewers: Object.fromEntries(
              Object.entries(content.assignments.reviewers).map(([unit, list]) => [unit, shuffled(list, seed)]),
            ),
          },
        };
        expect(JSON.stringify(scoreRound(turned, mixed))).toBe(expected);
      }),
      runs(0.05),
    );
  });
  it('give the same bytes when they arrive in several lists', () => {
    const parts = answers.flatMap((entry) => [
      { ...entry, slots: entry.slots.slice(0, 40), surveys: [] },
      { ...entry, slots: entry.slots.slice(40) },
    ]);
    expect(JSON.stringify(scoreRound(content, parts))).toBe(expected);
  });
  it('of one street never move another', () => {
    const before = scoreRound(content, answers).units;
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const changed = [fullAnswers(units[0] ?? '', seed + 100, 12, 31), ...answers.slice(1)];
        expect(scoreRound(content, changed).units.slice(1)).toEqual(before.slice(1));
      }),
      runs(0.05),
    );
  });
  it('however incomplete, give a typed result without NaN, Infinity or minus zero', () => {
    const full = fullAnswers(UNIT, 5, 12, 31);
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(full.slots.length), fc.nat(43), (seed, slots, surveys) => {
        const result: UnitResult = scoreUnit(content, {
          ...full,
          slots: shuffled(full.slots, seed).slice(0, slots),
          surveys: shuffled(full.surveys, seed).slice(0, surveys),
        });
        expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity|"-0(\.0+)?"/);
        expect(result.provisional).toBe(result.leaves.some((leaf) => leaf.status !== 'value'));
        expect(Number(result.low)).toBeLessThanOrEqual(Number(result.high));
      }),
      runs(0.3),
    );
  });
});
