import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { patience, runs } from '../../support/depth.ts';
import { ask, call, open, UNIT } from '../../support/evaluator.ts';
import { createTestPorts, type TestPorts } from '../../support/ports.ts';
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
  openOffice,
} from '../../support/round-trip.ts';

/**
 * Things that happen to computers and sticks, each by its number in the list of hostile inputs. One round is prepared;
 * every test works on copies of its closed folders.
 */
const root = mkdtempSync(join(tmpdir(), 'jieping-scenarios-'));
let round = '';
let copies = 0;

afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeAll(async () => {
  const office = await newOffice(join(root, 'office'));
  round = await newRoundAt(office.backend);
  const street = await newEvaluator(join(root, 'street'), 'street');
  await admit(office.backend, round, street.backend, { role: 'street', units: [UNIT] });
  const reviewers: string[] = [];
  for (const name of ['one', 'two']) {
    const { backend } = await newEvaluator(join(root, name), name);
    reviewers.push(await admit(office.backend, round, backend, { role: 'reviewer' }));
    backend.close();
  }
  await assignReviewers(office.backend, round, reviewers);
  await issueAndOpen(office.backend, round, [street.backend]);
  await fillAll(street.backend, round);
  office.backend.close();
  street.backend.close();
}, 120_000);

interface Copy {
  readonly backend: Backend;
  readonly folder: string;
  readonly ports: TestPorts;
}

async function copyOf(name: 'office' | 'street'): Promise<Copy> {
  copies += 1;
  const folder = join(root, `copy-${copies}`);
  cpSync(join(root, name), folder, { recursive: true });
  const ports = createTestPorts(randomUUID());
  const backend = await (name === 'office' ? openOffice : open)(folder, ports);
  return { backend, folder, ports };
}

async function take(office: Backend, path: string) {
  return await call(office, 'intake.take', { round, file: office.files.register(path) });
}

async function answer(street: Backend, num: string): Promise<void> {
  const sheet = { round, unit: UNIT, form: 'self', rater: null } as const;
  const { responses } = await call(street, 'responses.sheet', sheet);
  const base = responses.find((one) => one.leaf === 'A2.1.1')?.revision ?? 0;
  const value = { t: 'ratio', num, den: '122' } as const;
  await call(street, 'responses.save', { ...sheet, leaf: 'A2.1.1', value, note: '', base });
}

async function fileFrom(street: Backend): Promise<string> {
  return pathOf(street, await handOver(street, round));
}

describe.each([
  ['1980', Date.parse('1980-01-04T00:00:00Z')],
  ['2099', Date.parse('2099-12-30T00:00:00Z')],
])('row 90: a clock set to %s', (year, at) => {
  const setTo = ({ clock }: TestPorts): void => clock.advance(at - Date.parse(clock.now()));

  test('of the evaluator hinders neither handing over nor the office taking in', async () => {
    const [office, street] = [await copyOf('office'), await copyOf('street')];
    setTo(street.ports);
    const path = await fileFrom(street.backend);
    const verdict = await take(office.backend, path);
    expect(verdict).toMatchObject({ outcome: 'accepted', error: null });
    expect(verdict.newRecords).toBeGreaterThan(0);
    // Back to today: what was written under the wrong date is continued, and the jump is seen.
    street.ports.clock.advance(Date.parse('2026-09-03T01:00:00Z') - at);
    await answer(street.backend, '61');
    const second = await take(office.backend, await fileFrom(street.backend));
    expect(second).toMatchObject({ outcome: 'accepted', newRecords: 1 });
    // A jump back inside a log, or a day that has not come yet: both are said, and nothing is decided by them.
    expect(second.warnings).toContain('W_CLOCK');
    for (const { backend } of [office, street]) backend.close();
  });

  test('of the office hinders neither admitting nor taking in', async () => {
    const [office, street] = [await copyOf('office'), await copyOf('street')];
    setTo(office.ports);
    const folder = join(root, `late-${year}`);
    const late = await newEvaluator(folder, 'late');
    const person = await admit(office.backend, round, late.backend, { role: 'survey' });
    expect(person).not.toBe('');
    expect(await take(office.backend, await fileFrom(street.backend))).toMatchObject({ outcome: 'accepted' });
    for (const { backend } of [office, street, late]) backend.close();
  });
});

test('row 91: a stick that is gone before the file could be copied leaves nothing behind', async () => {
  const [office, street] = [await copyOf('office'), await copyOf('street')];
  const stick = join(root, 'stick.jpback');
  cpSync(await fileFrom(street.backend), stick);
  const file = office.backend.files.register(stick);
  rmSync(stick);
  const refused = await ask(office.backend, 'intake.take', { round, file });
  expect(refused).toEqual({ ok: false, error: { code: 'disk', op: 'gone' } });
  expect(await call(office.backend, 'intake.list', { round })).toEqual([]);
  expect(existsSync(join(office.folder, 'spool'))).toBe(true);
  // The stick is put back: the same step works.
  cpSync(await fileFrom(street.backend), stick);
  expect(await take(office.backend, stick)).toMatchObject({ outcome: 'accepted' });
  for (const { backend } of [office, street]) backend.close();
});

test('row 92: a full disk at the commit undoes all of it and says so', async () => {
  const street = await copyOf('street');
  const path = await fileFrom(street.backend);
  street.backend.close();
  const pragma = vi.spyOn(BetterSqlite3.prototype, 'pragma');
  const office = await copyOf('office');
  const db = pragma.mock.contexts.at(-1);
  pragma.mockRestore();
  if (!(db instanceof BetterSqlite3)) throw new Error('the backend opened no database');
  const rows = () =>
    ['import', 'record', 'personal', 'record_import', 'slot_state'].map(
      (table) => db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? -1,
    );
  const before = rows();
  const pages = Number(db.pragma('page_count', { simple: true }));
  const ends: string[] = [];
  const left: boolean[] = [];
  // The space ends a little later each time, so that every step of the import meets it once.
  for (let more = 0; ends.at(-1) !== 'accepted'; more += 4) {
    db.pragma(`max_page_count = ${pages + more}`);
    const answered = await ask(office.backend, 'intake.take', { round, file: office.backend.files.register(path) });
    ends.push(answered.ok ? answered.value.outcome : JSON.stringify(answered.error));
    left.push(answered.ok || JSON.stringify(rows()) === JSON.stringify(before));
  }
  expect(ends.length).toBeGreaterThan(2);
  expect(left).not.toContain(false);
  expect(new Set(ends)).toEqual(new Set(['{"code":"disk","op":"full"}', 'accepted']));
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(rows()).not.toEqual(before);
  office.backend.close();
});

test('row 93: the same file taken in from two windows at once is there once', async () => {
  const [office, street] = [await copyOf('office'), await copyOf('street')];
  const path = await fileFrom(street.backend);
  const verdicts = await Promise.all([take(office.backend, path), take(office.backend, path)]);
  expect(verdicts.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'nothing_new']);
  expect(await call(office.backend, 'intake.list', { round })).toHaveLength(1);
  for (const { backend } of [office, street]) backend.close();
});

test('row 95: two computers with the same restored copy are both kept, and the fork is said', async () => {
  const [office, first] = [await copyOf('office'), await copyOf('street')];
  expect(await take(office.backend, await fileFrom(first.backend))).toMatchObject({ warnings: [] });
  first.backend.close();
  const cloned = join(root, 'cloned');
  cpSync(first.folder, cloned, { recursive: true });
  const one = await open(first.folder, createTestPorts(randomUUID()));
  const other = await open(cloned, createTestPorts(randomUUID()));
  await answer(one, '11');
  await answer(other, '22');
  expect(await take(office.backend, await fileFrom(one))).toMatchObject({ outcome: 'accepted', newRecords: 1 });
  const verdict = await take(office.backend, await fileFrom(other));
  expect(verdict).toMatchObject({ outcome: 'accepted', newRecords: 1 });
  expect(verdict.warnings).toContain('W_FORK');
  for (const backend of [office.backend, one, other]) backend.close();
  const db = new BetterSqlite3(join(office.folder, 'jieping.db'), { readonly: true });
  const heads = db
    .prepare<[], { status: string; heads: string }>(
      `SELECT status, heads FROM slot_state WHERE q = 'A2.1.1' AND form = 'self'`,
    )
    .get();
  db.close();
  expect(heads?.status).toBe('conflict');
  expect(JSON.parse(heads?.heads ?? '[]')).toHaveLength(2);
});

test('row 96: bad files among many are named, and all the others come in', { timeout: patience(120_000) }, async () => {
  const [office, street] = [await copyOf('office'), await copyOf('street')];
  // 500 in the long run.
  const count = Math.min(500, runs(0.3).numRuns);
  const bad = new Set([20, 30, 40]);
  const outcomes: string[] = [];
  for (let n = 0; n < count; n += 1) {
    await answer(street.backend, String((n % 100) + 1));
    const path = await fileFrom(street.backend);
    if (bad.has(n)) {
      const bytes = readFileSync(path);
      const at = statSync(path).size >> 1;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(path, bytes);
    }
    outcomes.push((await take(office.backend, path)).outcome);
  }
  expect(outcomes.map((outcome, n) => (outcome === 'refused' ? n : -1)).filter((n) => n >= 0)).toEqual([...bad]);
  expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(count - bad.size);
  expect(await call(office.backend, 'intake.list', { round })).toHaveLength(count - bad.size);
  for (const { backend } of [office, street]) backend.close();
});
