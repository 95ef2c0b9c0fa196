import { cpSync, readdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call, open } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
import { patience } from '../../support/depth.ts';
import { openOffice, pathOf } from '../../support/round-trip.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { killOften, rubbishIn } from './killed.ts';
import { rowsOf, surveyRound } from './survey-round.ts';

const FORMS = 400;
const TIME = patience(120_000);

function outboxOf(root: string): readonly string[] {
  return readdirSync(join(root, 'outbox')).filter((name) => name.endsWith('.jpback'));
}

test('a killed hand-over cut all records or none, and the next one carries each once', { timeout: TIME }, async () => {
  const folder = tempDir();
  const { office, desk, round, forms } = await surveyRound(folder, FORMS);
  const takenAt = async (path: string) => {
    const root = join(folder, 'asked');
    cpSync(office, root, { recursive: true, force: true });
    const backend = await openOffice(root, createTestPorts(randomUUID()));
    const verdict = await call(backend, 'intake.take', { round, file: backend.files.register(path) });
    backend.close();
    return verdict;
  };
  const ends = { all: 0, nothing: 0 };
  await killOften(folder, 'handover.make', { prepared: desk, input: round }, async (killed) => {
    expect(killed.integrity).toBe('ok');
    const backend = await open(killed.root, createTestPorts(randomUUID()));
    expect(rubbishIn(killed.root)).toEqual([]);
    const preview = await call(backend, 'handover.preview', { round });
    expect([0, forms]).toContain(preview.changed);
    const all = preview.changed === 0;
    ends[all ? 'all' : 'nothing'] += 1;
    expect(killed.done && preview.last === null).toBe(false);
    // What lies in the outbox under its own name is whole, whatever became of the process.
    for (const name of outboxOf(killed.root)) {
      expect(all).toBe(true);
      expect(await takenAt(join(killed.root, 'outbox', name))).toMatchObject({ newRecords: forms });
    }
    const made = await call(backend, 'handover.make', { round, submit: false });
    expect(made.records).toBe(forms);
    expect(await takenAt(pathOf(backend, made.file))).toMatchObject({ outcome: 'accepted', newRecords: forms });
    expect((await call(backend, 'handover.preview', { round })).changed).toBe(0);
    backend.close();
    expect(rowsOf(killed.root, 'SELECT count(*) AS n, count(DISTINCT slot) AS slots FROM record')).toEqual([
      { n: forms, slots: forms },
    ]);
  });
  expect(ends.all).toBeGreaterThan(0);
  expect(ends.nothing).toBeGreaterThan(0);
});
