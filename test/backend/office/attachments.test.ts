import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { sha256Hex } from '../../../electron/backend/packages/records.ts';
import { prepareDesks } from '../../support/closed-desks.ts';
import { call } from '../../support/evaluator.ts';
import { writePhotoFile } from '../../support/photo-file.ts';
import { createTestPorts } from '../../support/ports.ts';
import { openOffice, pathOf } from '../../support/round-trip.ts';

const root = mkdtempSync(join(tmpdir(), 'jieping-attachments-'));
const SIZE = 1024 * 1024 + 3;
let round = '';
let office: Backend;

afterAll(() => {
  office.close();
  rmSync(root, { recursive: true, force: true });
});

beforeAll(async () => {
  const { desks, aud, ...made } = await prepareDesks(root, 1);
  round = made.round;
  const desk = desks[0] ?? '';
  const content = { records: 3, photos: 2, size: SIZE };
  await writePhotoFile(join(root, 'part.jpback'), desk, { round, aud }, { ...content, without: [1] });
  await writePhotoFile(join(root, 'whole.jpback'), desk, { round, aud }, content);
  office = await openOffice(join(root, 'office'), createTestPorts('attachments'));
}, 120_000);

async function take(name: string) {
  return await call(office, 'intake.take', { round, file: office.files.register(join(root, name)) });
}

/** What lies in the folder of attachments, each under its own hash and whole. */
function lying(): readonly string[] {
  const { attachments } = office.paths;
  const files = readdirSync(attachments, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name));
    expect([bytes.length, sha256Hex(bytes), basename(parentPath)]).toEqual([SIZE, name, name.slice(0, 2)]);
    return name;
  });
}

const Sent = z.looseObject({ payload: z.string() });
const Asked = z.looseObject({ missing: z.array(z.string()) });

async function missing(): Promise<readonly string[]> {
  const { files } = await call(office, 'receipts.make', { round, devices: null });
  return files.flatMap((file) => {
    const { payload } = Sent.parse(JSON.parse(readFileSync(pathOf(office, file), 'utf8')));
    return Asked.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).missing;
  });
}

test('a photo that has not come is marked and asked for, and any later file heals it', async () => {
  expect(await take('part.jpback')).toMatchObject({ outcome: 'accepted', newRecords: 3, warnings: ['W_ATT_MISSING'] });
  const first = lying();
  expect(first).toHaveLength(1);
  const asked = await missing();
  expect(asked).toHaveLength(1);
  expect(first).not.toContain(asked[0]);

  // Every record of it is known already, but it is not "nothing new".
  expect(await take('whole.jpback')).toMatchObject({ outcome: 'accepted', newRecords: 0, warnings: [] });
  expect(new Set(lying())).toEqual(new Set([...first, ...asked]));
  expect(await missing()).toEqual([]);

  expect(await take('part.jpback')).toMatchObject({ outcome: 'nothing_new' });
});

test('row 39: a file of 3 GB is refused before it is copied', async () => {
  const path = join(root, 'huge.jpback');
  writeFileSync(path, readFileSync(join(root, 'part.jpback')).subarray(0, 4096));
  truncateSync(path, 3 * 1024 ** 3);
  const error = { code: 'package_refused', reason: 'E_TOO_BIG' };
  expect(await take('huge.jpback')).toMatchObject({ outcome: 'refused', error });
  expect(readdirSync(office.paths.spool)).toEqual([]);
});

test('what an interrupted reading left half-written is gone after the next start', async () => {
  const half = join(office.paths.attachments, 'tmp', 'half');
  writeFileSync(half, 'half');
  office.close();
  office = await openOffice(join(root, 'office'), createTestPorts('attachments again'));
  expect(existsSync(half)).toBe(false);
  expect(lying()).toHaveLength(2);
});
