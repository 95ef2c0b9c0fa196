import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SurveyFormBody } from '../../../shared/model/response.ts';
import { call, UNIT } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  noticeDigits,
  pathOf,
  workerForm,
} from '../../support/round-trip.ts';

export interface SurveyRound {
  /** Folder of the office, closed, before anything came in. */
  readonly office: string;
  /** Folder of a desk with questionnaires that are not yet in any file. */
  readonly desk: string;
  /** Folder of a desk that was admitted and has not yet opened the round package. */
  readonly newcomer: string;
  readonly round: string;
  readonly roundPackage: string;
  /** What the newcomer types in from the office's notice. */
  readonly digits: string;
  /** Folder of a desk that has handed over all of the same. */
  readonly giver: string;
  /** The file that the giver handed over. */
  readonly file: string;
  readonly forms: number;
}

const SLICE = 500;

function plainBody(n: number): SurveyFormBody {
  return workerForm(String(n + 1), UNIT, n % 4);
}

/** Prepares an office, a desk with `forms` questionnaires and a desk that has only been admitted; all are closed. */
export async function surveyRound(folder: string, forms: number, bodyOf = plainBody): Promise<SurveyRound> {
  const office = await newOffice(join(folder, 'office'));
  const round = await newRoundAt(office.backend);
  const [desk, newcomer, giver] = await Promise.all(
    ['desk', 'newcomer', 'giver'].map((name) => newEvaluator(join(folder, name), name)),
  );
  if (desk === undefined || newcomer === undefined || giver === undefined) throw new Error('three computers');
  for (const { backend } of [desk, newcomer, giver]) await admit(office.backend, round, backend, { role: 'survey' });
  const reviewers: string[] = [];
  for (const name of ['one', 'two']) {
    const { backend } = await newEvaluator(join(folder, name), name);
    reviewers.push(await admit(office.backend, round, backend, { role: 'reviewer' }));
    backend.close();
  }
  await assignReviewers(office.backend, round, reviewers);
  const issued = await issueAndOpen(office.backend, round, [desk.backend, giver.backend]);
  for (const { backend } of [desk, giver]) {
    for (let from = 0; from < forms; from += SLICE) {
      const count = Math.min(SLICE, forms - from);
      const rows = Array.from({ length: count }, (_, n) => bodyOf(from + n));
      await call(backend, 'surveys.take', { round, form: 'worker', rows });
    }
  }
  const file = pathOf(giver.backend, await handOver(giver.backend, round));
  const roundPackage = pathOf(office.backend, issued);
  const digits = await noticeDigits(office.backend);
  for (const { backend } of [office, desk, newcomer, giver]) backend.close();
  const folders = { office: office.root, desk: desk.root, newcomer: newcomer.root, giver: giver.root };
  return { ...folders, round, roundPackage, digits, file, forms };
}

/** Rows of a closed workspace, read with Node's own SQLite. */
export function rowsOf(root: string, sql: string): readonly unknown[] {
  const db = new DatabaseSync(join(root, 'jieping.db'), { readOnly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}
