import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { createKeyRing } from '../../../electron/backend/crypto/create-key-ring.ts';
import { linesOf } from '../../../electron/backend/packages/line-reader.ts';
import { inMemory } from '../../../electron/backend/packages/random-access.ts';
import { verifyPackage } from '../../../electron/backend/packages/verify-package.ts';
import type { FileRef } from '../../../shared/contract/files.ts';
import { LogRecord } from '../../../shared/model/record.ts';
import { GENESIS } from '../../../shared/model/genesis.ts';
import type { DraftValue } from '../../../shared/model/response.ts';
import { LOG, PERSONAL } from '../../../shared/package-format/names.ts';
import { readStructure } from '../../../shared/package-format/structure.ts';
import { ask, call, evaluator, installRound, open, roundContent } from '../../support/evaluator.ts';
import { completeAnswer, ROUND, testTemplate, UNIT } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
import { tempDir } from '../../support/temp-dir.ts';

const SHEET = { round: ROUND, unit: UNIT, form: 'self', rater: null } as const;
const LEAF = 'B1.2.1';
const OFFICE_KID = 'K'.repeat(43);

async function street(root = tempDir()): Promise<{ root: string; backend: Backend }> {
  return { root, backend: await evaluator(root, { role: 'street', units: [UNIT] }) };
}

async function save(backend: Backend, leaf: string, value: DraftValue | null, base: number, note = ''): Promise<void> {
  await call(backend, 'responses.save', { ...SHEET, leaf, value, note, base });
}

async function make(backend: Backend, submit = false) {
  return await call(backend, 'handover.make', { round: ROUND, submit });
}

/** Reads a file as the office would, with the key of the computer that made it. */
async function read(root: string, backend: Backend, file: FileRef) {
  const ports = createTestPorts();
  const keys = createKeyRing({ dir: join(root, 'keys'), ids: ports.ids, secrets: ports.secrets });
  const device = await keys.device();
  if (!device.ok) throw new Error('no key');
  const bytes = readFileSync(backend.files.path(file.ref) ?? '');
  const access = inMemory(bytes);
  const verified = await verifyPackage(access, {
    kind: 'back',
    keys: [{ kid: device.value.kid, jwk: device.value.jwk, device: await deviceOf(backend) }],
    round: ROUND,
    aud: OFFICE_KID,
    rehearsal: true,
  });
  if (!verified.ok) throw new Error(JSON.stringify(verified.error));
  const layout = readStructure(access);
  if (!layout.ok) throw new Error(layout.error);
  const text = (wanted: string): string[] => {
    const entry = layout.value.entries.find(({ name }) => name === wanted);
    if (entry === undefined) return [];
    return [...linesOf(access, entry)].map((line) => (line.ok ? line.value.toString('utf8') : '?'));
  };
  const lines = text(LOG);
  return {
    bytes,
    lines,
    records: lines.map((line) => LogRecord.parse(JSON.parse(line))),
    personal: text(PERSONAL),
    manifest: verified.value.info.manifest,
  };
}

async function deviceOf(backend: Backend): Promise<string> {
  const desk = await call(backend, 'responses.desk', { round: ROUND });
  return desk.content.roster.devices[0]?.id ?? '';
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

test('each changed complete answer becomes one record; half ones stay here', async () => {
  const { root, backend } = await street();
  await save(backend, LEAF, completeAnswer(LEAF), 0, '见台账');
  await save(backend, 'C1.1.1', { t: 'ratio', num: '1', den: null }, 0);
  expect(await call(backend, 'handover.preview', { round: ROUND })).toMatchObject({ changed: 1, part: 1, last: null });
  expect((await call(backend, 'app.hello', {})).notHandedOver).toBe(2);

  const made = await make(backend);
  expect(made.records).toBe(1);
  const file = await read(root, backend, made.file);
  expect(made.sha256).toBe(createHash('sha256').update(file.bytes).digest('hex'));
  expect(file.records).toMatchObject([
    {
      seq: 1,
      prev: GENESIS,
      op: 'put',
      parents: [],
      slot: { round: ROUND, unit: UNIT, form: 'self', q: LEAF },
      note: '见台账',
      tz: '+08:00',
    },
  ]);
  expect(file.records[0]?.val?.t).toBe('ratio');
  expect(file.manifest.log).toMatchObject({ from: 1, to: 1, head: sha256(file.lines[0] ?? '') });
  expect(file.manifest.round).toMatchObject({ package_seq: 1, package_sha256: 'b'.repeat(64) });
  // The record is in a file, but the file is on no stick yet.
  expect((await call(backend, 'app.hello', {})).notHandedOver).toBe(2);
  expect(await call(backend, 'handover.preview', { round: ROUND })).toMatchObject({ changed: 0, part: 1 });
  const sheet = await call(backend, 'responses.sheet', SHEET);
  expect(sheet.responses.find((entry) => entry.leaf === LEAF)?.changed).toBe(false);

  // The same answer once more: still one item that is on no stick, though two records.
  const { revision = 0 } = sheet.responses.find((entry) => entry.leaf === LEAF) ?? {};
  await save(backend, LEAF, completeAnswer(LEAF), revision, '又看了一遍');
  expect((await call(backend, 'app.hello', {})).notHandedOver).toBe(2);
  await make(backend);
  expect((await call(backend, 'app.hello', {})).notHandedOver).toBe(2);
  backend.close();
});

test('the file is named after round, street code and time, and names nobody', async () => {
  const { backend } = await street();
  await save(backend, LEAF, completeAnswer(LEAF), 0);
  const { file } = await make(backend);
  expect(file.name).toBe(`2026-0001-${UNIT}-20260901-0900.jpback`);
  expect((await call(backend, 'handover.preview', { round: ROUND })).last?.name).toBe(file.name);
  backend.close();
});

test('a later file carries the whole log; a change names what it replaces', async () => {
  const { root, backend } = await street();
  await save(backend, LEAF, completeAnswer(LEAF), 0);
  const first = await read(root, backend, (await make(backend)).file);
  await save(backend, LEAF, { t: 'ratio', num: '2', den: '20' }, 1);
  await save(backend, 'A1.1.1', completeAnswer('A1.1.1'), 0);
  const second = await read(root, backend, (await make(backend)).file);
  expect(second.lines).toHaveLength(3);
  expect(second.lines[0]).toBe(first.lines[0]);
  const change = second.records.find((record) => record.seq > 1 && record.slot.q === LEAF);
  expect(change).toMatchObject({ op: 'put', parents: [sha256(first.lines[0] ?? '')] });
  for (const [index, record] of second.records.entries()) {
    expect(record.seq).toBe(index + 1);
    expect(record.prev).toBe(index === 0 ? GENESIS : sha256(second.lines[index - 1] ?? ''));
  }
  backend.close();
});

test('the same log can be taken again for another stick, without new records', async () => {
  const { root, backend } = await street();
  await save(backend, LEAF, completeAnswer(LEAF), 0);
  const first = await read(root, backend, (await make(backend)).file);
  const again = await make(backend);
  expect(again.records).toBe(1);
  expect((await read(root, backend, again.file)).lines).toEqual(first.lines);
  backend.close();
});

test('changing an answer and changing it back needs no record', async () => {
  const { backend } = await street();
  await save(backend, LEAF, completeAnswer(LEAF), 0);
  await make(backend);
  await save(backend, LEAF, { t: 'ratio', num: '9', den: '20' }, 1);
  await save(backend, LEAF, completeAnswer(LEAF), 2);
  expect((await make(backend)).records).toBe(1);
  backend.close();
});

test.each([
  ['emptied', null],
  ['half again', { t: 'ratio', num: '1', den: null } as const],
])('an answer that was handed over and is now %s is withdrawn, once', async (_how, value) => {
  const { root, backend } = await street();
  await save(backend, LEAF, completeAnswer(LEAF), 0);
  const first = await read(root, backend, (await make(backend)).file);
  await save(backend, LEAF, value, 1);
  const second = await read(root, backend, (await make(backend)).file);
  expect(second.records[1]).toMatchObject({ op: 'withdraw', val: null, parents: [sha256(first.lines[0] ?? '')] });
  expect((await make(backend)).records).toBe(2);
  await save(backend, LEAF, completeAnswer(LEAF), 2);
  const third = await read(root, backend, (await make(backend)).file);
  expect(third.records[2]).toMatchObject({ op: 'put', parents: [sha256(second.lines[1] ?? '')] });
  backend.close();
});

test('there is nothing to hand over before the first answer', async () => {
  const { backend } = await street();
  expect(await ask(backend, 'handover.make', { round: ROUND, submit: false })).toEqual({
    ok: false,
    error: { code: 'not_ready', what: 'nothing_to_hand_over' },
  });
  backend.close();
});

test('submitting wants every answer, then locks the sheet', async () => {
  const { root, backend } = await street();
  const codes = testTemplate().leaves.map((leaf) => leaf.code);
  for (const code of codes.slice(1)) await save(backend, code, completeAnswer(code), 0);
  expect(await ask(backend, 'handover.make', { round: ROUND, submit: true })).toEqual({
    ok: false,
    error: { code: 'not_ready', what: 'incomplete', detail: '1' },
  });
  expect((await call(backend, 'handover.preview', { round: ROUND })).tasks[0]?.submitted).toBe(false);

  await save(backend, codes[0] ?? '', completeAnswer(codes[0] ?? ''), 0);
  const made = await make(backend, true);
  const file = await read(root, backend, made.file);
  expect(file.records).toHaveLength(codes.length + 1);
  expect(file.records.at(-1)).toMatchObject({
    op: 'submit',
    val: { t: 'submit', complete: true },
    slot: { form: 'self', unit: UNIT, q: '*' },
  });
  const refused = { ok: false, error: { code: 'not_ready', what: 'already_submitted' } };
  expect(await ask(backend, 'responses.save', { ...SHEET, leaf: LEAF, value: null, note: '', base: 1 })).toEqual(
    refused,
  );
  expect(await ask(backend, 'responses.undo', SHEET)).toEqual(refused);
  expect(await ask(backend, 'responses.redo', SHEET)).toEqual(refused);
  const sheet = await call(backend, 'responses.sheet', SHEET);
  expect(sheet).toMatchObject({ task: { submitted: true, complete: codes.length }, canUndo: false, canRedo: false });
  // Another stick, and submitting again, change nothing.
  expect((await make(backend, true)).records).toBe(codes.length + 1);
  backend.close();
});

test('a reviewer submits under his own id', async () => {
  const root = tempDir();
  const backend = await evaluator(root, { role: 'reviewer' });
  const desk = await call(backend, 'responses.desk', { round: ROUND });
  const rater = desk.tasks[0]?.rater ?? null;
  await call(backend, 'responses.save', {
    round: ROUND,
    unit: UNIT,
    form: 'review',
    rater,
    leaf: LEAF,
    value: completeAnswer(LEAF),
    note: '',
    base: 0,
  });
  const file = await read(root, backend, (await make(backend)).file);
  expect(file.records).toMatchObject([{ by: rater, slot: { form: 'review', q: LEAF, rater } }]);
  backend.close();
});

test('somebody whom the office had listed before signs under the id of that list', async () => {
  const root = tempDir();
  const first = await open(root);
  await call(first, 'setup.evaluator', { name: '张三（组织部）', post: '' });
  first.close();
  installRound(root, (device) => roundContent(device, 'listed-7', OFFICE_KID, { role: 'reviewer' }));
  const backend = await open(root);
  const desk = await call(backend, 'responses.desk', { round: ROUND });
  expect(desk.tasks).toMatchObject([{ form: 'review', unit: UNIT, rater: 'listed-7' }]);
  const sheet = { round: ROUND, unit: UNIT, form: 'review', rater: 'listed-7' } as const;
  await call(backend, 'responses.save', { ...sheet, leaf: LEAF, value: completeAnswer(LEAF), note: '', base: 0 });
  const file = await read(root, backend, (await make(backend)).file);
  expect(file.records).toMatchObject([{ by: 'listed-7', slot: { rater: 'listed-7' } }]);
  backend.close();
});

test('questionnaires leave as commitments, their answers beside the log', async () => {
  const root = tempDir();
  const backend = await evaluator(root, { role: 'survey' });
  const rows = ['R-2', 'R-1'].map((serial) => ({ serial, unit: UNIT, answers: { R3: 'o1', R13: '路灯坏了' } }));
  await call(backend, 'surveys.take', { round: ROUND, form: 'resident', rows });
  const made = await make(backend);
  const file = await read(root, backend, made.file);
  expect(file.records.map((record) => record.slot)).toEqual([
    { round: ROUND, unit: UNIT, form: 'resident', q: '*', n: 'R-1' },
    { round: ROUND, unit: UNIT, form: 'resident', q: '*', n: 'R-2' },
  ]);
  expect(file.lines.join('\n')).not.toContain('路灯');
  expect(file.personal).toHaveLength(2);
  expect(file.personal.join('\n')).toContain('路灯坏了');
  expect(file.records.map((record) => record.val)).toEqual(
    file.personal.map((line) => ({ t: 'form', p: z.object({ p: z.string() }).parse(JSON.parse(line)).p })),
  );
  expect((await call(backend, 'app.hello', {})).notHandedOver).toBe(2);
  const again = await make(backend);
  expect(again.records).toBe(2);
  await call(backend, 'sticks.saved', { file: again.file });
  expect((await call(backend, 'app.hello', {})).notHandedOver).toBe(0);
  // The first file stayed here, but all of it went away in the second.
  expect(await call(backend, 'handover.list', { round: ROUND })).toMatchObject([
    { contained: false, copies: [{ how: 'saved' }] },
    { contained: true, copies: [] },
  ]);
  backend.close();
});

test('when the file cannot be written the records are kept, and the next file carries them once', async () => {
  const { root, backend } = await street();
  await save(backend, LEAF, completeAnswer(LEAF), 0);
  rmSync(backend.paths.outbox, { recursive: true });
  writeFileSync(backend.paths.outbox, 'in the way');
  const failed = await ask(backend, 'handover.make', { round: ROUND, submit: false });
  expect(failed).toMatchObject({ ok: false, error: { code: 'disk' } });
  expect((await call(backend, 'handover.preview', { round: ROUND })).last).toBeNull();
  backend.close();
  rmSync(backend.paths.outbox);

  const again = await open(root);
  const made = await make(again);
  expect(made.records).toBe(1);
  expect((await read(root, again, made.file)).records).toHaveLength(1);
  again.close();
});
