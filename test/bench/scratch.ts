import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../electron/backend/store/connection.ts';
import { openDatabase } from '../../electron/backend/store/open.ts';

const CACHE = join(import.meta.dirname, '../../.cache');

/** Gives `work` a folder beside the program, so on a real disk and the same one for both sides; removed afterwards. */
export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An empty database of the app, with its pragmas, tables and indexes. */
export async function emptyDatabase(file: string): Promise<{ readonly db: Database; close(): void }> {
  const opened = await openDatabase(file, { appVersion: '0.0.0', now: '2026-09-01T00:00:00.000Z' });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}
