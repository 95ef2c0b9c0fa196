import { describe, expect, it } from 'vitest';
import type { HashedRecord } from '../../../shared/model/record.ts';
import { slotKey } from '../../../shared/model/slot-key.ts';
import { findingStands } from '../../../shared/merging/finding.ts';
import { viewOf } from '../../../shared/merging/view.ts';
import { content, device, logOf, OTHER_UNIT, UNIT } from './a-round.ts';

const slot = { round: 'round-1', unit: UNIT, form: 'self', q: 'A1.1.1' } as const;
const points = (s: string) => ({ t: 'points', s }) as const;
const street = (id: string) => device(id, 'street', { units: [UNIT] });
const round = content([street('s1'), street('s2')]);

describe('the view of a slot', () => {
  it('is the last answer of a chain of corrections', () => {
    const log = logOf('s1');
    const first = log.write({ slot, val: points('80') });
    const second = log.write({ slot, val: points('85'), parents: [first.hash] });
    const view = viewOf(log.lines, round).slots.get(slotKey(slot));
    expect(view).toMatchObject({ status: 'value', value: points('85') });
    expect(view?.heads.map((head) => head.hash)).toEqual([second.hash]);
  });

  it('is a conflict between two computers that differ, until a revision names both as seen', () => {
    const one = logOf('s1');
    const two = logOf('s2');
    const a = one.write({ slot, val: points('80') });
    const b = two.write({ slot, val: points('90') });
    const conflict = viewOf([...one.lines, ...two.lines], round).slots.get(slotKey(slot));
    expect(conflict).toMatchObject({ status: 'conflict', value: null });
    expect(conflict?.heads).toHaveLength(2);

    one.write({ slot, val: points('88'), parents: [a.hash, b.hash] });
    expect(viewOf([...one.lines, ...two.lines], round).slots.get(slotKey(slot))).toMatchObject({
      status: 'value',
      value: points('88'),
    });
    two.write({ slot, val: points('91'), parents: [b.hash] });
    expect(viewOf([...one.lines, ...two.lines], round).slots.get(slotKey(slot))?.status).toBe('conflict');
  });

  it('is agreed when two computers say the same, whatever the order of the members', () => {
    const one = logOf('s1');
    const two = logOf('s2');
    one.write({ slot, val: { t: 'ratio', num: '1', den: '2' } });
    two.write({ slot, val: { den: '2', num: '1', t: 'ratio' } });
    expect(viewOf([...one.lines, ...two.lines], round).slots.get(slotKey(slot))?.status).toBe('agreed');
  });

  it('counts a withdrawal as a value of its own', () => {
    const one = logOf('s1');
    const first = one.write({ slot, val: points('80') });
    one.write({ slot, op: 'withdraw', parents: [first.hash] });
    expect(viewOf(one.lines, round).slots.get(slotKey(slot))?.status).toBe('withdrawn');
    const two = logOf('s2');
    two.write({ slot, val: points('80'), parents: [first.hash] });
    expect(viewOf([...one.lines, ...two.lines], round).slots.get(slotKey(slot))?.status).toBe('conflict');
  });

  it('does not listen to clocks', () => {
    const one = logOf('s1');
    const two = logOf('s2');
    one.write({ slot, val: points('80'), at: '1999-01-01T00:00:00Z' });
    two.write({ slot, val: points('90'), at: '2099-01-01T00:00:00Z' });
    expect(viewOf([...one.lines, ...two.lines], round).slots.get(slotKey(slot))?.status).toBe('conflict');
  });
});

describe('chains', () => {
  it('holds back lines whose predecessor is missing, and says so', () => {
    const log = logOf('s1');
    log.write({ slot, val: points('80') });
    log.write({ slot: { ...slot, q: 'A1.1.2' }, val: points('81') });
    const view = viewOf(log.lines.slice(1), round);
    expect(view.slots.get(slotKey({ ...slot, q: 'A1.1.2' }))?.status).toBe('empty');
    expect(view.warnings.get('s1')).toEqual(['W_GAP']);
  });

  it('keeps both branches of a copied computer and flags it', () => {
    const log = logOf('s1');
    const first = log.write({ slot: { ...slot, q: 'A1.1.2' }, val: points('70') });
    const left = logOf('s1', [first]);
    const right = logOf('s1', [first]);
    left.write({ slot, val: points('80') });
    right.write({ slot, val: points('90') });
    const view = viewOf([...left.lines, ...right.lines], round);
    expect(view.warnings.get('s1')).toEqual(['W_FORK']);
    expect(view.slots.get(slotKey(slot))?.heads).toHaveLength(2);
  });
});

describe('authority', () => {
  const people = content([
    street('s1'),
    device('rev1', 'reviewer'),
    device('rev2', 'reviewer'),
    device('dep1', 'department', { departments: ['D1'] }),
    device('sur1', 'survey'),
    device('part1', 'part', { units: [UNIT] }),
    device('off1', 'office'),
  ]);
  const status = (dev: string, record: Parameters<ReturnType<typeof logOf>['write']>[0]) => {
    const log = logOf(dev);
    log.write({ val: points('80'), ...record });
    const view = viewOf(log.lines, people);
    const allowed = view.counted.size === 1;
    expect(view.warnings.get(dev) ?? []).toEqual(allowed ? [] : ['W_NOT_ASSIGNED']);
    return allowed;
  };
  const review = { ...slot, form: 'review' } as const;
  const dept = { ...slot, form: 'dept' } as const;
  const worker = { ...slot, form: 'worker', q: '*', n: '7' } as const;

  it.each([
    ['a street for itself', 's1', { slot }, true],
    ['a street for another', 's1', { slot: { ...slot, unit: OTHER_UNIT } }, false],
    ['a street as reviewer', 's1', { slot: { ...review, rater: 'person-rev1' } }, false],
    ['a street on an unknown leaf', 's1', { slot: { ...slot, q: 'Z9' } }, false],
    ['a street in another round', 's1', { slot: { ...slot, round: 'round-2' } }, false],
    ['a submission', 's1', { slot: { ...slot, q: '*' }, op: 'submit', val: { t: 'submit', complete: true } }, true],
    ['a reviewer as himself', 'rev1', { slot: { ...review, rater: 'person-rev1' } }, true],
    ['a reviewer as another', 'rev1', { slot: { ...review, rater: 'person-rev2' } }, false],
    ['an excluded reviewer', 'rev1', { slot: { ...review, unit: OTHER_UNIT, rater: 'person-rev1' } }, false],
    ['a reviewer without assignment', 'rev2', { slot: { ...review, unit: OTHER_UNIT, rater: 'person-rev2' } }, false],
    ['a reviewer who passes his own answer off as agreed', 'rev1', { slot: review }, false],
    ['a finding of a reviewer', 'rev1', { slot: review, op: 'finding' }, true],
    ['a department on its leaf', 'dep1', { slot: { ...dept, rater: 'D1' } }, true],
    ['a department on another leaf', 'dep1', { slot: { ...dept, q: 'B1.1.1', rater: 'D1' } }, false],
    ['a department for another', 'dep1', { slot: { ...dept, q: 'A1.1.2', rater: 'D2' } }, false],
    ['a survey desk', 'sur1', { slot: worker, val: { t: 'form', p: 'a'.repeat(64) } }, true],
    ['a survey desk without serial', 'sur1', { slot: { ...slot, form: 'worker', q: '*' } }, false],
    ['a survey desk for a street', 'sur1', { slot }, false],
    ['a part that nobody took in', 'part1', { slot }, false],
    ['the office with a questionnaire', 'off1', { slot: worker, val: { t: 'form', p: 'a'.repeat(64) } }, true],
    ['the office for a street', 'off1', { slot }, false],
    ['the office deciding', 'off1', { slot, op: 'resolve' }, true],
    ['a street deciding', 's1', { slot, op: 'resolve' }, false],
    ['a computer that nobody admitted', 'nobody', { slot }, false],
  ] as const)('%s', (_what, dev, record, allowed) => {
    expect(status(dev, record)).toBe(allowed);
  });
});

describe('an agreed finding', () => {
  it('stands only while it names every live answer of the reviewers', () => {
    const one = logOf('rev1');
    const two = logOf('rev2');
    const review = { ...slot, form: 'review' } as const;
    const a = one.write({ slot: { ...review, rater: 'person-rev1' }, val: points('80') });
    const b = two.write({ slot: { ...review, rater: 'person-rev2' }, val: points('95') });
    const finding = one.write({ slot: review, op: 'finding', val: points('88'), parents: [a.hash, b.hash] });
    expect(findingStands(finding, [a, b])).toBe(true);
    const later: HashedRecord = two.write({ slot: b.record.slot, val: points('70'), parents: [b.hash] });
    expect(findingStands(finding, [a, later])).toBe(false);
    expect(findingStands(finding, [])).toBe(false);
  });
});
