import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SlotState } from '../../../electron/backend/store/slot-states.ts';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { OpenQuestions } from '../../../shared/contract/decisions.ts';
import { GENESIS } from '../../../shared/model/genesis.ts';
import { ask, call, OTHER_UNIT, UNIT } from '../../support/evaluator.ts';
import { cachedAndRecomputed } from '../../support/merge-copies.ts';
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
  pathOf,
  workerForm,
  type Computer,
  openOffice,
} from '../../support/round-trip.ts';

const LEAF = 'A1.1.1';
const reason = { code: 'evidence', text: '现场核对了原始台账和会议记录' };
const root = mkdtempSync(join(tmpdir(), 'jieping-decisions-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const files = new Map<string, string>();
const devices = new Map<string, string>();
let round = '';
let copies = 0;

beforeAll(async () => {
  const office = await newOffice(join(root, 'office'));
  round = await newRoundAt(office.backend);
  const computers = new Map<string, Computer>();
  for (const name of ['street', 'rival', 'one', 'two', 'desk']) {
    computers.set(name, await newEvaluator(join(root, name), name));
  }
  const of = (name: string) => computers.get(name)!.backend;
  await admit(office.backend, round, of('street'), { role: 'street', units: [UNIT] });
  await admit(office.backend, round, of('rival'), { role: 'street', units: [UNIT, OTHER_UNIT] });
  const reviewers = [];
  for (const name of ['one', 'two']) reviewers.push(await admit(office.backend, round, of(name), { role: 'reviewer' }));
  await admit(office.backend, round, of('desk'), { role: 'survey' });
  await assignReviewers(office.backend, round, reviewers);
  await issueAndOpen(
    office.backend,
    round,
    [...computers.values()].map(({ backend }) => backend),
  );
  const { content } = await call(office.backend, 'rounds.get', { round });
  for (const { id, label, role } of content.roster.devices) devices.set(role === 'office' ? 'office' : label, id);
  await fillAll(of('street'), round);
  files.set('street', pathOf(of('street'), await handOver(of('street'), round)));
  await fillAll(of('rival'), round, (leaf) => (leaf === LEAF ? { t: 'checklist', a: {} } : undefined));
  await fillAll(of('rival'), round, (leaf) => (leaf === LEAF ? other(content, leaf) : undefined));
  files.set('rival', pathOf(of('rival'), await handOver(of('rival'), round)));
  await fillAll(of('rival'), round);
  files.set('rival again', pathOf(of('rival'), await handOver(of('rival'), round)));
  await call(of('desk'), 'surveys.take', {
    round,
    form: 'worker',
    rows: [workerForm('1', UNIT), workerForm('2', UNIT, 1)],
  });
  files.set('desk', pathOf(of('desk'), await handOver(of('desk'), round)));
  files.set('desk again', pathOf(of('desk'), await handOver(of('desk'), round)));
  for (const { backend } of [office, ...computers.values()]) backend.close();
}, 180_000);

/** Another complete answer to the same item. */
function other(content: Awaited<ReturnType<typeof contentOf>>, code: string) {
  const { method } = content.template.leaves.find((leaf) => leaf.code === code)!;
  if (method.type === 'graded') return { t: 'graded', grade: 'C', points: null } as const;
  if (method.type === 'checklist') {
    const worst = method.answers.at(-2)!.id;
    return { t: 'checklist', a: Object.fromEntries(method.items.map((item) => [item.id, worst])) } as const;
  }
  return { t: 'ratio', num: '1', den: '9' } as const;
}
const contentOf = async (office: Computer) => (await call(office.backend, 'rounds.get', { round })).content;

async function officeCopy(): Promise<Computer> {
  copies += 1;
  const folder = join(root, `copy-${copies}`);
  cpSync(join(root, 'office'), folder, { recursive: true });
  const ports = createTestPorts(`copy ${copies}`);
  return { backend: await openOffice(folder, ports), root: folder, ports };
}

async function take(office: Computer, name: string) {
  const file: FileRef = office.backend.files.register(files.get(name)!);
  return await call(office.backend, 'intake.take', { round, file });
}
/** What the screen shows before it seals. */
async function shownOpen(office: Computer) {
  const { rows } = await call(office.backend, 'board.get', { round });
  const aside = await call(office.backend, 'intake.aside', { round });
  return {
    streets: rows.filter(({ cells }) => cells.some(({ open }) => open)).map(({ unit }) => unit),
    files: aside.map(({ sha256 }) => sha256),
  };
}
const questions = (office: Computer): Promise<OpenQuestions> => call(office.backend, 'decisions.questions', { round });

async function expectCopiesRight(office: Computer): Promise<readonly SlotState[]> {
  office.backend.close();
  const { cached, recomputed } = await cachedAndRecomputed(office.root, round);
  expect(cached).toEqual(recomputed);
  return recomputed.slots;
}

function storedTexts(office: Computer): readonly string[] {
  const db = new BetterSqlite3(join(office.root, 'jieping.db'), { readonly: true });
  try {
    return db
      .prepare<[], { body: string }>('SELECT body FROM personal')
      .all()
      .map(({ body }) => body);
  } finally {
    db.close();
  }
}

describe('the office', () => {
  test('decides between two answers with a reason; later news opens the question again', async () => {
    const office = await officeCopy();
    await take(office, 'street');
    await take(office, 'rival');
    const { slots } = await questions(office);
    expect(slots.map(({ leaf }) => leaf)).toEqual([LEAF]);
    const [slot] = slots;
    const heads = slot!.heads.map(({ hash }) => hash);
    const chosen = slot!.heads.find(({ device }) => device === 'rival')!;
    const decision = { round, slot: slot!.slot, choice: { kind: 'take', of: chosen.hash }, reason } as const;
    expect(await ask(office.backend, 'decisions.resolve', { ...decision, heads: heads.slice(1) })).toMatchObject({
      error: { code: 'stale_revision' },
    });
    const short = { ...reason, text: '太短' };
    expect(await ask(office.backend, 'decisions.resolve', { ...decision, heads, reason: short })).toMatchObject({
      error: { code: 'invalid_input' },
    });
    await call(office.backend, 'decisions.resolve', { ...decision, heads });
    expect((await questions(office)).slots).toEqual([]);
    const detail = await call(office.backend, 'board.cell', { round, unit: UNIT, source: 'SELF' });
    expect(detail.slots.find(({ leaf }) => leaf === LEAF)?.heads.map(({ value }) => value)).toEqual([chosen.value]);
    // The rival computer changes its mind; the office had not seen that.
    await take(office, 'rival again');
    const again = await questions(office);
    expect(again.slots.map(({ leaf, reopened, heads: live }) => [leaf, reopened, live.length])).toEqual([
      [LEAF, true, 2],
    ]);
    const history = await call(office.backend, 'decisions.history', { round, slot: slot!.slot });
    expect(history.map(({ op, live }) => [op, live])).toEqual([
      ['put', false],
      ['put', false],
      ['resolve', true],
      ['put', true],
    ]);
    expect(history.find(({ op }) => op === 'resolve')?.reason).toEqual(reason);
    await expectCopiesRight(office);
  });

  test('stops a computer: what was received stays, later files are refused until they are accepted', async () => {
    const office = await officeCopy();
    await take(office, 'street');
    await take(office, 'rival');
    const device = devices.get('rival')!;
    const before = await call(office.backend, 'decisions.computer', { round, device });
    const [received] = before.files;
    await call(office.backend, 'decisions.revoke', { round, device, cut: received!.last, reason });
    expect((await questions(office)).slots).toHaveLength(1);
    const refused = await take(office, 'rival again');
    expect(refused).toMatchObject({ outcome: 'refused', error: { reason: 'E_KEY_REVOKED' } });
    const [, seq, head] = String(refused.error?.code === 'package_refused' ? refused.error.at : '').split(' ');
    // The same, with everything of it no longer believed.
    await call(office.backend, 'decisions.revoke', { round, device, cut: { seq: 0, head: GENESIS }, reason });
    const stopped = await questions(office);
    expect(stopped.slots).toEqual([]);
    expect(stopped.computers.find((one) => one.device === device)).toMatchObject({ stopped: true });
    expect(stopped.computers.find((one) => one.device === device)!.counts.revoked).toBeGreaterThan(10);
    await call(office.backend, 'decisions.acceptLate', {
      round,
      device,
      to: { seq: Number(seq), head: head! },
      reason,
    });
    expect(await take(office, 'rival again')).toMatchObject({ outcome: 'accepted' });
    const states = await expectCopiesRight(office);
    expect(states.filter(({ form, status }) => form === 'self' && status === 'empty')).toEqual([]);
  });

  test('leaves a file out and takes it back in', async () => {
    const office = await officeCopy();
    await take(office, 'street');
    await take(office, 'rival');
    await take(office, 'rival again');
    const device = devices.get('rival')!;
    const { files: of } = await call(office.backend, 'decisions.computer', { round, device });
    expect(of.map(({ records }) => records > 0)).toEqual([true, true]);
    const last = of.at(-1)!;
    expect(last.brought).toMatchObject({ from: of[0]!.last.seq + 1, to: last.last.seq });
    await call(office.backend, 'decisions.exclude', { round, what: last.brought!, reason });
    expect((await questions(office)).slots).toHaveLength(1);
    const made = await call(office.backend, 'decisions.list', { round });
    expect(made.map(({ decision, undoable }) => [decision.t, undoable])).toEqual([['exclude', true]]);
    await call(office.backend, 'decisions.undo', { round, record: made[0]!.hash, reason });
    expect((await questions(office)).slots).toHaveLength(0);
    expect(await ask(office.backend, 'decisions.undo', { round, record: made[0]!.hash, reason })).toMatchObject({
      error: { what: 'decision_stands' },
    });
    await expectCopiesRight(office);
  });

  test('seals a result that later files do not change, opens it again and seals anew', async () => {
    const office = await officeCopy();
    await take(office, 'street');
    await take(office, 'rival');
    const seen = await shownOpen(office);
    expect(await ask(office.backend, 'decisions.seal', { round, seen })).toMatchObject({
      error: { what: 'not_sealable' },
    });
    const device = devices.get('rival')!;
    await call(office.backend, 'decisions.revoke', { round, device, cut: { seq: 0, head: GENESIS }, reason });
    expect((await questions(office)).obstacles).toEqual([]);
    // Two streets are incomplete; whoever was shown less than that seals nothing.
    expect(seen.streets).toHaveLength(2);
    for (const less of [
      { ...seen, streets: seen.streets.slice(1) },
      { ...seen, files: ['0'.repeat(64)] },
    ]) {
      expect(await ask(office.backend, 'decisions.seal', { round, seen: less })).toMatchObject({
        error: { what: 'seal_changed' },
      });
    }
    expect((await questions(office)).seals).toEqual([]);
    await call(office.backend, 'decisions.seal', { round, seen });
    const [first] = (await questions(office)).seals;
    expect(first).toMatchObject({ number: 1, state: 'live' });
    await take(office, 'desk');
    const late = await questions(office);
    expect(late.computers.find((one) => one.device === devices.get('desk'))?.marks).toContain('W_LATE');
    expect(late.seals[0]).toEqual(first);
    await call(office.backend, 'decisions.amend', { round, number: 1, reason });
    await call(office.backend, 'decisions.seal', { round, seen: await shownOpen(office) });
    const { seals } = await questions(office);
    expect(seals.map(({ number, state }) => [number, state])).toEqual([
      [1, 'amended'],
      [2, 'live'],
    ]);
    expect(seals[1]!.sha256).not.toBe(seals[0]!.sha256);
    await expectCopiesRight(office);
  });

  test('erases a questionnaire for good, also when its file comes again', async () => {
    const office = await officeCopy();
    await take(office, 'desk');
    const slot = `${round}|${UNIT}|worker|*||1`;
    await call(office.backend, 'decisions.erase', { round, slot, reason });
    // Another file with the same log brings the text again.
    expect(await take(office, 'desk again')).toMatchObject({ outcome: 'nothing_new' });
    const states = await expectCopiesRight(office);
    const texts = storedTexts(office);
    expect(texts.map((text) => text.includes('"serial":"2"'))).toEqual([true]);
    // The record with its commitment is still there, and so is the answer's place.
    expect(states.filter(({ form, status }) => form === 'worker' && status === 'value')).toHaveLength(2);
  });

  test('confirms that an item does not apply, and takes the confirmation back', async () => {
    const office = await officeCopy();
    const consent = { round, unit: UNIT, leaf: LEAF, reason };
    await call(office.backend, 'decisions.consentNa', consent);
    expect(await ask(office.backend, 'decisions.consentNa', { ...consent, leaf: 'Z9' })).toMatchObject({ ok: false });
    const [made] = await call(office.backend, 'decisions.list', { round });
    expect(made).toMatchObject({ decision: { t: 'na-consent', leaf: LEAF }, live: true, leaf: LEAF });
    await call(office.backend, 'decisions.undo', { round, record: made!.hash, reason });
    const states = await expectCopiesRight(office);
    expect(states.filter(({ value }) => value?.t === 'na-consent')).toEqual([]);
  });
});
