import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { RoundContent } from '../../../shared/model/round.ts';
import { ask, call, UNIT } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  openOffice,
  takeIn,
} from '../../support/round-trip.ts';

const root = mkdtempSync(join(tmpdir(), 'jieping-vetoes-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const reason = { code: 'evidence', text: '核对原件，材料系事后补造' };
const BONUS = {
  enabled: true,
  cap: 3,
  items: [{ id: 'BN1', zh: '市级表彰', en: 'City award', points: 1, per: '次', cap: 2 }],
};

let office: Backend;
let round = '';

/** Rules that the round does not have by itself, put where the editor of indicators keeps them. */
function turnRulesOn(folder: string): void {
  const db = new BetterSqlite3(join(folder, 'jieping.db'));
  const row = db.prepare<[string], { content: string }>('SELECT content FROM round WHERE id = ?').get(round);
  const content = RoundContent.parse(JSON.parse(row?.content ?? ''));
  const { template } = content;
  const vetoItems = { ...template.vetoItems, enabled: true, items: template.vetoItems?.items ?? [] };
  const next = { ...content, template: { ...template, vetoItems, bonus: BONUS } };
  db.prepare('UPDATE round SET content = ? WHERE id = ?').run(JSON.stringify(next), round);
  db.close();
}

beforeAll(async () => {
  const made = await newOffice(join(root, 'office'));
  round = await newRoundAt(made.backend);
  made.backend.close();
  turnRulesOn(made.root);
  office = await openOffice(made.root, made.ports);
  const street = await newEvaluator(join(root, 'street'), 'street');
  const one = await newEvaluator(join(root, 'one'), 'one');
  const two = await newEvaluator(join(root, 'two'), 'two');
  await admit(office, round, street.backend, { role: 'street', units: [UNIT] });
  const reviewers = [];
  for (const { backend } of [one, two]) reviewers.push(await admit(office, round, backend, { role: 'reviewer' }));
  await assignReviewers(office, round, reviewers);
  const all = [street.backend, one.backend, two.backend];
  await issueAndOpen(office, round, all);
  for (const backend of all) {
    await fillAll(backend, round);
    await takeIn(office, round, backend, await handOver(backend, round, true));
    backend.close();
  }
}, 180_000);
afterAll(() => {
  office.close();
});

const unitNow = async () => (await call(office, 'scores.unit', { round, unit: UNIT })).result;
const questions = () => call(office, 'decisions.questions', { round });

test('a veto has effect only when a second person has confirmed it, and can be taken back', async () => {
  const before = await unitNow();
  expect(before.total.score).not.toBeNull();
  const { record } = await call(office, 'decisions.veto', { round, unit: UNIT, item: 'VT1', reason });
  expect((await unitNow()).band).toEqual(before.band);
  expect((await questions()).vetoes).toMatchObject([{ hash: record, person: '王主任', second: null, own: true }]);
  expect(await ask(office, 'decisions.confirmVeto', { round, record, reason })).toMatchObject({
    error: { code: 'not_ready', what: 'second_person' },
  });

  const second = await call(office, 'people.add', { name: '李科长', post: '科长' });
  await call(office, 'people.choose', { person: second.id });
  const confirmed = await call(office, 'decisions.confirmVeto', { round, record, reason });
  const after = await unitNow();
  expect(after.total).toEqual(before.total);
  expect(after.band?.limited?.by).toMatchObject([{ kind: 'veto', id: 'VT1' }]);
  expect(after.band?.limited?.by[0]?.records).toEqual([record, confirmed.record].sort());
  expect((await questions()).vetoes).toMatchObject([{ person: '王主任', second: '李科长' }]);
  // The first record is no longer live, so it cannot be confirmed once more.
  expect(await ask(office, 'decisions.confirmVeto', { round, record, reason })).toMatchObject({
    error: { code: 'stale_revision' },
  });

  await call(office, 'decisions.undo', { round, record: confirmed.record, reason });
  expect((await unitNow()).band).toEqual(before.band);
  expect((await questions()).vetoes).toEqual([]);
});

test('bonus points are shown apart; a later award takes the place of the earlier one', async () => {
  const before = await unitNow();
  await call(office, 'decisions.bonus', { round, unit: UNIT, item: 'BN1', occurrences: 1, reason });
  expect((await unitNow()).bonus).toMatchObject({ points: '1.00' });
  await call(office, 'decisions.bonus', { round, unit: UNIT, item: 'BN1', occurrences: 5, reason });
  const after = await unitNow();
  expect(after.total).toEqual(before.total);
  expect(after.bonus?.points).toBe('2.00');
  expect((await questions()).bonuses).toMatchObject([{ item: 'BN1', occurrences: 5 }]);
  // The preview of a change goes by the totals that are published.
  const { totals } = await call(office, 'designs.impact', { round });
  expect(totals.find(({ unit }) => unit === UNIT)?.before).toBe(after.bonus?.score);
});

test('an item or street that the round does not have is refused', async () => {
  const refused = { error: { code: 'not_found' } };
  expect(await ask(office, 'decisions.veto', { round, unit: UNIT, item: 'VT9', reason })).toMatchObject(refused);
  expect(await ask(office, 'decisions.veto', { round, unit: '999999999', item: 'VT1', reason })).toMatchObject(refused);
  const award = { round, unit: UNIT, item: 'BN9', occurrences: 1, reason };
  expect(await ask(office, 'decisions.bonus', award)).toMatchObject(refused);
  expect(await ask(office, 'decisions.bonus', { ...award, item: 'BN1', occurrences: 0 })).toMatchObject({
    error: { code: 'invalid_input' },
  });
  expect(await ask(office, 'decisions.confirmVeto', { round, record: 'a'.repeat(64), reason })).toMatchObject(refused);
});

test('the saved derivations name the rules and the records of the decisions', async () => {
  const { derivations } = await call(office, 'scores.export', { round });
  const text = readFileSync(office.files.path(derivations.ref) ?? '', 'utf8');
  expect(text).toContain('"formula":"bonus-item"');
  expect(text).toContain('"engine":"jieping-scoring/2"');
});
