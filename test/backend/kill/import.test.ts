import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patience } from '../../support/depth.ts';
import { call, open } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { killOften, rubbishIn } from './killed.ts';
import { rowsOf, surveyRound } from './survey-round.ts';
import { openOffice } from '../../support/round-trip.ts';

const FORMS = 400;
const TIME = patience(120_000);

/** Everything that an import writes, without the numbers and times that differ from one run to the next. */
function arrived(root: string): string {
  return [
    'SELECT round, sha256, device, visible, new_records, known_records, warnings FROM import ORDER BY sha256',
    'SELECT hex(hash) AS hash, dev, seq, slot, hex(raw) AS raw FROM record ORDER BY hash',
    'SELECT hex(p) AS p, hex(salt) AS salt, body FROM personal ORDER BY p',
    'SELECT slot, status, heads, value, note FROM slot_state ORDER BY slot',
  ]
    .map((sql) => JSON.stringify(rowsOf(root, sql)))
    .join('\n');
}

test('P12: a killed import brought all of the file or nothing, and the next one works', { timeout: TIME }, async () => {
  const folder = tempDir();
  const { office, round, file, forms } = await surveyRound(folder, FORMS);
  const takeAt = async (root: string) => {
    const backend = await openOffice(root, createTestPorts(randomUUID()));
    const verdict = await call(backend, 'intake.take', { round, file: backend.files.register(file) });
    backend.close();
    return verdict;
  };
  const before = arrived(office);
  const whole = join(folder, 'whole');
  cpSync(office, whole, { recursive: true });
  expect(await takeAt(whole)).toMatchObject({ outcome: 'accepted', newRecords: forms });
  const after = arrived(whole);

  const ends = { all: 0, nothing: 0 };
  await killOften(folder, 'intake.take', { prepared: office, input: `${round}\n${file}` }, async (killed) => {
    expect(killed.integrity).toBe('ok');
    const started = await open(killed.root, createTestPorts(randomUUID()));
    expect(rubbishIn(killed.root)).toEqual([]);
    const all = (await call(started, 'intake.list', { round })).length === 1;
    started.close();
    expect(killed.done && !all).toBe(false);
    expect(arrived(killed.root) === (all ? after : before)).toBe(true);
    ends[all ? 'all' : 'nothing'] += 1;

    expect(await takeAt(killed.root)).toMatchObject(
      all
        ? { outcome: 'nothing_new', newRecords: 0, knownRecords: forms }
        : { outcome: 'accepted', newRecords: forms, knownRecords: 0 },
    );
    expect(arrived(killed.root) === after).toBe(true);
  });
  expect(ends.all).toBeGreaterThan(0);
  expect(ends.nothing).toBeGreaterThan(0);
});
