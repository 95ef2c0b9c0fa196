import { describe, expect, it } from 'vitest';
import { followGrades, goneGrades, inOrder, newGradeCode } from '../../../shared/designing/grades.ts';

import { applyEdit } from '../../../shared/designing/apply-edit.ts';
import { withBands } from '../../../shared/designing/bands.ts';
import { crosswalkLines, proposeCrosswalk } from '../../../shared/designing/crosswalk.ts';
import { checkDesign, type DesignIssueCode } from '../../../shared/designing/design-checks.ts';
import { namesIn, newRuleId } from '../../../shared/designing/new-codes.ts';
import { placeChanges } from '../../../shared/designing/place-changes.ts';
import { DesignEdit, type SystemParts } from '../../../shared/model/design.ts';
import type { Grade, Template } from '../../../shared/model/template.ts';
import { effectText, readEffect } from '../../../shared/scoring/effect.ts';
import { template } from '../scoring/round-fixture.ts';
import { edited, NONE } from './designs.ts';

const issuesOf = (parts: SystemParts) =>
  checkDesign(edited(template, { t: 'system', parts })).map(({ code, path }) => [code, path]);

const BONUS = { id: 'BN1', zh: '创新', en: '', points: 1, per: '每次', cap: 3 };
const GATE = { id: 'GT1', zh: '底线', en: '', node: 'A', min: 60, effect: 'cap:合格' };
const CLASS = { id: 'DF1', zh: '老城', en: '', factor: 1.1 };
const { combination, resultBands, scales } = template;

describe('rules of a design', () => {
  it('are sound as the shipped system has them, and with one of each kind', () => {
    expect(issuesOf({})).toEqual([]);
    expect(
      issuesOf({
        bonus: { enabled: true, cap: 5, items: [BONUS] },
        gates: { enabled: true, items: [GATE] },
        vetoItems: { enabled: true, items: [{ id: 'VT1', zh: '造假', en: '', effect: 'survey leaves void' }] },
        difficulty: { enabled: true, classes: [CLASS], streets: { '110102001': 'DF1' } },
      }),
    ).toEqual([]);
  });

  const wrong: readonly (readonly [string, SystemParts, DesignIssueCode, string])[] = [
    ['no points', { bonus: { enabled: false, cap: 5, items: [{ ...BONUS, points: 0 }] } }, 'rule_points', 'BN1'],
    ['negative points', { bonus: { enabled: true, cap: 5, items: [{ ...BONUS, points: -1 }] } }, 'rule_points', 'BN1'],
    ['too large a cap', { bonus: { enabled: true, cap: 101, items: [] } }, 'rule_points', 'bonus'],
    [
      'a rule without a name',
      { bonus: { enabled: true, cap: 5, items: [{ ...BONUS, zh: ' ' }] } },
      'rule_unnamed',
      'BN1',
    ],
    ['a gate on nothing', { gates: { enabled: true, items: [{ ...GATE, node: 'Z' }] } }, 'gate_node_unknown', 'GT1'],
    ['a gate above 100', { gates: { enabled: true, items: [{ ...GATE, min: 101 }] } }, 'gate_bound', 'GT1'],
    [
      'a band that is not there',
      { gates: { enabled: true, items: [{ ...GATE, effect: 'cap:一般' }] } },
      'effect_unknown',
      'GT1',
    ],
    [
      'a gate that voids',
      { gates: { enabled: true, items: [{ ...GATE, effect: 'survey leaves void' }] } },
      'effect_unknown',
      'GT1',
    ],
    [
      'a veto without effect',
      { vetoItems: { enabled: true, items: [{ id: 'V', zh: '一', en: '', effect: '' }] } },
      'effect_unknown',
      'V',
    ],
    [
      'a factor of 0',
      { difficulty: { enabled: true, classes: [{ ...CLASS, factor: 0 }], streets: {} } },
      'factor_not_positive',
      'DF1',
    ],
    [
      'a class that is not there',
      { difficulty: { enabled: true, classes: [], streets: { '110102001': 'DF1' } } },
      'difficulty_class_unknown',
      '110102001',
    ],
    ['two rules of one name', { bonus: { enabled: true, cap: 5, items: [BONUS, BONUS] } }, 'rule_repeated', 'bonus'],
    ['bands that rise', { resultBands: resultBands.toReversed() }, 'bands_out_of_order', 'bands'],
    ['no lowest band', { resultBands: resultBands.slice(0, 2) }, 'bands_without_zero', 'bands'],
    ['a band twice', { resultBands: [{ zh: '优秀', en: '', min: 95 }, ...resultBands] }, 'band_repeated', 'bands'],
    [
      'grades that rise',
      { scales: { ...scales, grade4: scales.grade4.toReversed() } },
      'grades_out_of_order',
      'grade4',
    ],
    [
      'a critical limit of 120',
      { combination: { ...combination, criticalRule: { enabled: true, cap: 120 } } },
      'limit_out_of_range',
      'criticalRule',
    ],
    [
      'differences the wrong way round',
      {
        combination: {
          ...combination,
          discrepancy: { ...combination.discrepancy, twoEvaluators: { discuss: 20, thirdPerson: 10 } },
        },
      },
      'limits_out_of_order',
      'twoEvaluators',
    ],
  ];
  it.each(wrong)('%s is named at its place', (_name, parts, code, path) => {
    expect(issuesOf(parts)).toContainEqual([code, path]);
  });

  it('keep what limits to a band that gets another name', () => {
    const limited = edited(template, { t: 'system', parts: { gates: { enabled: true, items: [GATE] } } });
    const bands = resultBands.map((band) => (band.zh === '合格' ? { ...band, zh: '达标' } : band));
    const renamed = edited(limited, { t: 'system', parts: withBands(limited, bands) });
    expect(renamed.gates?.items[0]?.effect).toBe('cap:达标');
    expect(renamed.vetoItems?.items.map(({ effect }) => effect)).toEqual([
      'cap:达标',
      'cap:达标',
      'survey leaves void; cap:良好',
    ]);
    expect(checkDesign(renamed)).toEqual([]);
    // A band that is taken away is named at the rules that limited to it.
    const fewer = edited(limited, {
      t: 'system',
      parts: withBands(
        limited,
        bands.filter(({ zh }) => zh !== '达标'),
      ),
    });
    expect(checkDesign(fewer)).toContainEqual({ code: 'effect_unknown', path: 'GT1', detail: 'cap:合格' });
  });

  it('say the same effect in a text as was read from it', () => {
    for (const text of ['cap:合格', 'survey leaves void', 'survey leaves void; cap:良好']) {
      const read = readEffect(text, resultBands);
      expect(read === null ? null : effectText(read)).toBe(text);
    }
  });

  it('never get a name again that a package has used', () => {
    const used = edited(template, { t: 'system', parts: { bonus: { enabled: true, cap: 5, items: [BONUS] } } });
    const reserved = new Set(namesIn(used));
    expect(newRuleId(template, 'BN', NONE)).toBe('BN1');
    expect(newRuleId(template, 'BN', reserved)).toBe('BN2');
    expect(newRuleId(used, 'BN', NONE)).toBe('BN2');
  });
});

describe('grades', () => {
  const { grade4 } = template.scales;
  const put = (grades: readonly Grade[]) =>
    edited(template, { t: 'system', parts: { scales: { ...template.scales, grade4: [...grades] } } });
  const anchorsOf = ({ leaves }: Template) =>
    leaves.flatMap(({ method }) => (method.type === 'graded' ? [method.anchors.map(({ grade }) => grade)] : []));
  const codes = (found: Template) => checkDesign(found).map(({ code, path, detail }) => [code, path, detail]);

  it('are added and removed for all graded items at once, and a new one has to be described at each', () => {
    const more = put(inOrder([...grade4, { grade: 'E', zh: '很差', en: 'Very poor', min: 0, default: 10 }]));
    // Two grades from 0 on: the bounds do not fall yet.
    expect(codes(more)).toContainEqual(['grades_out_of_order', 'grade4', expect.anything()]);
    expect(anchorsOf(more).every((anchors) => anchors.join('') === 'ABCDE')).toBe(true);
    expect(codes(more).filter(([code]) => code === 'part_unnamed')).toHaveLength(anchorsOf(template).length);
    const fewer = put(grade4.filter(({ grade }) => grade !== 'B'));
    expect(anchorsOf(fewer).every((anchors) => anchors.join('') === 'ACD')).toBe(true);
    // What was written about the others stays.
    expect(anchorsOf(template).length).toBeGreaterThan(5);
    expect(followGrades(template, template).leaves).toEqual(template.leaves);
    expect(goneGrades(template, fewer)).toEqual(['B']);
  });

  it('stand from the best down, each with points inside its bounds', () => {
    const [best, second, ...rest] = grade4;
    if (best === undefined || second === undefined) throw new Error('no grades');
    expect(inOrder([...rest, second, best])).toEqual([best, second, ...rest.toSorted((a, b) => b.min - a.min)]);
    expect(codes(put([{ ...best, default: best.min - 1 }, second, ...rest]))).toContainEqual([
      'grade_points_outside',
      'grade4',
      best.grade,
    ]);
    expect(codes(put([best, { ...second, grade: best.grade }, ...rest]))).toContainEqual([
      'grade_repeated',
      'grade4',
      best.grade,
    ]);
  });

  it('never get a letter again that a package has used, and are at least two', () => {
    const fewer = put(grade4.slice(0, -1));
    expect(newGradeCode(fewer, NONE)).toBe(grade4.at(-1)?.grade);
    expect(newGradeCode(fewer, new Set(namesIn(template)))).toBe('E');
    const one = { t: 'system', parts: { scales: { ...template.scales, grade4: grade4.slice(0, 1) } } };
    expect(DesignEdit.safeParse(one).success).toBe(false);
  });
});

describe('questions and items', () => {
  const step = (leaves: string[], weight: number) =>
    applyEdit(template, { t: 'question', form: 'WORKER', question: 'W1', leaves, weight }, NONE);

  it('are linked anew, in the order of the items, with a weight only where it is not 1', () => {
    const linked = step(['C2.2.1', 'B1.1.2'], 2);
    const question = linked.ok ? linked.value.questionnaires[0]?.items.find(({ id }) => id === 'W1') : undefined;
    expect(question).toMatchObject({ leaves: ['B1.1.2', 'C2.2.1'], scoreWeight: 2 });
    const plain = step(['B1.1.2'], 1);
    expect(plain.ok && plain.value).toEqual(template);
  });

  it('cannot be linked to what is not there, or with a weight that is none', () => {
    expect(step(['X'], 1)).toEqual({ ok: false, error: { code: 'unknown_code', at: 'X' } });
    expect(step([], 0)).toEqual({ ok: false, error: { code: 'weight_not_positive', at: 'W1' } });
    expect(step([], -1)).toEqual({ ok: false, error: { code: 'weight_not_positive', at: 'W1' } });
    const other = applyEdit(template, { t: 'question', form: 'RESIDENT', question: 'W1', leaves: [], weight: 1 }, NONE);
    expect(other).toEqual({ ok: false, error: { code: 'unknown_code', at: 'W1' } });
  });

  it('of an item without any are named at the item', () => {
    const bare = step([], 1);
    expect(bare.ok ? checkDesign(bare.value).map(({ code, path }) => [code, path]) : []).toContainEqual([
      'question_missing',
      'B1.1.2',
    ]);
  });
});

/** What became of one item of the earlier round. */
function linesFrom(lines: ReturnType<typeof crosswalkLines>, code: string) {
  return lines
    .filter(({ from }) => from.some((one) => one.code === code))
    .map(({ to, how, carries }) => [to?.code, how, carries]);
}

describe('a crosswalk', () => {
  const earlier = {
    round: 'last',
    name: { zh: '去年', en: 'Last year' },
    before: template.leaves.map(({ code, zh, en }) => ({ code, zh, en })),
  };
  /** Moved codes: the item that was A1.1.2 now is A1.1.1, and a new one stands at A1.1.2. */
  const changed: Template = {
    ...template,
    leaves: template.leaves.map((leaf) => {
      if (leaf.code === 'A1.1.1') return { ...leaf, zh: '街道 纪工委（监察组）保持设置' };
      if (leaf.code === 'A1.1.2') return { ...leaf, zh: '全新的一项' };
      return leaf;
    }),
  };

  it('goes by the name first, whatever spaces and brackets it is written with, then by the code', () => {
    const { leaves } = proposeCrosswalk(changed, earlier);
    expect(leaves['A1.1.1']).toBe('A1.1.2');
    // Its own code is taken by the item above, so it is new.
    expect(leaves['A1.1.2']).toBeUndefined();
    expect(leaves['A2.1.1']).toBe('A2.1.1');
    const renamed = { ...template, leaves: template.leaves.map((leaf) => ({ ...leaf, zh: `${leaf.zh}二` })) };
    const byCode = proposeCrosswalk(renamed, earlier).leaves;
    expect(byCode).toEqual(Object.fromEntries(template.leaves.map(({ code }) => [code, code])));
  });

  it('is put right by hand, also for one that was split, and says what was dropped', () => {
    const crosswalk = proposeCrosswalk(template, earlier);
    const first = edited(template, { t: 'crosswalk-with', crosswalk });
    const split = edited(first, { t: 'crosswalk', leaf: 'A1.1.2', from: ['A1.1.1'] });
    const lines = crosswalkLines(split, template);
    expect(linesFrom(lines, 'A1.1.1')).toEqual([
      ['A1.1.1', 'split', false],
      ['A1.1.2', 'split', false],
    ]);
    expect(lines.at(-1)).toMatchObject({ to: null, from: [{ code: 'A1.1.2' }], how: 'dropped' });
    const none = edited(split, { t: 'crosswalk-with', crosswalk: null });
    expect(none).toEqual(template);
  });

  it('names all items that were merged into one; what else they became is no pair with them either', () => {
    const first = edited(template, { t: 'crosswalk-with', crosswalk: proposeCrosswalk(template, earlier) });
    const merged = edited(first, { t: 'crosswalk', leaf: 'A1.1.1', from: ['A1.1.1', 'A1.1.2'] });
    const lines = crosswalkLines(merged, template);
    expect(lines[0]).toMatchObject({ how: 'merged', from: [{ code: 'A1.1.1' }, { code: 'A1.1.2' }], carries: false });
    // A1.1.2 still names itself, so a part of it went into A1.1.1.
    expect(linesFrom(lines, 'A1.1.2')).toEqual([
      ['A1.1.1', 'merged', false],
      ['A1.1.2', 'split', false],
    ]);
    // Programs that know one item to one see both as new: nothing of a merge stands where they look.
    expect(merged.crosswalk?.madeOf).toEqual({ 'A1.1.1': ['A1.1.1', 'A1.1.2'], 'A1.1.2': ['A1.1.2'] });
    expect(Object.entries(merged.crosswalk?.leaves ?? {}).flat()).not.toContain('A1.1.1');
    expect(Object.entries(merged.crosswalk?.leaves ?? {}).flat()).not.toContain('A1.1.2');
    // The second one becomes new, and nothing is said to be dropped; one item removed, the other stays as it was.
    const alone = edited(merged, { t: 'crosswalk', leaf: 'A1.1.2', from: [] });
    expect(crosswalkLines(alone, template).map(({ how }) => how)).not.toContain('dropped');
    expect(crosswalkLines(alone, template)[1]).toMatchObject({ how: 'new', from: [] });
    const back = edited(alone, { t: 'crosswalk', leaf: 'A1.1.1', from: ['A1.1.1'] });
    expect(back.crosswalk?.madeOf).toBeUndefined();
    expect(crosswalkLines(back, template)[0]).toMatchObject({ how: 'same', carries: true });
    const without = edited(merged, { t: 'remove', code: 'A1.1.1' });
    expect(without.crosswalk?.madeOf).toBeUndefined();
    expect(without.crosswalk?.leaves['A1.1.2']).toBe('A1.1.2');
  });

  it('keeps codes of the earlier round from new items, since both stand in one comparison', () => {
    const first = edited(template, { t: 'crosswalk-with', crosswalk: proposeCrosswalk(template, earlier) });
    const fewer = edited(first, { t: 'remove', code: 'A1.1.2' });
    const step = { t: 'add-leaf', parent: 'A1.1', zh: '新', en: '', method: 'graded' } as const;
    const added = edited(fewer, step);
    expect(added.leaves.map(({ code }) => code)).toContain('A1.1.3');
    expect(added.leaves.map(({ code }) => code)).not.toContain('A1.1.2');
  });

  it('cannot speak of items that are not there', () => {
    const merged = { ...earlier, leaves: {}, madeOf: { 'A1.1.1': ['A1.1.1', 'X'] } };
    expect(applyEdit(template, { t: 'crosswalk-with', crosswalk: merged }, NONE)).toEqual({
      ok: false,
      error: { code: 'unknown_code', at: 'A1.1.1' },
    });
    const crosswalk = { ...earlier, leaves: { 'A1.1.1': 'X' } };
    expect(applyEdit(template, { t: 'crosswalk-with', crosswalk }, NONE)).toEqual({
      ok: false,
      error: { code: 'unknown_code', at: 'A1.1.1' },
    });
  });
});

describe('places', () => {
  const of = (...places: [string, number | null, number | null][]) =>
    placeChanges(places.map(([unit, placeBefore, placeAfter]) => ({ unit, placeBefore, placeAfter })));

  it('swap where two streets take each other’s, and else move', () => {
    expect(of(['a', 6, 7], ['b', 7, 6], ['c', 8, 8])).toEqual({
      swaps: [{ places: [6, 7], units: ['a', 'b'] }],
      moves: [],
    });
    expect(of(['a', 1, 2], ['b', 2, 3], ['c', 3, 1]).moves.map(({ unit, to }) => [unit, to])).toEqual([
      ['a', 2],
      ['b', 3],
      ['c', 1],
    ]);
    // A shared place is nobody's alone; who has none neither swaps nor moves.
    expect(of(['a', 1, 2], ['b', 2, 1], ['c', 2, 1])).toMatchObject({ swaps: [], moves: [{}, {}, {}] });
    expect(of(['a', null, 1], ['b', 1, null])).toEqual({ swaps: [], moves: [] });
  });
});
