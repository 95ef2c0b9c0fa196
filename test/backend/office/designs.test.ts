import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { newGradeCode } from '../../../shared/designing/grades.ts';
import type { DesignEdit } from '../../../shared/model/design.ts';
import { ask, call, open, OTHER_UNIT, testTemplate, UNIT } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
import {
  admit,
  assignReviewers,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  PASSPHRASE,
  takeIn,
} from '../../support/round-trip.ts';

const root = mkdtempSync(join(tmpdir(), 'jieping-designs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let copies = 0;

beforeAll(async () => {
  (await newOffice(join(root, 'office'))).backend.close();
});

async function office(): Promise<{ backend: Backend; folder: string }> {
  copies += 1;
  const folder = join(root, `office-${copies}`);
  cpSync(join(root, 'office'), folder, { recursive: true });
  return { backend: await open(folder, createTestPorts(`office ${copies}`)), folder };
}

async function edit(backend: Backend, round: string, ...edits: DesignEdit[]): Promise<number> {
  const { revision } = await call(backend, 'designs.get', { round });
  return (await call(backend, 'designs.edit', { round, base: revision, edits })).revision;
}

async function adopt(backend: Backend, round: string) {
  const { revision } = await call(backend, 'designs.get', { round });
  return await call(backend, 'designs.adopt', { round, base: revision });
}

const SWAP: DesignEdit = { t: 'weights', weights: { 'A1.1.1': 60, 'A1.1.2': 40 } };

describe('a design', () => {
  test('is kept apart from the round until the office uses it', async () => {
    const { backend } = await office();
    const round = await newRoundAt(backend);
    expect(await call(backend, 'designs.get', { round })).toMatchObject({
      revision: 0,
      pending: false,
      canUndo: false,
    });
    await edit(backend, round, SWAP);
    const before = await call(backend, 'rounds.get', { round });
    expect(before).toMatchObject({ designPending: true });
    expect(before.content.template).toEqual(testTemplate());
    const adopted = await adopt(backend, round);
    expect(adopted).toMatchObject({ pending: false, revision: 1 });
    const after = await call(backend, 'rounds.get', { round });
    expect(after.content.template.leaves.slice(0, 2).map((leaf) => leaf.weight)).toEqual([60, 40]);
    expect(after.designPending).toBe(false);
    backend.close();
  });

  test('takes steps all or none, and refuses those of a window that did not see the last ones', async () => {
    const { backend } = await office();
    const round = await newRoundAt(backend);
    const bad: DesignEdit = { t: 'weights', weights: { 'A1.1.1': -1 } };
    expect(await ask(backend, 'designs.edit', { round, base: 0, edits: [SWAP, bad] })).toEqual({
      ok: false,
      error: { code: 'invalid_input', issues: [{ path: 'A1.1.1', message: 'weight_not_positive' }] },
    });
    expect(await call(backend, 'designs.get', { round })).toMatchObject({ revision: 0, canUndo: false });
    await call(backend, 'designs.edit', { round, base: 0, edits: [SWAP] });
    expect(await ask(backend, 'designs.edit', { round, base: 0, edits: [SWAP] })).toEqual({
      ok: false,
      error: { code: 'stale_revision', current: 1 },
    });
    backend.close();
  });

  test('60 steps are undone one by one and done again, over a restart', async () => {
    const { backend, folder } = await office();
    const round = await newRoundAt(backend);
    const steps = Array.from({ length: 60 }, (_, n): DesignEdit => {
      return { t: 'add-leaf', parent: 'A1.1', zh: `新 ${n}`, en: '', method: 'checklist' };
    });
    await edit(backend, round, ...steps);
    const full = (await call(backend, 'designs.get', { round })).template;
    backend.close();
    const again = await open(folder, createTestPorts('restart'));
    for (let left = 59; left >= 0; left -= 1) {
      const { template } = await call(again, 'designs.step', { round, direction: 'undo' });
      expect(template.leaves).toHaveLength(41 + left);
    }
    const empty = await call(again, 'designs.get', { round });
    expect(empty).toMatchObject({ canUndo: false, canRedo: true, pending: false, template: testTemplate() });
    for (let n = 0; n < 60; n += 1) await call(again, 'designs.step', { round, direction: 'redo' });
    expect((await call(again, 'designs.get', { round })).template).toEqual(full);
    await call(again, 'designs.step', { round, direction: 'undo' });
    await edit(again, round, SWAP);
    expect((await call(again, 'designs.get', { round })).canRedo).toBe(false);
    again.close();
  });

  test('cannot be used while something in it is wrong, and says where', async () => {
    const { backend } = await office();
    const round = await newRoundAt(backend);
    await edit(backend, round, { t: 'weights', weights: { 'A1.1.1': 60 } });
    const { revision } = await call(backend, 'designs.get', { round });
    expect(await ask(backend, 'designs.adopt', { round, base: revision })).toEqual({
      ok: false,
      error: { code: 'not_ready', what: 'design_unsound', detail: 'A1.1' },
    });
    backend.close();
  });

  test('is the office’s alone', async () => {
    const { backend } = await newEvaluator(join(root, 'evaluator'), '张三');
    expect(await ask(backend, 'designs.get', { round: 'any' })).toMatchObject({ error: { what: 'setup_missing' } });
    backend.close();
  });
});

describe('starting points', () => {
  test.each([
    ['duty-lists-2025', 13],
    ['xicheng-2021', 41],
  ] as const)('%s is sound and can be used at once', async (starter, leaves) => {
    const { backend } = await office();
    const { id: round } = await call(backend, 'rounds.create', {
      name: { zh: '清单', en: '' },
      period: { from: '2026-01-01', to: '2026-12-31' },
      units: [UNIT],
      sources: ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'],
      mode: 'weighted',
      simulated: false,
      from: { kind: 'starter', starter },
    });
    const { content, obstacles } = await call(backend, 'rounds.get', { round });
    expect(content.template.leaves).toHaveLength(leaves);
    expect(obstacles.map((one) => one.code)).not.toContain('design_unsound');
    expect(await adopt(backend, round)).toMatchObject({ pending: false });
    backend.close();
  });

  test('a blank one is built up step by step; it cannot be issued before', async () => {
    const { backend } = await office();
    const from = { kind: 'starter', starter: 'blank' } as const;
    const { id: round } = await call(backend, 'rounds.create', {
      name: { zh: '空白', en: '' },
      period: { from: '2026-01-01', to: '2026-12-31' },
      units: [UNIT],
      sources: ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'],
      mode: 'weighted',
      simulated: false,
      from,
    });
    expect((await call(backend, 'rounds.get', { round })).obstacles).toContainEqual({
      code: 'design_unsound',
      detail: '',
    });
    await edit(
      backend,
      round,
      { t: 'add-node', parent: null, zh: '类别', en: '' },
      { t: 'add-leaf', parent: 'A', zh: '子项', en: '', method: 'deduction' },
    );
    const { template } = await call(backend, 'designs.get', { round });
    const [leaf] = template.leaves;
    if (leaf?.method.type !== 'deduction') throw new Error('no leaf');
    expect([leaf.code, leaf.weight, template.nodes[0]?.weight]).toEqual(['A1', 100, 100]);
    const rules = leaf.method.rules.map((rule) => ({ ...rule, zh: '每次' }));
    await edit(backend, round, { t: 'leaf', leaf: { ...leaf, method: { ...leaf.method, rules } } });
    await adopt(backend, round);
    const { obstacles, content } = await call(backend, 'rounds.get', { round });
    expect(obstacles.map((one) => one.code)).not.toContain('design_unsound');
    expect(content.sources).toEqual(['SELF', 'REVIEW']);
    backend.close();
  });

  test('last year’s round brings a crosswalk, in which leaves are the same, changed, new and dropped', async () => {
    const { backend } = await office();
    const last = await newRoundAt(backend);
    const { id: round } = await call(backend, 'rounds.create', {
      name: { zh: '今年', en: '' },
      period: { from: '2027-01-01', to: '2027-12-31' },
      units: [UNIT],
      sources: ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'],
      mode: 'weighted',
      simulated: false,
      from: { kind: 'round', round: last },
    });
    const { template } = await call(backend, 'designs.get', { round });
    expect(template.crosswalk).toMatchObject({ round: last, leaves: { 'A1.1.1': 'A1.1.1' } });
    expect(Object.keys(template.crosswalk?.leaves ?? {})).toHaveLength(41);
    backend.close();
  });
});

describe('a running round', () => {
  test('says what a change touches, keeps every answer, and never gives a code again', async () => {
    const { backend } = await office();
    const round = await newRoundAt(backend);
    const street = await newEvaluator(join(root, 'street'), '李四');
    const reviewers = [
      await newEvaluator(join(root, 'reviewer-1'), '审一'),
      await newEvaluator(join(root, 'reviewer-2'), '审二'),
    ];
    await admit(backend, round, street.backend, { role: 'street', units: [UNIT, OTHER_UNIT] });
    const persons: string[] = [];
    for (const reviewer of reviewers) persons.push(await admit(backend, round, reviewer.backend, { role: 'reviewer' }));
    await assignReviewers(backend, round, persons);
    await issueAndOpen(backend, round, [street.backend]);
    await fillAll(street.backend, round);
    const early = await handOver(street.backend, round);
    await call(backend, 'keys.unlock', { passphrase: PASSPHRASE });
    expect((await takeIn(backend, round, street.backend, early)).outcome).toBe('accepted');

    // A grade that answers give is named with how many; undone, everything is as it was.
    const { template: issued } = await call(backend, 'designs.get', { round });
    const { scales } = issued;
    const withoutBest = scales.grade4.slice(1);
    await edit(backend, round, { t: 'system', parts: { scales: { ...scales, grade4: withoutBest } } });
    const gradedLeaves = issued.leaves.filter(({ method }) => method.type === 'graded').length;
    const lost = await call(backend, 'designs.impact', { round });
    expect(lost.grades).toEqual([{ grade: 'A', answers: 2 * gradedLeaves }]);
    expect(lost).toMatchObject({ answers: 2 * gradedLeaves, again: 2 * gradedLeaves });
    // What nobody gave is named, too, and nothing has to be given again; its letter is not free.
    const withoutWorst = scales.grade4.slice(0, -1);
    await edit(backend, round, { t: 'system', parts: { scales: { ...scales, grade4: withoutWorst } } });
    const design = await call(backend, 'designs.get', { round });
    expect(await call(backend, 'designs.impact', { round })).toMatchObject({
      grades: [{ grade: scales.grade4.at(-1)?.grade, answers: 0 }],
      again: 0,
    });
    expect(newGradeCode(design.template, new Set(design.reserved))).toBe('E');
    await call(backend, 'designs.step', { round, direction: 'undo' });
    expect(await call(backend, 'designs.step', { round, direction: 'undo' })).toMatchObject({ template: issued });

    // One item goes, a checklist gets another line, a weight moves.
    const leaf = testTemplate().leaves.find((one) => one.code === 'A1.1.1');
    if (leaf?.method.type !== 'checklist') throw new Error('no checklist');
    const items = [...leaf.method.items, { id: 'i8', zh: '新的一条', en: '', critical: false }];
    await edit(
      backend,
      round,
      { t: 'remove', code: 'A2.1.3' },
      { t: 'weights', weights: { 'A2.1.1': 60, 'A2.1.2': 40 } },
      { t: 'leaf', leaf: { ...leaf, method: { ...leaf.method, items } } },
    );
    const impact = await call(backend, 'designs.impact', { round });
    expect(impact.leaves).toEqual(['A1.1.1', 'A2.1.1', 'A2.1.2', 'A2.1.3']);
    // Four leaves on the self-assessments of two streets; the checklist has to be answered again.
    expect({ answers: impact.answers, again: impact.again, units: impact.units.length }).toEqual({
      answers: 8,
      again: 2,
      units: 2,
    });

    const stays = await call(backend, 'scores.round', { round });
    const adopted = await adopt(backend, round);
    expect(adopted.template.retired).toEqual(['A2.1.3']);
    // Until the next package nothing counts otherwise.
    expect(await call(backend, 'scores.round', { round })).toEqual(stays);
    const { content } = await call(backend, 'rounds.get', { round });
    expect(content.formRev).toBe(2);
    const { seq } = await call(backend, 'rounds.issue', { round, passphrase: PASSPHRASE });
    expect(seq).toBe(2);

    // What the street handed over under the first package is still valid, also what comes in only now.
    await fillAll(street.backend, round, () => undefined);
    const late = await handOver(street.backend, round, true);
    const verdict = await takeIn(backend, round, street.backend, late);
    expect(verdict).toMatchObject({ outcome: 'accepted', error: null, warnings: ['W_FORM_OLD'] });
    const board = await call(backend, 'board.get', { round });
    expect(JSON.stringify(board)).not.toContain('E_NOT_AUTHORISED');

    await edit(backend, round, { t: 'add-leaf', parent: 'A2.1', zh: '又一项', en: '', method: 'graded' });
    const { template } = await call(backend, 'designs.get', { round });
    expect(template.leaves.map((one) => one.code)).toContain('A2.1.4');
    const versions = await call(backend, 'designs.versions', { round });
    expect(versions.slice(0, 4).map((one) => one.id)).toEqual(['design', 'round', 'package 2', 'package 1']);
    const first = await call(backend, 'designs.version', { round, version: 'package 1' });
    expect(first.leaves.map((one) => one.code)).toContain('A2.1.3');
    for (const computer of [street, ...reviewers]) computer.backend.close();
    backend.close();
  });
});
