import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { IdSource } from '../../../electron/backend/ports.ts';

/** A folder for the files of one test file; removed at its end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jieping-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Identifiers and bytes that count up, so that a test gives the same every time. */
export function countingIds(): IdSource {
  let next = 0;
  return {
    uuid: () => `01930000-0000-7000-8000-${String((next += 1)).padStart(12, '0')}`,
    bytes: (length) => Uint8Array.from({ length }, (_, index) => (index * 7 + (next += 1)) & 0xff),
  };
}
