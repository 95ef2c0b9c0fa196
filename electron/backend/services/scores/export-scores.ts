import { join } from 'node:path';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { writeAtomically } from '../../files/atomic-write.ts';
import { derivationsJson } from './derivations-json.ts';
import { scoreOf } from './round-result.ts';
import { scoresCsv } from './scores-csv.ts';
import { scoresJson } from './scores-json.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files'>;

async function write(context: Needs, name: string, text: string): Promise<Result<FileRef, AppError>> {
  const path = join(context.paths.outbox, `${context.ports.ids.uuid()}-${name}`);
  const written = await writeAtomically(path, [Buffer.from(text, 'utf8')]);
  return written.ok ? ok(context.files.register(path, name)) : written;
}

/** Writes the three files of a round's scores. */
export async function exportScores(
  round: string,
  context: Needs,
): Promise<Result<{ readonly json: FileRef; readonly csv: FileRef; readonly derivations: FileRef }, AppError>> {
  const scored = scoreOf(context.db, round);
  if (!scored.ok) return scored;
  const json = await write(context, 'scores.json', scoresJson(scored.value));
  if (!json.ok) return json;
  const csv = await write(context, 'scores.csv', scoresCsv(scored.value));
  if (!csv.ok) return csv;
  const at = context.ports.clock.now();
  const derivations = await write(context, 'derivations.json', derivationsJson(context.db, scored.value, at));
  if (!derivations.ok) return derivations;
  return ok({ json: json.value, csv: csv.value, derivations: derivations.value });
}
