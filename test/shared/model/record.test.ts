import { describe, expect, it } from 'vitest';
import { officeSlot, type Decision } from '../../../shared/model/decision.ts';
import { isKnown, LogRecord, NewerRecord, type Op } from '../../../shared/model/record.ts';
import { GENESIS } from '../../../shared/model/genesis.ts';

const reason = { code: 'evidence', text: '现场核对了原始台账，两处不一致' };
const hash = 'a'.repeat(64);
const other = 'b'.repeat(64);
const kid = 'k'.repeat(43);

function record(changes: Record<string, unknown>): Record<string, unknown> {
  return {
    v: 1,
    id: 'one',
    dev: 'office-1',
    seq: 1,
    prev: GENESIS,
    by: 'person-1',
    at: '2026-11-23T02:00:01.000Z',
    tz: '+08:00',
    op: 'put',
    slot: { round: 'r', unit: '110102001', form: 'self', q: 'A1.1.1' },
    parents: [],
    form_rev: 1,
    val: { t: 'points', s: '80' },
    note: '',
    att: [],
    ...changes,
  };
}
const reads = (changes: Record<string, unknown>) => LogRecord.safeParse(record(changes)).success;

const decisions: readonly Decision[] = [
  { t: 'return', form: 'review', rater: 'p1', leaves: ['A1.1.1'], submission: hash, reason },
  { t: 'na-consent', leaf: 'A1.1.1', reason },
  { t: 'admit', dev: 'd1', form: 'self', to: { seq: 3, head: hash }, reason },
  { t: 'exclude', what: { kind: 'record', dev: 'd1', hash }, reason },
  { t: 'exclude', what: { kind: 'range', dev: 'd1', from: 2, to: 7, head: hash }, reason },
  { t: 'exclude', what: { kind: 'file', sha256: other, dev: 'd1', from: 2, to: 7, head: hash }, reason },
  { t: 'ack-fork', dev: 'd1', heads: [hash, other], reason },
  { t: 'accept-late', dev: 'd1', to: { seq: 3, head: hash }, reason },
  { t: 'revoke', kid, dev: 'd1', cut: { seq: 0, head: GENESIS }, reason },
  { t: 'erase', p: hash, reason },
  {
    t: 'seal',
    n: 1,
    vv: { d1: [hash] },
    roster_seq: 2,
    package_sha256: other,
    scoring_version: '1',
    result_sha256: hash,
  },
  { t: 'amend', n: 1, reason },
  { t: 'veto', item: 'VT1', reason },
  { t: 'veto', item: 'VT1', confirms: hash, reason },
  { t: 'bonus', item: 'BN1', n: 2, reason },
];

describe('a record', () => {
  it.each(decisions)('holds the decision $t in a slot of its own', (val) => {
    const slot = officeSlot('r', '*', val);
    expect(reads({ op: val.t, slot, val })).toBe(true);
    expect(slot.n).not.toBe('');
    expect(reads({ op: val.t, slot: { ...slot, n: 'another' }, val })).toBe(false);
    expect(reads({ op: val.t, slot: { ...slot, form: 'self' }, val })).toBe(false);
    expect(reads({ op: val.t, slot, val: null })).toBe(false);
    expect(reads({ op: val.t, slot, val: { ...val, more: 1 } })).toBe(false);
  });

  it('can take a decision back, but neither a seal nor an erasure', () => {
    const undone = decisions.filter((val) => {
      const slot = officeSlot('r', '*', val);
      return reads({ op: val.t, slot, val: { t: 'undo', reason } });
    });
    expect(new Set(undone.map(({ t }) => t))).toEqual(
      new Set(['return', 'na-consent', 'admit', 'exclude', 'ack-fork', 'accept-late', 'revoke', 'veto', 'bonus']),
    );
  });

  it('asks for ten characters of reason', () => {
    const val = { t: 'na-consent', leaf: 'A1.1.1', reason: { code: 'other', text: 'too short' } };
    expect(reads({ op: 'na-consent', slot: { ...record({})['slot']!, form: 'office', q: 'na-consent' }, val })).toBe(
      false,
    );
  });

  it.each<[Op, unknown]>([
    ['put', null],
    ['put', { t: 'submit', complete: true }],
    ['put', { t: 'resolve', value: null, choice: { kind: 'other' }, reason }],
    ['withdraw', { t: 'points', s: '80' }],
    ['submit', null],
    ['finding', { t: 'form', p: hash }],
    ['resolve', { t: 'points', s: '80' }],
    ['seal', { t: 'points', s: '80' }],
    ['put', { t: 'points', s: '1e400' }],
  ])('refuses the operation %s with a value that is not its own', (op, val) => {
    expect(reads({ op, val })).toBe(false);
    const newer = NewerRecord.safeParse(record({ op, val }));
    expect(newer.success && !isKnown(newer.data)).toBe(false);
  });

  it.each([
    { op: 'foresee', val: { t: 'points', s: '80' } },
    { op: 'foresee', val: null },
    { op: 'put', val: { t: 'picture', of: 1 } },
  ])('of a newer version is kept: %o', (changes) => {
    expect(reads(changes)).toBe(false);
    const newer = NewerRecord.parse(record(changes));
    expect(newer).toEqual(record(changes));
    expect(isKnown(newer)).toBe(false);
  });

  it('of a newer version must still have the envelope', () => {
    for (const changes of [{ v: 2 }, { seq: 0 }, { extra: 1 }, { prev: 'x' }, { op: 'Not A Name' }, { op: '' }]) {
      expect(NewerRecord.safeParse(record({ val: { t: 'picture' }, ...changes })).success).toBe(false);
    }
  });
});
