import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rebuildSlotStates } from '../../../electron/backend/services/intake/slot-cache.ts';
import { parseContent } from '../../../electron/backend/services/rounds/draft.ts';
import { inTransaction, type Database } from '../../../electron/backend/store/connection.ts';
import { addSlice, startImport } from '../../../electron/backend/store/imports.ts';
import { openDatabase } from '../../../electron/backend/store/open.ts';
import { findRound } from '../../../electron/backend/store/rounds.ts';
import { slotStates } from '../../../electron/backend/store/slot-states.ts';
import type { FileRef } from '../../../shared/contract/files.ts';
import { atOnce } from '../../../shared/steps.ts';
import { call, open, OTHER_UNIT, UNIT } from '../../support/evaluator.ts';
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
  takeIn,
  workerForm,
  type Computer,
  openOffice,
} from '../../support/round-trip.ts';
import { patience, runs } from '../../support/depth.ts';

/** One prepared round; each test works on a copy of the office's folder as it was before any file came in. */
const root = mkdtempSync(join(tmpdir(), 'jieping-intake-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const computers = new Map<string, Computer>();
const files = new Map<string, string>();
let round = '';
let copies = 0;

const at = (name: string): Computer => {
  const found = computers.get(name);
  if (found === undefined) throw new Error(name);
  return found;
};
const fileOf = (name: string): string => files.get(name) ?? '';

async function officeCopy(): Promise<Computer> {
  copies += 1;
  const folder = join(root, `copy-${copies}`);
  cpSync(join(root, 'office'), folder, { recursive: true });
  const ports = createTestPorts(`copy ${copies}`);
  return { backend: await openOffice(folder, ports), root: folder, ports };
}

async function take(office: Computer, path: string, into = round) {
  const file: FileRef = office.backend.files.register(path);
  return await call(office.backend, 'intake.take', { round: into, file });
}

/** Everything of the database that is on the disk. */
function stored({ root: folder }: Computer): readonly Buffer[] {
  const parts = ['jieping.db', 'jieping.db-wal'].map((name) => join(folder, name));
  return parts.filter((path) => existsSync(path)).map((path) => readFileSync(path));
}

beforeAll(async () => {
  const office = await newOffice(join(root, 'office'));
  round = await newRoundAt(office.backend);
  const names = ['street', 'rival', 'one', 'two', 'desk', 'stranger'];
  for (const name of names) computers.set(name, await newEvaluator(join(root, name), name));
  for (const name of ['street', 'rival']) {
    await admit(office.backend, round, at(name).backend, { role: 'street', units: [UNIT] });
  }
  const reviewers = [];
  for (const name of ['one', 'two']) {
    reviewers.push(await admit(office.backend, round, at(name).backend, { role: 'reviewer' }));
  }
  await admit(office.backend, round, at('desk').backend, { role: 'survey' });
  await assignReviewers(office.backend, round, reviewers);
  const all = names.map((name) => at(name).backend);
  await issueAndOpen(office.backend, round, all);
  const admitted = names.filter((name) => name !== 'stranger');
  for (const name of admitted) {
    await fillAll(at(name).backend, round, (leaf, form) =>
      name === 'rival' && leaf === 'A2.1.1' && form === 'self' ? { t: 'ratio', num: '61', den: '122' } : undefined,
    );
  }
  await call(at('desk').backend, 'surveys.take', {
    round,
    form: 'worker',
    rows: ['1', '2', '3', '4'].map((serial) => workerForm(serial, Number(serial) < 4 ? UNIT : OTHER_UNIT)),
  });
  for (const name of admitted) {
    const file = await handOver(at(name).backend, round);
    files.set(name, pathOf(at(name).backend, file));
  }
  office.backend.close();
});

afterAll(() => {
  for (const { backend } of computers.values()) backend.close();
});

describe('a file that is not as it was signed', () => {
  test('P11: is refused, and the store keeps every byte', async () => {
    const office = await officeCopy();
    await take(office, fileOf('one'));
    const good = readFileSync(fileOf('street'));
    const before = stored(office);
    const places = fc.sample(fc.nat(good.length * 8 - 1), runs(0.04));
    for (const [index, place] of places.entries()) {
      const bad = Buffer.from(good);
      bad[place >> 3] = (bad[place >> 3] ?? 0) ^ (1 << (place & 7));
      const path = join(root, `bad-${index}.jpback`);
      writeFileSync(path, bad);
      const verdict = await take(office, path);
      expect(verdict).toMatchObject({ outcome: 'refused', newRecords: 0, knownRecords: 0, from: null });
      expect(verdict.error?.code).toBe('package_refused');
    }
    writeFileSync(join(root, 'short.jpback'), good.subarray(0, good.length - 100));
    expect((await take(office, join(root, 'short.jpback'))).outcome).toBe('refused');
    writeFileSync(join(root, 'note.jpback'), '你好');
    expect((await take(office, join(root, 'note.jpback'))).error).toMatchObject({ reason: 'E_NOT_OURS' });
    expect(stored(office).map((part, n) => part.equals(before[n] ?? Buffer.alloc(0)))).toEqual(before.map(() => true));
    expect((await take(office, fileOf('street'))).outcome).toBe('accepted');
    expect(await call(office.backend, 'intake.list', { round })).toHaveLength(2);
    office.backend.close();
  });

  test('is refused when it belongs to another round', async () => {
    const office = await officeCopy();
    const other = await newRoundAt(office.backend);
    await admit(office.backend, other, at('street').backend, { role: 'street', units: [UNIT] });
    const verdict = await take(office, fileOf('street'), other);
    expect(verdict).toMatchObject({ outcome: 'refused', error: { reason: 'E_ROUND' } });
    office.backend.close();
  });
});

describe('a computer that the office does not know', () => {
  test('is held, and taken in once it is admitted, without a new package', async () => {
    const office = await officeCopy();
    // The stranger works under a package of an office copy that knows it; this one does not yet.
    const other = await officeCopy();
    const { backend: stranger } = at('stranger');
    await admit(other.backend, round, stranger, { role: 'street', units: [OTHER_UNIT] });
    await issueAndOpen(other.backend, round, [stranger]);
    other.backend.close();
    await fillAll(stranger, round);
    const path = pathOf(stranger, await handOver(stranger, round));
    const before = stored(office);
    expect(await take(office, path)).toMatchObject({
      outcome: 'held',
      error: { reason: 'H_KEY_UNKNOWN' },
      newRecords: 0,
    });
    expect(stored(office)).toEqual(before);
    await admit(office.backend, round, stranger, { role: 'street', units: [OTHER_UNIT] });
    // The held copy is taken in by itself, so the file brought again has nothing new.
    expect(await take(office, path)).toMatchObject({ outcome: 'nothing_new', knownRecords: 41, warnings: [] });
    expect(await call(office.backend, 'intake.list', { round })).toMatchObject([{ newRecords: 41 }]);
    office.backend.close();
  });

  test('writes nothing that counts where it has no task', async () => {
    const office = await officeCopy();
    const { content } = await call(office.backend, 'rounds.get', { round });
    const reviewers = { ...content.assignments.reviewers, [UNIT]: [] };
    await call(office.backend, 'rounds.saveAssignments', {
      round,
      assignments: { ...content.assignments, reviewers },
    });
    const verdict = await take(office, fileOf('one'));
    expect(verdict).toMatchObject({ outcome: 'accepted', warnings: ['W_NOT_ASSIGNED'] });
    const { cell } = await call(office.backend, 'board.cell', { round, unit: UNIT, source: 'REVIEW' });
    expect(cell.have).toBe(0);
    // Given the task after all, the answers that are here already begin to count.
    await call(office.backend, 'rounds.saveAssignments', { round, assignments: content.assignments });
    const again = await call(office.backend, 'board.cell', { round, unit: UNIT, source: 'REVIEW' });
    expect(again.cell.have).toBe(41);
    office.backend.close();
  });
});

describe('the same again', () => {
  test('brings nothing new, by name or by content', async () => {
    const office = await officeCopy();
    const first = await take(office, fileOf('street'));
    expect(first).toMatchObject({ outcome: 'accepted', newRecords: 41, knownRecords: 0 });
    cpSync(fileOf('street'), join(root, 'renamed.jpback'));
    expect(await take(office, join(root, 'renamed.jpback'))).toMatchObject({
      outcome: 'nothing_new',
      newRecords: 0,
      knownRecords: 41,
      sha256: first.sha256,
    });
    // A later file holds the whole log: what is known stays, what changed is added.
    const { backend: street } = at('street');
    await fillAll(street, round, (leaf) => (leaf === 'A2.1.2' ? { t: 'ratio', num: '38', den: '38' } : undefined));
    const later = await takeIn(office.backend, round, street, await handOver(street, round));
    expect(later).toMatchObject({ outcome: 'accepted', newRecords: 1, knownRecords: 41 });
    // And the older one after it changes nothing.
    const { slots } = await call(office.backend, 'board.cell', { round, unit: UNIT, source: 'SELF' });
    expect(slots.find((slot) => slot.leaf === 'A2.1.2')).toMatchObject({
      status: 'value',
      heads: [{ value: { t: 'ratio', num: '38', den: '38' } }],
    });
    expect(slots.every((slot) => slot.heads.length === 1)).toBe(true);
    office.backend.close();
  });
});

describe('two computers of one street that differ', () => {
  test('are a conflict for all to see, and the figure is missing with a mark', async () => {
    const office = await officeCopy();
    await take(office, fileOf('street'));
    await take(office, fileOf('rival'));
    const { cell, slots } = await call(office.backend, 'board.cell', { round, unit: UNIT, source: 'SELF' });
    expect(cell).toMatchObject({ state: 'conflict', conflicts: 1, have: 40 });
    const conflict = slots.find((slot) => slot.status === 'conflict');
    expect(conflict).toMatchObject({ leaf: 'A2.1.1' });
    expect(conflict?.heads.map((head) => head.value)).toContainEqual({ t: 'ratio', num: '61', den: '122' });
    expect(slots.filter((slot) => slot.status === 'agreed')).toHaveLength(40);
    const { result } = await call(office.backend, 'scores.unit', { round, unit: UNIT });
    const leaf = result.leaves.find((one) => one.code === 'A2.1.1');
    const self = leaf?.sources.find((one) => one.source === 'SELF');
    expect(self).toMatchObject({ status: 'conflict', score: null });
    expect(leaf?.marks.map((mark) => mark.code)).toContain('source_conflict');
    office.backend.close();
  });
});

describe('the order of files', () => {
  async function outcome(names: readonly string[]) {
    const office = await officeCopy();
    for (const name of names) expect((await take(office, fileOf(name))).outcome).toBe('accepted');
    const json = (await call(office.backend, 'scores.export', { round })).json;
    const scores = readFileSync(pathOf(office.backend, json), 'utf8');
    office.backend.close();
    return { scores, states: await checkedStates(office) };
  }

  /** The cached merge, after comparing it with one worked out from the records alone. */
  async function checkedStates(office: Computer) {
    return await withDatabase(office, (db) => {
      const cached = slotStates(db, round);
      const content = parseContent(db, 'test', findRound(db, round)?.content ?? '');
      inTransaction(db, () => rebuildSlotStates(db, content));
      expect(slotStates(db, round)).toEqual(cached);
      return cached;
    });
  }

  test(
    'makes no difference, and the cache is what the records say',
    async () => {
      const names = ['street', 'rival', 'one', 'desk'];
      const expected = await outcome([...names, 'two']);
      expect(expected.states.length).toBeGreaterThan(41 * 3);
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray([...names, 'two'], { minLength: 5 }), async (order) => {
          expect(await outcome(order)).toEqual(expected);
        }),
        runs(0.02),
      );
    },
    patience(120_000),
  );
});

async function withDatabase<T>(office: Computer, work: (db: Database) => T): Promise<T> {
  const opened = await openDatabase(join(office.root, 'jieping.db'), {
    appVersion: 'test',
    now: '2026-09-01T00:00:00Z',
  });
  if (!opened.ok) throw new Error(opened.error.code);
  try {
    return work(opened.value.db);
  } finally {
    opened.value.close();
  }
}

test('a file that is being taken in is seen by nobody before all of it counts', async () => {
  const office = await officeCopy();
  await take(office, fileOf('street'));
  const look = async () => ({
    board: await call(office.backend, 'board.get', { round }),
    files: await call(office.backend, 'intake.list', { round }),
  });
  const before = await look();
  const seen: unknown[] = [];
  const progress = { ended: false };
  const taking = take(office, fileOf('rival')).finally(() => {
    progress.ended = true;
  });
  while (!progress.ended) {
    seen.push(await look());
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect((await taking).outcome).toBe('accepted');
  const after = await look();
  expect(after).not.toEqual(before);
  expect(seen.length).toBeGreaterThan(1);
  for (const one of seen) expect([before, after]).toContainEqual(one);
});

describe('an interrupted import', () => {
  test('shows nothing, and is swept at the next start', async () => {
    const office = await officeCopy();
    await take(office, fileOf('one'));
    const board = await call(office.backend, 'board.get', { round });
    office.backend.close();
    const count = (db: Database, table: string) =>
      db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n;
    const tables = ['import', 'record', 'personal', 'record_import'];
    const counts = await withDatabase(office, (db) => {
      const before = tables.map((table) => count(db, table));
      const [known] = db.prepare<[], { hash: Buffer }>('SELECT hash FROM record LIMIT 1').all();
      const number = startImport(db, {
        round,
        sha256: 'f'.repeat(64),
        name: 'half.jpback',
        size: 1,
        device: 'd',
        kid: 'k'.repeat(43),
        manifest: Buffer.from('{}'),
        signatures: Buffer.from('{}'),
        receivedAt: '2026-09-01T00:00:00Z',
        receivedBy: '',
      });
      const row = { dev: 'd', slot: 's', unit: UNIT, form: 'self', q: 'A1.1.1', op: 'put', raw: Buffer.from('{}') };
      const added = atOnce(
        addSlice(
          db,
          round,
          number,
          [
            { ...row, seq: 1, hash: Buffer.alloc(32, 1) },
            { ...row, seq: 2, hash: known?.hash ?? Buffer.alloc(32) },
          ],
          [{ p: Buffer.alloc(32, 2), salt: Buffer.alloc(16), body: '{}' }],
        ),
      );
      expect(added).toEqual({ fresh: 1, known: 1 });
      expect(tables.map((table) => count(db, table))).not.toEqual(before);
      return before;
    });
    const again = { ...office, backend: await open(office.root, createTestPorts('again')) };
    expect(await call(again.backend, 'board.get', { round })).toEqual(board);
    again.backend.close();
    await withDatabase(office, (db) => expect(tables.map((table) => count(db, table))).toEqual(counts));
    const third = await openOffice(office.root);
    expect((await take({ ...again, backend: third }, fileOf('street'))).outcome).toBe('accepted');
  });
});

test('a picked file that is gone is the office’s trouble and no verdict', async () => {
  const office = await officeCopy();
  const path = join(root, 'gone.jpback');
  writeFileSync(path, 'x');
  const file = office.backend.files.register(path);
  rmSync(path);
  const answer = await office.backend.dispatch('intake.take', { round, file });
  expect(answer).toEqual({ ok: false, error: { code: 'disk', op: 'gone' } });
  office.backend.close();
});
