import { describe, expect, test } from 'vitest';
import type { DraftValue } from '../../../shared/model/response.ts';
import { ask, call, evaluator, installRound, open, roundContent } from '../../support/evaluator.ts';
import { completeAnswer, OTHER_UNIT, ROUND, testTemplate, UNIT } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
import { tempDir } from '../../support/temp-dir.ts';

const SHEET = { round: ROUND, unit: UNIT, form: 'self', rater: null } as const;
const LEAF = 'A2.1.1';
const ratio = (num: string): DraftValue => ({ t: 'ratio', num, den: '20' });

async function street() {
  return await evaluator(tempDir(), { role: 'street', units: [UNIT] });
}

describe('desk', () => {
  test('a street fills its own sheet, all leaves in template order', async () => {
    const backend = await street();
    const desk = await call(backend, 'responses.desk', { round: ROUND });
    expect(desk.admitted).toBe(true);
    expect(desk.role).toBe('street');
    expect(desk.tasks).toHaveLength(1);
    expect(desk.tasks[0]).toMatchObject({ form: 'self', unit: UNIT, rater: null, complete: 0, submitted: false });
    expect(desk.tasks[0]?.deadline).toBe('2026-10-31');
    expect(desk.tasks[0]?.leaves).toEqual(testTemplate().leaves.map((leaf) => leaf.code));
    backend.close();
  });

  test('a reviewer gets the streets given to him, but not those that he must avoid', async () => {
    const backend = await evaluator(tempDir(), { role: 'reviewer' });
    const hello = await call(backend, 'app.hello', {});
    const desk = await call(backend, 'responses.desk', { round: ROUND });
    expect(desk.tasks.map(({ form, unit, rater }) => ({ form, unit, rater }))).toEqual([
      { form: 'review', unit: UNIT, rater: hello.person?.id },
    ]);
    backend.close();
  });

  test('a department gets its leaves on every street', async () => {
    const backend = await evaluator(tempDir(), { role: 'department', departments: ['D01', 'D02'] });
    const desk = await call(backend, 'responses.desk', { round: ROUND });
    expect(desk.tasks.map(({ unit, rater, leaves }) => [unit, rater, leaves])).toEqual([
      [UNIT, 'D01', ['A1.1.2']],
      [OTHER_UNIT, 'D01', ['A1.1.2']],
    ]);
    backend.close();
  });

  test('a computer that the office has not admitted sees the round but has nothing to do', async () => {
    const root = tempDir();
    const first = await open(root);
    await call(first, 'setup.evaluator', { name: '李四', post: '' });
    first.close();
    installRound(root, (_device, person) => roundContent('another', person, 'K'.repeat(43), { role: 'street' }));
    const backend = await open(root);
    const desk = await call(backend, 'responses.desk', { round: ROUND });
    expect(desk).toMatchObject({ admitted: false, role: null, tasks: [] });
    const saved = await ask(backend, 'responses.save', { ...SHEET, leaf: LEAF, value: null, note: '', base: 0 });
    expect(saved).toEqual({ ok: false, error: { code: 'not_ready', what: 'not_admitted' } });
    backend.close();
  });
});

describe('save', () => {
  test('an answer comes back after a restart as it was', async () => {
    const root = tempDir();
    const backend = await evaluator(root, { role: 'street', units: [UNIT] });
    const saved = await call(backend, 'responses.save', {
      ...SHEET,
      leaf: LEAF,
      value: ratio('8'),
      note: '见台账',
      base: 0,
    });
    expect(saved).toMatchObject({ leaf: LEAF, value: ratio('8'), note: '见台账', revision: 1, changed: true });
    backend.close();
    const again = await open(root);
    const sheet = await call(again, 'responses.sheet', SHEET);
    expect(sheet.responses.find((entry) => entry.leaf === LEAF)).toEqual(saved);
    again.close();
  });

  test('half an answer is kept as typed, and what is missing is named', async () => {
    const backend = await street();
    const value: DraftValue = { t: 'ratio', num: '3 户', den: null };
    const saved = await call(backend, 'responses.save', { ...SHEET, leaf: LEAF, value, note: '', base: 0 });
    expect(saved.value).toEqual(value);
    expect(saved.state).toBe('part');
    expect(saved.gaps.length).toBeGreaterThan(0);
    backend.close();
  });

  test('a save based on an older revision is refused and changes nothing', async () => {
    const backend = await street();
    await call(backend, 'responses.save', { ...SHEET, leaf: LEAF, value: ratio('1'), note: '', base: 0 });
    const stale = await ask(backend, 'responses.save', { ...SHEET, leaf: LEAF, value: ratio('2'), note: '', base: 0 });
    expect(stale).toEqual({ ok: false, error: { code: 'stale_revision', current: 1 } });
    const sheet = await call(backend, 'responses.sheet', SHEET);
    expect(sheet.responses.find((entry) => entry.leaf === LEAF)).toMatchObject({ value: ratio('1'), revision: 1 });
    backend.close();
  });

  test.each([
    ['another street', { ...SHEET, unit: OTHER_UNIT }, LEAF, 'not_found'],
    ['an unknown street', { ...SHEET, unit: '999999999' }, LEAF, 'not_found'],
    ['another source', { ...SHEET, form: 'dept', rater: 'D01' } as const, 'A1.1.2', 'not_found'],
    ['a rater where there is none', { ...SHEET, rater: 'somebody' }, LEAF, 'not_found'],
    ['an unknown leaf', SHEET, 'Z9.9.9', 'not_found'],
    ['an unknown round', { ...SHEET, round: 'nowhere' }, LEAF, 'not_found'],
    ['another kind of answer', SHEET, 'A1.1.1', 'invalid_input'],
  ])('%s is refused', async (_what, sheet, leaf, code) => {
    const backend = await street();
    const saved = await ask(backend, 'responses.save', { ...sheet, leaf, value: ratio('1'), note: '', base: 0 });
    expect(saved).toMatchObject({ ok: false, error: { code } });
    expect((await call(backend, 'app.hello', {})).notHandedOver).toBe(0);
    backend.close();
  });

  test.each([
    { value: { t: 'na', reason: 'half \ud83d' } as const, note: '' },
    { value: null, note: '\udc00' },
    { value: { t: 'checklist', a: { constructor: 'yes' } } as const, note: '' },
  ])('text that can never be signed is refused (%#)', async ({ value, note }) => {
    const backend = await street();
    const saved = await ask(backend, 'responses.save', { ...SHEET, leaf: 'A1.1.1', value, note, base: 0 });
    expect(saved).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    backend.close();
  });

  test('a newer package takes effect without a restart of the store', async () => {
    const root = tempDir();
    const backend = await evaluator(root, { role: 'street', units: [UNIT] });
    await call(backend, 'responses.desk', { round: ROUND });
    backend.close();
    installRound(
      root,
      (device, person) => roundContent(device, person, 'K'.repeat(43), { role: 'street', units: [UNIT, OTHER_UNIT] }),
      2,
    );
    const again = await open(root);
    expect((await call(again, 'responses.desk', { round: ROUND })).tasks).toHaveLength(2);
    again.close();
  });
});

describe('undo and redo', () => {
  test('walk back and forth over a sheet, across leaves and restarts', async () => {
    const root = tempDir();
    let backend = await evaluator(root, { role: 'street', units: [UNIT] });
    await call(backend, 'responses.save', { ...SHEET, leaf: LEAF, value: ratio('1'), note: '', base: 0 });
    await call(backend, 'responses.save', { ...SHEET, leaf: LEAF, value: ratio('2'), note: 'n', base: 1 });
    const other = completeAnswer('A1.1.1');
    await call(backend, 'responses.save', { ...SHEET, leaf: 'A1.1.1', value: other, note: '', base: 0 });
    backend.close();
    backend = await open(root);
    const at = (sheet: Awaited<ReturnType<typeof undo>>, leaf: string) =>
      sheet.responses.find((entry) => entry.leaf === leaf);
    const undo = async () => await call(backend, 'responses.undo', SHEET);
    const redo = async () => await call(backend, 'responses.redo', SHEET);

    let sheet = await undo();
    expect(at(sheet, 'A1.1.1')).toMatchObject({ value: null, state: 'empty', revision: 2 });
    sheet = await undo();
    expect(at(sheet, LEAF)).toMatchObject({ value: ratio('1'), note: '', revision: 3 });
    sheet = await undo();
    expect(at(sheet, LEAF)?.value).toBeNull();
    expect(sheet.canUndo).toBe(false);
    expect((await undo()).responses).toEqual(sheet.responses);
    await redo();
    await redo();
    sheet = await redo();
    expect(sheet.canRedo).toBe(false);
    expect(at(sheet, LEAF)).toMatchObject({ value: ratio('2'), note: 'n' });
    expect(at(sheet, 'A1.1.1')?.value).toEqual(other);
    backend.close();
  });

  test('a new entry after an undo ends the way forward', async () => {
    const backend = await street();
    await call(backend, 'responses.save', { ...SHEET, leaf: LEAF, value: ratio('1'), note: '', base: 0 });
    await call(backend, 'responses.undo', SHEET);
    await call(backend, 'responses.save', { ...SHEET, leaf: LEAF, value: ratio('5'), note: '', base: 2 });
    const sheet = await call(backend, 'responses.sheet', SHEET);
    expect(sheet.canRedo).toBe(false);
    backend.close();
  });

  test('at least fifty steps can be undone', async () => {
    const backend = await street();
    for (let n = 0; n < 260; n += 1) {
      await call(backend, 'responses.save', { ...SHEET, leaf: LEAF, value: ratio(String(n)), note: '', base: n });
    }
    let steps = 0;
    let sheet = await call(backend, 'responses.undo', SHEET);
    for (steps = 1; sheet.canUndo && steps < 300; steps += 1) sheet = await call(backend, 'responses.undo', SHEET);
    // Tidying comes only now and then, so a few more than the promised steps may still be there.
    expect(steps).toBeGreaterThanOrEqual(200);
    expect(steps).toBeLessThan(220);
    expect(sheet.responses.find((entry) => entry.leaf === LEAF)?.value).toEqual(ratio(String(259 - steps)));
    backend.close();
  });
});

describe('questionnaires', () => {
  const form = (serial: string, satisfied = 'o1', unit = UNIT) => ({
    serial,
    unit,
    answers: { R3: satisfied, R10: ['o1'] },
  });
  const batch = { round: ROUND, form: 'resident' } as const;

  test('come in whole, and once', async () => {
    const backend = await evaluator(tempDir(), { role: 'survey' });
    const rows = [form('R-1'), form('R-2', 'o2', OTHER_UNIT), form('R-1')];
    expect(await call(backend, 'surveys.take', { ...batch, rows })).toEqual({ taken: 2, already: 1 });
    expect(await call(backend, 'surveys.take', { ...batch, rows })).toEqual({ taken: 0, already: 3 });
    expect((await call(backend, 'app.hello', {})).notHandedOver).toBe(2);
    backend.close();
  });

  test.each([
    ['the same number with other answers', [form('R-9'), form('R-1', 'o4')], 'rows.1.serial'],
    ['a street of another round', [form('R-9'), form('R-8', 'o1', '999999999')], 'rows.1.unit'],
    ['an unknown option', [form('R-9', 'o99')], 'rows.0.answers.R3'],
    ['an unknown question', [{ ...form('R-9'), answers: { X1: 'o1' } }], 'rows.0.answers.X1'],
    ['several answers to one question', [{ ...form('R-9'), answers: { R3: ['o1'] } }], 'rows.0.answers.R3'],
    ['half a character', [{ ...form('R-9'), answers: { R13: '\ud800' } }], 'rows.0'],
  ])('are refused whole because of %s', async (_why, rows, path) => {
    const backend = await evaluator(tempDir(), { role: 'survey' });
    await call(backend, 'surveys.take', { ...batch, rows: [form('R-1')] });
    const taken = await ask(backend, 'surveys.take', { ...batch, rows });
    expect(taken).toMatchObject({ ok: false, error: { code: 'invalid_input', issues: [{ path }] } });
    expect((await call(backend, 'handover.preview', { round: ROUND })).surveys).toBe(1);
    backend.close();
  });

  test('are not for a street to take in', async () => {
    const backend = await evaluator(tempDir(), { role: 'street', units: [UNIT] }, createTestPorts());
    const taken = await ask(backend, 'surveys.take', { ...batch, rows: [form('R-1')] });
    expect(taken).toEqual({ ok: false, error: { code: 'not_ready', what: 'not_admitted' } });
    backend.close();
  });
});
