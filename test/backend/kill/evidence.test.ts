import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256Hex } from '../../../electron/backend/packages/records.ts';
import { patience } from '../../support/depth.ts';
import { call, evaluator, open, ROUND, UNIT } from '../../support/evaluator.ts';
import { smallPdf } from '../../support/pictures.ts';
import { createTestPorts } from '../../support/ports.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { killOften, rubbishIn } from './killed.ts';

const TIME = patience(120_000);
const SHEET = { round: ROUND, unit: UNIT, form: 'self', rater: null } as const;

test('a killed adding has the file and its description, or neither counts', { timeout: TIME }, async () => {
  const folder = tempDir();
  const prepared = join(folder, 'street');
  (await evaluator(prepared, { role: 'street', units: [UNIT] })).close();
  const path = join(folder, '批复.pdf');
  const bytes = Buffer.concat([smallPdf('x'), Buffer.alloc(24 * 1024 * 1024, 7)]);
  writeFileSync(path, bytes);
  const ends = { all: 0, nothing: 0 };
  await killOften(folder, 'evidence.add', { prepared, input: `${ROUND}\n${path}` }, async (killed) => {
    expect(killed.integrity).toBe('ok');
    const backend = await open(killed.root, createTestPorts(randomUUID()));
    expect(rubbishIn(killed.root)).toEqual([]);
    expect(readdirSync(join(killed.root, 'cas', 'tmp'))).toEqual([]);
    const list = await call(backend, 'evidence.list', SHEET);
    const all = list.length === 1;
    expect(killed.done && !all).toBe(false);
    ends[all ? 'all' : 'nothing'] += 1;
    const file = backend.files.register(path);
    const added = await call(backend, 'evidence.add', { ...SHEET, leaf: 'A1.1.1', file, notClassified: true });
    const sha256 = added.value.file?.sha256 ?? '';
    expect(sha256Hex(readFileSync(join(killed.root, 'cas', sha256.slice(0, 2), sha256)))).toBe(sha256Hex(bytes));
    expect(await call(backend, 'evidence.list', SHEET)).toHaveLength(1);
    backend.close();
  });
  expect(ends.all).toBeGreaterThan(0);
  expect(ends.nothing).toBeGreaterThan(0);
});
