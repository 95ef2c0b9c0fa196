import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patience } from '../../support/depth.ts';
import { call, open } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
import { PASSPHRASE, pathOf } from '../../support/round-trip.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { killOften, rubbishIn } from './killed.ts';
import { STICK, stickIn } from './operations.ts';
import { surveyRound } from './survey-round.ts';

const FORMS = 600;
const TIME = patience(120_000);

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

test('a killed copy onto a stick is there whole or not at all, and the next one works', { timeout: TIME }, async () => {
  const folder = tempDir();
  const { desk, round } = await surveyRound(folder, FORMS);
  mkdirSync(join(desk, 'stick'));
  const backend = await open(desk, createTestPorts(randomUUID()));
  const made = await call(backend, 'handover.make', { round, submit: false });
  backend.close();

  const ends = { whole: 0, nothing: 0 };
  await killOften(folder, 'sticks.write', { prepared: desk, input: round }, async (killed) => {
    expect(killed.integrity).toBe('ok');
    const stick = join(killed.root, 'stick');
    const whole = readdirSync(stick).filter((name) => name.endsWith('.jpback'));
    ends[whole.length === 1 ? 'whole' : 'nothing'] += 1;
    expect(whole.map((name) => sha256(join(stick, name)))).toEqual(whole.map(() => made.sha256));

    const ports = { ...createTestPorts(randomUUID()), sticks: stickIn(killed.root) };
    const again = await open(killed.root, ports);
    const [listed] = await call(again, 'handover.list', { round });
    // A copy is noted only after it was read back, and what was reported as done is noted.
    expect((listed?.copies.length ?? 0) > 0 && whole.length === 0).toBe(false);
    expect(killed.done && listed?.copies.length !== 1).toBe(false);
    const file = await call(again, 'handover.again', { round, id: listed?.id ?? '' });
    const written = await call(again, 'sticks.write', { file, stick: STICK });
    again.close();
    expect(written.sha256).toBe(made.sha256);
    expect(rubbishIn(killed.root)).toEqual([]);
    expect(readdirSync(stick)).toEqual([written.name]);
    expect(sha256(join(stick, written.name))).toBe(made.sha256);
  });
  expect(ends.whole).toBeGreaterThan(0);
  expect(ends.nothing).toBeGreaterThan(0);
});

test('a killed receipt is noted or not, and taking it in again says the same', { timeout: TIME }, async () => {
  const folder = tempDir();
  const prepared = await surveyRound(folder, FORMS);
  const { round, forms } = prepared;
  const office = await open(prepared.office, createTestPorts(randomUUID()));
  await call(office, 'keys.unlock', { passphrase: PASSPHRASE });
  await call(office, 'intake.take', { round, file: office.files.register(prepared.file) });
  const { files } = await call(office, 'receipts.make', { round, devices: null });
  const [receipt] = files.map((file) => pathOf(office, file));
  office.close();
  expect(receipt).toBeDefined();

  const ends = { noted: 0, nothing: 0 };
  const input = receipt ?? '';
  await killOften(folder, 'handover.fromOffice', { prepared: prepared.giver, input }, async (killed) => {
    expect(killed.integrity).toBe('ok');
    const backend = await open(killed.root, createTestPorts(randomUUID()));
    expect(rubbishIn(killed.root)).toEqual([]);
    const { received, fresh } = await call(backend, 'handover.preview', { round });
    ends[received === null ? 'nothing' : 'noted'] += 1;
    expect(received === null ? fresh : received.to).toBe(forms);
    expect(killed.done && received === null).toBe(false);
    const taken = await call(backend, 'handover.fromOffice', { file: backend.files.register(input) });
    expect(taken).toMatchObject({ kind: 'receipt', received: { to: forms }, news: received === null });
    expect(await call(backend, 'handover.preview', { round })).toMatchObject({ fresh: 0, received: { to: forms } });
    backend.close();
  });
  expect(ends.noted).toBeGreaterThan(0);
  expect(ends.nothing).toBeGreaterThan(0);
});
