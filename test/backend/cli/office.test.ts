import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createKeyRing } from '../../../electron/backend/crypto/create-key-ring.ts';
import { UNIT } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  databaseBytes,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  noticeDigits,
  PASSPHRASE,
  pathOf,
} from '../../support/round-trip.ts';
import { temporaryFolder } from '../packages/folder.ts';
import { cli, jsonLines, spawned } from './run-cli.ts';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);
let round = '';
let digits = '';

beforeAll(async () => {
  const office = await newOffice(at('office'));
  const street = await newEvaluator(at('street'), '张三');
  round = await newRoundAt(office.backend);
  await admit(office.backend, round, street.backend, { role: 'street', units: [UNIT] });
  const reviewers: string[] = [];
  for (const name of ['one', 'two']) {
    const { backend } = await newEvaluator(at(name), name);
    reviewers.push(await admit(office.backend, round, backend, { role: 'reviewer' }));
    backend.close();
  }
  await assignReviewers(office.backend, round, reviewers);
  const issued = await issueAndOpen(office.backend, round, [street.backend]);
  copyFileSync(pathOf(office.backend, issued), at('round.jpround'));
  await fillAll(street.backend, round);
  copyFileSync(pathOf(street.backend, await handOver(street.backend, round, true)), at('street.jpback'));
  digits = await noticeDigits(office.backend);
  const { ids, secrets } = office.ports;
  const keys = createKeyRing({ dir: join(office.root, 'keys'), ids, secrets });
  if (!(await keys.unlockOffice(PASSPHRASE)).ok) throw new Error('the keys stayed locked');
  const sheets = await keys.sheets();
  const identities = await keys.officeIdentities();
  if (!sheets.ok || !identities.ok) throw new Error('an office has keys');
  writeFileSync(at('sheet'), `# the recovery sheet\n${sheets.value[0]?.code ?? ''}\n`);
  writeFileSync(at('identity'), `${identities.value[0] ?? ''}\n`);
  office.backend.close();
  street.backend.close();
  const bytes = readFileSync(at('street.jpback'));
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9);
  writeFileSync(at('changed.jpback'), bytes);
  writeFileSync(at('passphrase'), `${PASSPHRASE}\n`);
  writeFileSync(at('wrong'), 'another passphrase\n');
  mkdirSync(at('receipts'));
}, 120_000);

const office = (): readonly string[] => ['--data', at('office'), '--passphrase-file', at('passphrase')];

describe('merge, receipt and export-archive', () => {
  test('nothing is done with a wrong passphrase, without one, or without an office', async () => {
    const before = databaseBytes({ root: at('office') });
    const wrong = ['merge', at('street.jpback'), '--data', at('office'), '--passphrase-file', at('wrong'), '--json'];
    const refused = await cli(wrong);
    expect([refused.code, jsonLines(refused)]).toMatchObject([4, [{ outcome: null }]]);
    expect((await cli(['merge', at('street.jpback'), '--data', at('office')])).code).toBe(4);
    expect((await cli(['merge', at('street.jpback'), '--data', at('nowhere')])).code).toBe(2);
    const streets = await cli(['receipt', '--data', at('street'), '--lang', 'en']);
    expect([streets.code, streets.out]).toEqual([4, expect.stringContaining('not that of an office')]);
    expect((await cli(['merge', at('street.jpback')])).code).toBe(2);
    expect((await cli(['merge', ...office()])).code).toBe(2);
    expect(databaseBytes({ root: at('office') }).equals(before)).toBe(true);
    expect(readdirSync(folder)).not.toContain('nowhere');
  });

  test('each file has its outcome, and a bad one stops none', async () => {
    const files = [at('changed.jpback'), at('street.jpback')];
    const first = await cli(['merge', ...files, ...office(), '--json']);
    expect(first.code).toBe(1);
    expect(jsonLines(first)).toMatchObject([
      { file: files[0], outcome: 'refused', error: { code: 'E_AGE_DAMAGED' } },
      { file: files[1], outcome: 'accepted', error: null },
    ]);
    const again = await cli(['merge', at('street.jpback'), ...office(), '--json']);
    expect([again.code, jsonLines(again)]).toMatchObject([0, [{ outcome: 'nothing_new', newRecords: 0 }]]);
  });

  test('a receipt is written where it is wanted, and never over another file', async () => {
    const made = await cli(['receipt', ...office(), '--out', at('receipts'), '--json']);
    expect(made.code).toBe(0);
    const [name = ''] = readdirSync(at('receipts'));
    expect(name).toMatch(/\.jpreceipt$/);
    const there = await cli(['receipt', ...office(), '--device', 'stranger', '--lang', 'en']);
    expect([there.code, there.out]).toEqual([2, expect.stringContaining('There is no stranger here.')]);
    copyFileSync(join(at('receipts'), name), at('some.jpreceipt'));
  });

  test('an archive holds every file as it came, and is never written over another', async () => {
    const out = at('round.jparch');
    const made = await spawned(['export-archive', ...office(), '--round', round, '--out', out, '--json']);
    expect([made.code, jsonLines(made)]).toMatchObject([0, [{ files: [out], missing: [] }]]);
    const archive = readFileSync(out);
    expect(archive.includes(readFileSync(at('street.jpback')))).toBe(true);
    expect(archive.includes(readFileSync(at('round.jpround')))).toBe(true);
    const over = await cli(['export-archive', ...office(), '--round', round, '--out', out, '--lang', 'en']);
    expect([over.code, over.out]).toEqual([2, expect.stringContaining('already there')]);
    expect(readFileSync(out).equals(archive)).toBe(true);
    expect((await cli(['export-archive', ...office(), '--round', 'stranger', '--out', at('x')])).code).toBe(2);
    expect((await cli(['export-archive', ...office(), '--out', at('x')])).code).toBe(2);
  });
});

describe('verify with the digits of the office', () => {
  const plain = ['round.jpround', 'some.jpreceipt', 'round.jparch'];

  test('what the office signed is good, and open without the digits', async () => {
    for (const name of plain) {
      expect([name, (await cli(['verify', at(name)])).code]).toEqual([name, 3]);
      const found = await cli(['verify', at(name), '--root', digits, '--json']);
      expect([name, found.code, jsonLines(found)]).toMatchObject([name, 0, [{ standing: 'good', exit: 0 }]]);
    }
    const typed = digits.replaceAll(' ', '-');
    expect((await spawned(['verify', at('round.jpround'), '--root', typed])).code).toBe(0);
  });

  test('a hand-over file proves its computer, opened with the key on the recovery sheet or of the office', async () => {
    const file = at('street.jpback');
    expect((await cli(['verify', file, '--root', digits])).code).toBe(3);
    for (const key of ['sheet', 'identity']) {
      const opened = ['verify', file, '--identity', at(key), '--json'];
      expect([key, (await cli(opened)).code]).toEqual([key, 3]);
      const found = await cli([...opened, '--root', digits]);
      expect([found.code, jsonLines(found)]).toMatchObject([
        0,
        [{ kind: 'back', encrypted: true, root: { digits: [digits] }, facts: { round, signer: { label: '张三' } } }],
      ]);
    }
  });

  test('of another office it is refused', async () => {
    const other = digits.replace(/\d$/, (last) => String((Number(last) + 1) % 10));
    for (const name of plain) {
      const found = await cli(['verify', at(name), '--root', other, '--json']);
      expect([found.code, jsonLines(found)]).toMatchObject([1, [{ error: { code: 'E_FINGERPRINT' } }]]);
    }
    expect((await cli(['verify', at('round.jpround'), '--root', '12345'])).code).toBe(2);
  });

  test('one byte changed anywhere in a receipt or archive is never good', async () => {
    for (const name of ['some.jpreceipt', 'round.jparch']) {
      const bytes = readFileSync(at(name));
      for (let n = 0; n < 25; n += 1) {
        const place = Math.floor((bytes.length * n) / 25);
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
        const path = at(`changed-${name}`);
        writeFileSync(path, changed);
        const found = await cli(['verify', path, '--root', digits]);
        expect([name, place, found.code]).not.toEqual([name, place, 0]);
      }
    }
  });
});
