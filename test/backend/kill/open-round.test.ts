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

/** Everything that opening a package writes, without times. */
function opened(root: string): string {
  return [
    'SELECT id FROM round ORDER BY id',
    'SELECT round, seq, sha256 FROM round_package ORDER BY round, seq',
    'SELECT round, anchor FROM round_root ORDER BY round',
    'SELECT anchor, version, sha256 FROM root_version ORDER BY anchor, version',
    'SELECT round, seq, hex(manifest) AS manifest FROM package_evidence ORDER BY round, seq',
  ]
    .map((sql) => JSON.stringify(rowsOf(root, sql)))
    .join('\n');
}

test('a killed opening of a round package opened all of it or nothing', { timeout: patience(120_000) }, async () => {
  const folder = tempDir();
  const { newcomer: prepared, round, roundPackage, digits } = await surveyRound(folder, 1);

  const openAt = async (root: string): Promise<void> => {
    const backend = await open(root, createTestPorts(randomUUID()));
    await call(backend, 'rounds.open', { file: backend.files.register(roundPackage), digits });
    expect((await call(backend, 'responses.desk', { round })).role).toBe('survey');
    backend.close();
  };
  const before = opened(prepared);
  const whole = join(folder, 'whole');
  cpSync(prepared, whole, { recursive: true });
  await openAt(whole);
  const after = opened(whole);
  expect(after).not.toBe(before);

  const ends = { all: 0, nothing: 0 };
  await killOften(folder, 'rounds.open', { prepared, input: `${roundPackage}\n${digits}` }, async (killed) => {
    expect(killed.integrity).toBe('ok');
    const started = await open(killed.root, createTestPorts(randomUUID()));
    expect(rubbishIn(killed.root)).toEqual([]);
    const all = (await call(started, 'rounds.list', {})).length === 1;
    started.close();
    expect(killed.done && !all).toBe(false);
    expect(opened(killed.root)).toBe(all ? after : before);
    ends[all ? 'all' : 'nothing'] += 1;
    // What the user does next: opens the package (again).
    await openAt(killed.root);
    expect(opened(killed.root)).toBe(after);
  });
  expect(ends.all).toBeGreaterThan(0);
  expect(ends.nothing).toBeGreaterThan(0);
});
