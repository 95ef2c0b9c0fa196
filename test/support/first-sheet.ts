import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Backend } from '../../electron/backend/create-backend.ts';
import type { DraftValue } from '../../shared/model/response.ts';
import { call } from './evaluator.ts';
import { tempDir } from './temp-dir.ts';

interface Place {
  readonly round: string;
  readonly unit: string;
}

/** The first sheet that a computer has of a street and that holds this item. */
async function sheetWith(backend: Backend, { round, unit }: Place, leaf: string) {
  const { tasks } = await call(backend, 'responses.desk', { round });
  const task = tasks.find((one) => one.unit === unit && one.leaves.includes(leaf));
  if (task === undefined) throw new Error(`nobody answers ${leaf} here`);
  return { round, unit, form: task.form, rater: task.rater };
}

/** One answer, in whatever form this computer gives it. */
export async function answerIn(
  backend: Backend,
  place: Place,
  leaf: string,
  value: DraftValue | null,
  note: string,
): Promise<void> {
  const target = await sheetWith(backend, place, leaf);
  const { responses } = await call(backend, 'responses.sheet', target);
  const base = responses.find((one) => one.leaf === leaf)?.revision ?? 0;
  await call(backend, 'responses.save', { ...target, leaf, value, note, base });
}

/** A PDF as evidence for an item. */
export async function addPaperTo(
  backend: Backend,
  place: Place,
  leaf: string,
  bytes: Uint8Array,
  title: string,
): Promise<void> {
  const target = await sheetWith(backend, place, leaf);
  const path = join(tempDir(), `${title}.pdf`);
  writeFileSync(path, bytes);
  const file = backend.files.register(path);
  await call(backend, 'evidence.add', { ...target, leaf, file, notClassified: true });
}
