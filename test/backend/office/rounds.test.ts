import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inMemory } from '../../../electron/backend/packages/random-access.ts';
import { openPackage } from '../../../electron/backend/packages/open-package.ts';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { ask, call, open, OTHER_UNIT, UNIT } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
import {
  admit,
  assignReviewers,
  carry,
  newEvaluator,
  newOffice,
  newRoundAt,
  noticeDigits,
  PASSPHRASE,
  pathOf,
} from '../../support/round-trip.ts';

const root = mkdtempSync(join(tmpdir(), 'jieping-rounds-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let copies = 0;

beforeAll(async () => {
  (await newOffice(join(root, 'office'))).backend.close();
});

async function office() {
  copies += 1;
  const folder = join(root, `office-${copies}`);
  cpSync(join(root, 'office'), folder, { recursive: true });
  return await open(folder, createTestPorts(`office ${copies}`));
}

async function evaluator(name: string) {
  copies += 1;
  return (await newEvaluator(join(root, `${name}-${copies}`), name)).backend;
}

const plain: Input<'rounds.create'> = {
  name: { zh: '二〇二六年评估', en: '' },
  period: { from: '2026-09-01', to: '2026-12-31' },
  units: [UNIT, OTHER_UNIT],
  sources: ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'],
  mode: 'weighted',
  simulated: false,
};

/** A round that can go out: two reviewers, one of them on this evaluator's computer. */
async function ready() {
  const backend = await office();
  const round = await newRoundAt(backend);
  const one = await evaluator('李四');
  const two = await evaluator('赵五');
  const persons = [
    await admit(backend, round, one, { role: 'reviewer' }),
    await admit(backend, round, two, { role: 'reviewer' }),
  ];
  await assignReviewers(backend, round, persons);
  return { backend, round, one, two, persons };
}

describe('a new round', () => {
  test('has the shipped indicators, proposed departments, and the office’s own computer', async () => {
    const backend = await office();
    const summary = await call(backend, 'rounds.create', plain);
    expect(summary).toMatchObject({ name: plain.name, units: 2, seq: 0, changed: true, simulated: false });
    const { content, shares } = await call(backend, 'rounds.get', { round: summary.id });
    expect(content.template.leaves).toHaveLength(41);
    expect(content.communities).toHaveLength(11 + 21);
    expect(content.parameters).toEqual({
      [UNIT]: { communityPartyBodies: '11' },
      [OTHER_UNIT]: { communityPartyBodies: '21' },
    });
    expect(Object.keys(content.assignments.departments)).toHaveLength(31);
    expect(content.roster.devices).toMatchObject([{ role: 'office', label: '王主任', units: [] }]);
    expect(content.roster.persons.map((person) => person.name)).toEqual(['王主任']);
    expect(shares.weighted['SELF']).toBe('12.19');
    expect(shares.approved['SELF']).toBe('0.00');
    expect(await call(backend, 'rounds.list', {})).toEqual([summary]);
    backend.close();
  });

  test('drops a source from every leaf, and refuses where a leaf would be left without a score', async () => {
    const backend = await office();
    const refused = await ask(backend, 'rounds.create', { ...plain, sources: ['SELF', 'DEPT', 'WORKER', 'REVIEW'] });
    expect(refused).toEqual({
      ok: false,
      error: { code: 'not_ready', what: 'source_needed', detail: 'C3.1.2 C3.3.1' },
    });
    expect(await ask(backend, 'rounds.create', { ...plain, sources: ['SELF', 'RESIDENT'] })).toMatchObject({
      error: { detail: 'REVIEW' },
    });
    const { id } = await call(backend, 'rounds.create', { ...plain, sources: ['SELF', 'RESIDENT', 'REVIEW'] });
    const { content } = await call(backend, 'rounds.get', { round: id });
    const ids = new Set(content.template.leaves.flatMap((leaf) => leaf.sources.map((source) => source.id)));
    expect([...ids].sort()).toEqual(['RESIDENT', 'REVIEW', 'SELF']);
    expect(content.template.questionnaires.map((one) => one.id)).toEqual(['RESIDENT']);
    expect(content.assignments.departments).toEqual({});
    expect(await ask(backend, 'rounds.create', { ...plain, units: ['999999999'] })).toMatchObject({
      error: { code: 'not_found', id: '999999999' },
    });
    backend.close();
  });

  test('is made only on an office’s computer', async () => {
    const backend = await evaluator('张三');
    expect(await ask(backend, 'rounds.create', plain)).toEqual({
      ok: false,
      error: { code: 'not_ready', what: 'setup_missing' },
    });
    backend.close();
  });
});

describe('preparing', () => {
  test('names what stands in the way, and does not issue before', async () => {
    const backend = await office();
    const { id: round } = await call(backend, 'rounds.create', plain);
    const { obstacles } = await call(backend, 'rounds.get', { round });
    expect(new Set(obstacles.map((one) => one.code))).toEqual(
      new Set(['no_reviewers', 'parameter_missing', 'no_device']),
    );
    expect(obstacles).toContainEqual({ code: 'parameter_missing', detail: `${UNIT} powers` });
    expect(await ask(backend, 'rounds.issue', { round, passphrase: PASSPHRASE })).toMatchObject({
      error: { code: 'not_ready', what: 'incomplete' },
    });
    backend.close();
  });

  test('people are added by name, each with an id of its own', async () => {
    const backend = await office();
    const { id: round } = await call(backend, 'rounds.create', plain);
    const persons = [
      { name: '周九', post: '督查科' },
      { name: '周九', post: '' },
    ];
    const added = await call(backend, 'rounds.addPersons', { round, persons });
    expect(added.map(({ name, post }) => ({ name, post }))).toEqual(persons);
    expect(new Set(added.map((person) => person.id)).size).toBe(2);
    const { content } = await call(backend, 'rounds.get', { round });
    expect(content.roster.persons.slice(1)).toEqual(added);
  });

  test('refuses ids that the round does not know, and keeps people who have a task', async () => {
    const { backend, round, persons } = await ready();
    const { content } = await call(backend, 'rounds.get', { round });
    const wrong = [
      { ...content.assignments, reviewers: { [UNIT]: ['nobody'] } },
      { ...content.assignments, departments: { 'A1.1.1': ['D99'] } },
      { ...content.assignments, departments: { Z: ['D01'] } },
      { ...content.assignments, deadlines: { '000000000': '2026-10-01' } },
    ];
    for (const assignments of wrong) {
      expect(await ask(backend, 'rounds.saveAssignments', { round, assignments })).toMatchObject({
        error: { code: 'invalid_input' },
      });
    }
    expect(
      await ask(backend, 'rounds.saveParameters', { round, parameters: { [UNIT]: { stars: '3' } } }),
    ).toMatchObject({ error: { code: 'invalid_input' } });
    await call(backend, 'rounds.savePersons', { round, persons: [{ id: 'new', name: '周九', post: '' }] });
    const after = await call(backend, 'rounds.get', { round });
    expect(after.content.roster.persons.map((person) => person.id)).toEqual(
      expect.arrayContaining(['new', ...persons]),
    );
    const barred = { ...content.assignments, excluded: [{ person: persons[0] ?? '', unit: UNIT }] };
    await call(backend, 'rounds.saveAssignments', { round, assignments: barred });
    expect((await call(backend, 'rounds.get', { round })).obstacles).toEqual([
      { code: 'too_few_reviewers', detail: UNIT },
      { code: 'excluded_reviewer', detail: `${UNIT} ${persons[0]}` },
    ]);
    backend.close();
  });

  test('marks the round as changed only by a change', async () => {
    const { backend, round } = await ready();
    await call(backend, 'rounds.issue', { round, passphrase: PASSPHRASE });
    const issued = await call(backend, 'rounds.get', { round });
    expect(issued).toMatchObject({ seq: 1, changed: false });
    await call(backend, 'rounds.savePolicy', { round, policy: issued.content.policy });
    expect((await call(backend, 'rounds.get', { round })).changed).toBe(false);
    await call(backend, 'rounds.rename', { round, name: { zh: '新名', en: 'New' } });
    expect(await call(backend, 'rounds.get', { round })).toMatchObject({ changed: true, seq: 1, name: { zh: '新名' } });
    backend.close();
  });
});

describe('admitting', () => {
  test('lists a key once; asked again, the computer gets its new task', async () => {
    const { backend, round, one } = await ready();
    await admit(backend, round, one, { role: 'street', units: [UNIT] });
    const devices = await call(backend, 'devices.list', { round });
    expect(devices.map((device) => device.role).sort()).toEqual(['office', 'reviewer', 'street']);
    const asked = await call(one, 'devices.request', {});
    const request = await call(backend, 'devices.readRequest', { round, file: carry(one, asked, backend) });
    expect(request).toMatchObject({ known: true, label: '李四', person: { name: '李四' } });
    const { digits, qr } = await call(one, 'devices.own', {});
    expect(digits).toMatch(/^\d{5}( \d{5}){4}$/);
    const task = { round, request: request.request, person: null, units: [], departments: [], digits };
    const good = { ...task, role: 'reviewer' as const };
    const differs = { ok: false, error: { code: 'package_refused', reason: 'E_FINGERPRINT' } };
    for (const typed of ['', digits.replace(/\d$/, (last) => String((Number(last) + 1) % 10)), `${qr}x`, qr.slice(4)]) {
      expect(await ask(backend, 'devices.admit', { ...good, digits: typed })).toEqual(differs);
    }
    expect(await ask(backend, 'devices.admit', { ...good, digits: qr })).toMatchObject({ ok: true });
    expect(await ask(backend, 'devices.admit', { ...task, role: 'street' })).toMatchObject({
      error: { code: 'invalid_input' },
    });
    expect(await ask(backend, 'devices.admit', { ...task, role: 'reviewer', person: 'nobody' })).toMatchObject({
      error: { code: 'not_found' },
    });
    backend.close();
  });
});

describe('a round package', () => {
  test('wants the passphrase, counts up, and names the one before', async () => {
    const { backend, round } = await ready();
    expect(await ask(backend, 'rounds.issue', { round, passphrase: 'not this one' })).toEqual({
      ok: false,
      error: { code: 'wrong_passphrase' },
    });
    expect((await call(backend, 'rounds.get', { round })).seq).toBe(0);
    expect(await ask(backend, 'rounds.packageAgain', { round })).toMatchObject({ error: { what: 'round_not_issued' } });
    const first = await call(backend, 'rounds.issue', { round, passphrase: PASSPHRASE });
    const second = await call(backend, 'rounds.issue', { round, passphrase: PASSPHRASE });
    expect([first.seq, second.seq]).toEqual([1, 2]);
    const manifests = [];
    for (const { file } of [first, second]) {
      const bytes = inMemory(readFileSync(pathOf(backend, file)));
      const opened = await openPackage(bytes, { kind: 'round', keys: 'root-chain', rehearsal: true });
      manifests.push(opened.ok ? opened.value : null);
    }
    expect(manifests[1]?.manifest.round.package_sha256).toBe(manifests[0]?.manifestSha256);
    const again = await call(backend, 'rounds.packageAgain', { round });
    expect(readFileSync(pathOf(backend, again))).toEqual(readFileSync(pathOf(backend, second.file)));
    backend.close();
  });

  test('row 89: opens, opens again, goes forward and never back', async () => {
    const { backend, round, one } = await ready();
    const first = await call(backend, 'rounds.issue', { round, passphrase: PASSPHRASE });
    const digits = await noticeDigits(backend);
    const opened = await call(one, 'rounds.open', { file: carry(backend, first.file, one), digits });
    expect(opened).toMatchObject({ id: round, seq: 1, changed: false, simulated: true });
    expect(await call(one, 'rounds.open', { file: carry(backend, first.file, one) })).toEqual(opened);
    await call(backend, 'rounds.rename', { round, name: { zh: '新名', en: 'New' } });
    const second = await call(backend, 'rounds.issue', { round, passphrase: PASSPHRASE });
    expect(await call(one, 'rounds.open', { file: carry(backend, second.file, one) })).toMatchObject({
      seq: 2,
      name: { zh: '新名' },
    });
    expect(await ask(one, 'rounds.open', { file: carry(backend, first.file, one) })).toMatchObject({
      error: { code: 'package_refused', reason: 'E_ROLLBACK' },
    });
    expect(await call(one, 'rounds.list', {})).toHaveLength(1);
    expect((await call(one, 'responses.desk', { round })).role).toBe('reviewer');
    backend.close();
  });

  test('row 89: is refused when an office that was restored from a copy gives its number to another one', async () => {
    const { backend, round, one } = await ready();
    const folder = join(root, `office-${copies - 2}`);
    const first = await call(backend, 'rounds.issue', { round, passphrase: PASSPHRASE });
    const digits = await noticeDigits(backend);
    await call(one, 'rounds.open', { file: carry(backend, first.file, one), digits });
    backend.close();
    cpSync(folder, `${folder}-copy`, { recursive: true });
    const seconds: { seq: number; reason: string | null }[] = [];
    for (const [place, name] of [
      [folder, '一'],
      [`${folder}-copy`, '二'],
    ] as const) {
      const office = await open(place, createTestPorts(`restored ${name}`));
      await call(office, 'rounds.rename', { round, name: { zh: name, en: name } });
      const { file, seq } = await call(office, 'rounds.issue', { round, passphrase: PASSPHRASE });
      const answer = await ask(one, 'rounds.open', { file: carry(office, file, one) });
      const refused = !answer.ok && answer.error.code === 'package_refused' ? answer.error.reason : null;
      seconds.push({ seq, reason: refused });
      office.close();
    }
    expect(seconds).toEqual([
      { seq: 2, reason: null },
      { seq: 2, reason: 'E_ROLLBACK' },
    ]);
    expect(await call(one, 'rounds.list', {})).toMatchObject([{ name: { zh: '一' } }]);
  });

  test('is refused when another office claims the same round', async () => {
    const { backend, round, one, two } = await ready();
    const { file } = await call(backend, 'rounds.issue', { round, passphrase: PASSPHRASE });
    const digits = await noticeDigits(backend);
    await call(one, 'rounds.open', { file: carry(backend, file, one), digits });
    backend.close();
    // The same data with another office key, as a thief of the folder without the passphrase could make it.
    const forger = join(root, `office-${copies - 2}`);
    rmSync(join(forger, 'keys'), { recursive: true });
    const { backend: donor } = await newOffice(join(root, `donor-${copies}`));
    donor.close();
    cpSync(join(root, `donor-${copies}`, 'keys'), join(forger, 'keys'), { recursive: true });
    const forged = await open(forger);
    const noRight = { ok: false, error: { code: 'package_refused', reason: 'E_ROOT' } };
    expect(await ask(forged, 'rounds.issue', { round, passphrase: PASSPHRASE })).toEqual(noRight);
    forged.close();
    // With a root of his own he can sign; nobody who has the notice believes it.
    const db = new DatabaseSync(join(forger, 'jieping.db'));
    db.exec("DELETE FROM setting WHERE name = 'root'");
    db.close();
    const rooted = await open(forger);
    const issued = await call(rooted, 'rounds.issue', { round, passphrase: PASSPHRASE });
    const at = (to: Backend) => carry(rooted, issued.file, to);
    expect(await ask(one, 'rounds.open', { file: at(one) })).toMatchObject({ error: { reason: 'E_ROOT' } });
    expect(await ask(one, 'rounds.open', { file: at(one), digits })).toMatchObject({ error: { reason: 'E_ROOT' } });
    expect(await ask(two, 'rounds.open', { file: at(two) })).toEqual({
      ok: false,
      error: { code: 'not_ready', what: 'root_digits_needed' },
    });
    expect(await ask(two, 'rounds.open', { file: at(two), digits })).toMatchObject({
      error: { code: 'package_refused', reason: 'E_FINGERPRINT' },
    });
    rooted.close();
  });

  test('of another kind is refused', async () => {
    const backend = await office();
    const one = await evaluator('张三');
    const request = await call(one, 'devices.request', {});
    expect(await ask(one, 'rounds.open', { file: request })).toMatchObject({
      error: { code: 'package_refused', reason: 'E_KIND' },
    });
    backend.close();
    one.close();
  });
});
