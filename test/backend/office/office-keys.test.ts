import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { createKeyRing } from '../../../electron/backend/crypto/create-key-ring.ts';
import type { PrintPort } from '../../../electron/backend/ports.ts';
import { packageRefused } from '../../../shared/errors.ts';
import { ok } from '../../../shared/result.ts';
import { patience } from '../../support/depth.ts';
import { ask, call, open, UNIT } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
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
  noticeDigits,
  PASSPHRASE,
  takeIn,
  type Computer,
} from '../../support/round-trip.ts';
import { tempDir } from '../../support/temp-dir.ts';

const NEW = 'a passphrase after that';
const FOUR_YEARS = 4 * 365 * 24 * 3_600_000;

/** A printer that makes a sheet of paper out of anything. */
const PRINT: PrintPort = {
  open: () =>
    Promise.resolve(ok({ pdf: () => Promise.resolve(ok(Buffer.from('%PDF'))), close: () => Promise.resolve() })),
};

/** What stands on the sheets that wait to be put away. */
async function codesOn({ root, ports }: Pick<Computer, 'root' | 'ports'>): Promise<readonly string[]> {
  const keys = createKeyRing({ dir: join(root, 'keys'), ids: ports.ids, secrets: ports.secrets });
  if (!(await keys.unlockOffice(PASSPHRASE)).ok) throw new Error('the keys stayed locked');
  const sheets = await keys.sheets();
  if (!sheets.ok) throw new Error('no sheets');
  return sheets.value.map(({ code }) => code);
}

const lastGroups = (codes: readonly string[]): string[] => codes.map((code) => code.slice(code.lastIndexOf('-') + 1));

/** A round that is ready to be issued, with one street and two reviewers. */
async function staffed(office: Backend): Promise<{ readonly round: string; readonly street: Computer }> {
  const round = await newRoundAt(office);
  const street = await newEvaluator(tempDir(), '李晓明');
  await admit(office, round, street.backend, { role: 'street', units: [UNIT] });
  const reviewers: string[] = [];
  for (const name of ['王芳', '赵强']) {
    const { backend } = await newEvaluator(tempDir(), name);
    reviewers.push(await admit(office, round, backend, { role: 'reviewer' }));
    backend.close();
  }
  await assignReviewers(office, round, reviewers);
  return { round, street };
}

async function startAgain({ backend, root, ports }: Computer): Promise<Computer> {
  backend.close();
  return { backend: await open(root, ports), root, ports };
}

describe('an office that lost its passphrase', () => {
  test(
    'comes back with one sheet, reads what was encrypted before, and every computer follows it',
    {
      timeout: patience(60_000),
    },
    async () => {
      let office = await newOffice(tempDir());
      const { round, street } = await staffed(office.backend);
      const notice = await noticeDigits(office.backend);
      await issueAndOpen(office.backend, round, [street.backend]);
      await fillAll(street.backend, round);
      const before = await handOver(street.backend, round);
      const codes = await codesOn(office);
      expect(codes).toHaveLength(1);
      await call(office.backend, 'keys.confirmSheets', { groups: lastGroups(codes), code: '' });

      office = await startAgain(office);
      expect(
        await ask(office.backend, 'keys.recover', { codes: ['no code'], passphrase: NEW, file: null }),
      ).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
      const { digits, version } = await call(office.backend, 'keys.recover', {
        codes: [...codes],
        passphrase: NEW,
        file: null,
      });
      expect(version).toBe(2);
      expect(digits).not.toBe(notice);
      expect(await ask(office.backend, 'keys.unlock', { passphrase: PASSPHRASE })).toMatchObject({
        error: { code: 'wrong_passphrase' },
      });
      await call(office.backend, 'keys.unlock', { passphrase: NEW });
      expect(await takeIn(office.backend, round, street.backend, before)).toMatchObject({
        outcome: 'accepted',
        newRecords: 41,
      });

      // The street types nothing again; a computer that comes later may still hold the old notice.
      const late = await newEvaluator(tempDir(), '后来的同志');
      await admit(office.backend, round, late.backend, { role: 'survey', units: [UNIT] });
      const { file } = await call(office.backend, 'rounds.issue', { round, passphrase: NEW });
      await call(street.backend, 'rounds.open', { file: carry(office.backend, file, street.backend) });
      const toLate = carry(office.backend, file, late.backend);
      expect(await ask(late.backend, 'rounds.open', { file: toLate, digits: '1'.repeat(25) })).toMatchObject({
        error: packageRefused('E_FINGERPRINT'),
      });
      await call(late.backend, 'rounds.open', { file: toLate, digits: notice });
      expect(
        await takeIn(office.backend, round, street.backend, await handOver(street.backend, round, true)),
      ).toMatchObject({ outcome: 'accepted', newRecords: 1, knownRecords: 41 });
      for (const { backend } of [office, street, late]) backend.close();
    },
  );

  test('with three sheets any two bring it back, and one alone does not', { timeout: patience(60_000) }, async () => {
    const ports = createTestPorts('two of three', { print: PRINT });
    const root = tempDir();
    let office: Computer = { root, ports, backend: await open(root, ports) };
    await call(office.backend, 'setup.office', {
      name: '王主任',
      post: '主任',
      office: '西城区委编办',
      passphrase: PASSPHRASE,
    });
    await call(office.backend, 'keys.furtherSheets', { passphrase: PASSPHRASE });
    const codes = await codesOn(office);
    expect(codes).toHaveLength(3);
    await call(office.backend, 'keys.confirmSheets', { groups: lastGroups(codes), code: '' });
    expect((await call(office.backend, 'keys.state', {})).root).toMatchObject({ sheets: 3, needed: 2 });

    office = await startAgain(office);
    const [first = '', second = '', third = ''] = codes;
    for (const few of [[first], [third, third]]) {
      expect(await ask(office.backend, 'keys.recover', { codes: few, passphrase: NEW, file: null })).toMatchObject({
        error: { code: 'not_ready', what: 'more_sheets_needed', detail: '1/2' },
      });
    }
    await call(office.backend, 'keys.recover', { codes: [third, second], passphrase: NEW, file: null });
    await call(office.backend, 'keys.unlock', { passphrase: NEW });
    expect((await call(office.backend, 'keys.state', {})).root).toMatchObject({ sheets: 3, needed: 2 });
    office.backend.close();
  });
});

describe('when the validity has run out', () => {
  test(
    'a round that was begun goes on to its end, a new one waits for new keys',
    {
      timeout: patience(60_000),
    },
    async () => {
      const office = await newOffice(tempDir());
      const { round, street } = await staffed(office.backend);
      const codes = await codesOn(office);
      const first = await issueAndOpen(office.backend, round, [street.backend]);
      const other = await staffed(office.backend);
      const { file: unopened } = await call(office.backend, 'rounds.issue', {
        round: other.round,
        passphrase: PASSPHRASE,
      });
      const late = await newEvaluator(tempDir(), '迟到的同志');
      for (const { ports } of [office, street, late]) ports.clock.advance(FOUR_YEARS);

      await fillAll(street.backend, round);
      expect(await takeIn(office.backend, round, street.backend, await handOver(street.backend, round))).toMatchObject({
        outcome: 'accepted',
        newRecords: 41,
      });
      const next = await call(office.backend, 'rounds.issue', { round, passphrase: PASSPHRASE });
      await call(street.backend, 'rounds.open', { file: carry(office.backend, next.file, street.backend) });

      // A round that is new to a computer to which the office has shown that its time is over.
      const begun = carry(office.backend, unopened, street.backend);
      expect(await ask(street.backend, 'rounds.open', { file: begun })).toMatchObject({
        error: { code: 'package_refused', reason: 'E_EXPIRED' },
      });
      // Nothing decides by the clock of a computer: this one says 2030, and the package was valid when it was made.
      await call(late.backend, 'rounds.open', {
        file: carry(office.backend, first, late.backend),
        digits: await noticeDigits(office.backend),
      });
      const another = await staffed(office.backend);
      expect(await ask(office.backend, 'rounds.issue', { round: another.round, passphrase: PASSPHRASE })).toMatchObject(
        {
          error: { code: 'package_refused', reason: 'E_EXPIRED' },
        },
      );
      await call(office.backend, 'keys.recover', { codes: [...codes], passphrase: NEW, file: null });
      await call(office.backend, 'rounds.issue', { round: another.round, passphrase: NEW });
      for (const { backend } of [office, street, late, other.street, another.street]) backend.close();
    },
  );
});
