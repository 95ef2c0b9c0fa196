import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileRef } from '../../../shared/contract/files.ts';
import { ask, call, completeAnswer, OTHER_UNIT, UNIT } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  carry,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  pathOf,
  takeIn,
  type Computer,
} from '../../support/round-trip.ts';
import { tempDir } from '../../support/temp-dir.ts';

const root = mkdtempSync(join(tmpdir(), 'jieping-returns-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const REASON = '第三项的分母与台账不一致，请核对后再报。';
let office: Computer;
let street: Computer;
let other: Computer;
let round = '';

beforeAll(async () => {
  office = await newOffice(join(root, 'office'));
  round = await newRoundAt(office.backend);
  street = await newEvaluator(join(root, 'street'), '李街道');
  other = await newEvaluator(join(root, 'other'), '张街道');
  const reviewers: string[] = [];
  for (const name of ['王', '赵']) {
    const reviewer = await newEvaluator(join(root, name), name);
    reviewers.push(await admit(office.backend, round, reviewer.backend, { role: 'reviewer' }));
    reviewer.backend.close();
  }
  await admit(office.backend, round, street.backend, { role: 'street', units: [UNIT] });
  await admit(office.backend, round, other.backend, { role: 'street', units: [OTHER_UNIT] });
  await assignReviewers(office.backend, round, reviewers);
  await issueAndOpen(office.backend, round, [street.backend, other.backend]);
}, 120_000);
afterAll(() => {
  for (const { backend } of [office, street, other]) backend.close();
});

const sheetOf = (unit: string) => ({ round, unit, form: 'self', rater: null }) as const;
const cell = (unit: string) => ({ round, unit, source: 'SELF' }) as const;

async function submissionOf(unit: string): Promise<string> {
  const [sheet] = await call(office.backend, 'returns.sheets', cell(unit));
  if (sheet === undefined) throw new Error('nothing submitted');
  return sheet.submission;
}

function give(to: Computer, ticket: FileRef) {
  return ask(to.backend, 'handover.fromOffice', { file: carry(office.backend, ticket, to.backend) });
}

test('a returned sheet opens again with the reason, and only there; sent in anew it is closed again', async () => {
  await fillAll(street.backend, round);
  // Work that was not submitted is never locked away, and there is nothing to return.
  await takeIn(office.backend, round, street.backend, await handOver(street.backend, round));
  expect(await call(office.backend, 'returns.sheets', cell(UNIT))).toEqual([]);
  await takeIn(office.backend, round, street.backend, await handOver(street.backend, round, true));
  const submission = await submissionOf(UNIT);
  const input = { round, submission, leaves: ['B1.2.1'], reason: REASON };
  expect(await ask(office.backend, 'returns.make', { ...input, reason: '短' })).toMatchObject({
    error: { code: 'invalid_input' },
  });
  expect(await ask(office.backend, 'returns.make', { ...input, leaves: ['Z9'] })).toMatchObject({
    error: { code: 'not_found', what: 'leaf' },
  });
  expect(await ask(office.backend, 'returns.make', { ...input, submission: 'a'.repeat(64) })).toMatchObject({
    error: { code: 'not_found', what: 'submission' },
  });
  const ticket = await call(office.backend, 'returns.make', input);
  expect(ticket.name).toMatch(/\.jpoffice$/);
  expect(await call(office.backend, 'returns.sheets', cell(UNIT))).toMatchObject([{ returned: { reason: REASON } }]);

  const target = sheetOf(UNIT);
  const save = async (note: string) => {
    const { responses } = await call(street.backend, 'responses.sheet', target);
    const base = responses.find((one) => one.leaf === 'B1.2.1')?.revision ?? 0;
    return await ask(street.backend, 'responses.save', {
      ...target,
      leaf: 'B1.2.1',
      value: completeAnswer('B1.2.1'),
      note,
      base,
    });
  };
  expect(await save('锁着')).toMatchObject({ error: { what: 'already_submitted' } });
  expect(await give(other, ticket)).toMatchObject({ error: { reason: 'E_AUD' } });
  expect(await give(street, ticket)).toMatchObject({ ok: true, value: { kind: 'return', reason: REASON, news: true } });
  const opened = await call(street.backend, 'responses.sheet', target);
  expect(opened).toMatchObject({ task: { submitted: false }, returned: { reason: REASON, leaves: ['B1.2.1'] } });
  expect(opened.responses.every(({ state }) => state === 'complete')).toBe(true);
  expect(await save('已改正')).toMatchObject({ ok: true });
  // The same ticket once more opens nothing and takes nothing away.
  expect(await give(street, ticket)).toMatchObject({ ok: true, value: { news: false } });

  await takeIn(office.backend, round, street.backend, await handOver(street.backend, round, true));
  const closed = await call(street.backend, 'responses.sheet', target);
  expect(closed).toMatchObject({ task: { submitted: true }, returned: null });
  const second = await submissionOf(UNIT);
  expect(second).not.toBe(submission);
  expect(await give(street, ticket)).toMatchObject({ error: { reason: 'E_ROLLBACK' } });
  expect((await call(street.backend, 'responses.sheet', target)).task.submitted).toBe(true);
}, 60_000);

test('a ticket that was changed, or comes from another office, opens nothing', async () => {
  await fillAll(other.backend, round);
  await takeIn(office.backend, round, other.backend, await handOver(other.backend, round, true));
  const submission = await submissionOf(OTHER_UNIT);
  const ticket = await call(office.backend, 'returns.make', { round, submission, leaves: [], reason: REASON });
  const bytes = readFileSync(pathOf(office.backend, ticket));
  const changed = join(tempDir(), ticket.name);
  bytes[bytes.length - 400] = (bytes.at(-400) ?? 0) ^ 1;
  writeFileSync(changed, bytes);
  const answer = await ask(other.backend, 'handover.fromOffice', { file: other.backend.files.register(changed) });
  expect(answer).toMatchObject({ ok: false, error: { code: 'package_refused' } });
  const stranger = await newOffice(join(tempDir(), 'stranger'));
  expect(await give(stranger, ticket)).toMatchObject({ error: { reason: 'H_KEY_UNKNOWN' } });
  stranger.backend.close();
  // A hand-over file is no ticket; encrypted for the office, it says no more here than that it is for somebody else.
  const own = await handOver(other.backend, round);
  expect(await ask(other.backend, 'handover.fromOffice', { file: own })).toMatchObject({
    error: { reason: 'E_AGE_KEY' },
  });
  expect((await call(other.backend, 'responses.sheet', sheetOf(OTHER_UNIT))).task.submitted).toBe(true);
  expect(await give(other, ticket)).toMatchObject({ ok: true });
  expect((await call(other.backend, 'responses.sheet', sheetOf(OTHER_UNIT))).task.submitted).toBe(false);
}, 60_000);
