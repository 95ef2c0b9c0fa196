import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Verdict } from '../../shared/contract/intake.ts';
import type { AppError } from '../../shared/errors.ts';
import type { Language } from '../../shared/model/text.ts';
import type { Result } from '../../shared/result.ts';
import { inspectFile } from '../backend/packages/audit/inspect-file.ts';
import { lookOutside } from '../backend/packages/audit/look-outside.ts';
import { EXIT, worstOf, type ExitCode } from './exit-codes.ts';
import { withFileAt } from './file-at.ts';
import { errorJson, reasonLines } from './lines.ts';
import type { Answered } from './answered.ts';
import type { Office } from './open-office.ts';
import { textOf, type CommandWords } from './read-words.ts';

const WORDS: Readonly<Record<Verdict['outcome'], Readonly<Record<Language, string>>>> = {
  accepted: { zh: '已并入', en: 'accepted' },
  nothing_new: { zh: '没有新内容', en: 'nothing new' },
  held: { zh: '暂存', en: 'held' },
  refused: { zh: '退回', en: 'refused' },
};

const CODES: Readonly<Record<Verdict['outcome'], ExitCode>> = {
  accepted: EXIT.good,
  nothing_new: EXIT.good,
  held: EXIT.open,
  refused: EXIT.refused,
};

/** The round that a plain file says it belongs to; null for one that is encrypted or broken. */
async function roundNamedIn(path: string): Promise<string | null> {
  const read = await withFileAt(path, (file) => {
    const outside = lookOutside(file);
    if (!outside.ok || outside.value.form !== 'container') return Promise.resolve(null);
    const found = inspectFile(file, outside.value);
    return Promise.resolve(found.ok ? (found.value.manifest?.round.id ?? null) : null);
  });
  return read.ok ? read.value : null;
}

/** `--round`, else the only round that there is, else the one that the file names; null if that says nothing. */
async function roundFor(path: string, asked: string | undefined, rounds: readonly string[]): Promise<string | null> {
  if (asked !== undefined) return asked;
  const [first] = rounds;
  if (first !== undefined && rounds.length === 1) return first;
  const named = await roundNamedIn(path);
  return named !== null && rounds.includes(named) ? named : null;
}

function verdictAnswer(path: string, verdict: Verdict, language: Language): Answered {
  const { outcome, error, newRecords, knownRecords, warnings, from, sha256 } = verdict;
  const added = outcome === 'accepted' ? ` +${newRecords}` : '';
  const who = from === null || from.label === '' ? '' : ` ${from.label}`;
  const marks = warnings.length === 0 ? '' : ` [${warnings.join(' ')}]`;
  return {
    code: CODES[outcome],
    lines: [
      `${path}: ${WORDS[outcome][language]}${added}${who}${marks}`,
      ...reasonLines({ error, open: null }, language),
    ],
    json: [
      { file: path, outcome, error: errorJson(error, language), newRecords, knownRecords, warnings, from, sha256 },
    ],
  };
}

function troubleAnswer(path: string, error: AppError, language: Language): Answered {
  return {
    code: EXIT.trouble,
    lines: [`${path}:`, ...reasonLines({ error, open: null }, language)],
    json: [{ file: path, outcome: null, error: errorJson(error, language) }],
  };
}

async function mergeOne(office: Office, path: string, round: string, language: Language): Promise<Answered> {
  if (!existsSync(path)) return troubleAnswer(path, { code: 'disk', op: 'gone' }, language);
  const file = office.backend.files.register(path, basename(path));
  const taken: Result<Verdict, AppError> = await office.call('intake.take', { round, file });
  return taken.ok ? verdictAnswer(path, taken.value, language) : troubleAnswer(path, taken.error, language);
}

/** Takes each file in as the intake screen does; one bad file never stops the others. */
export async function merge(
  office: Office,
  { values, files }: CommandWords,
  language: Language,
): Promise<Answered | string> {
  if (files.length === 0) return 'FILE';
  const listed = await office.call('rounds.list', {});
  if (!listed.ok) return troubleAnswer(files.join(' '), listed.error, language);
  const rounds = listed.value.map(({ id }) => id);
  // Before the first is taken in: what is wrong with the command must not leave half of it done.
  const tasks: { readonly path: string; readonly round: string }[] = [];
  for (const path of files) {
    const round = await roundFor(path, textOf(values, 'round'), rounds);
    if (round === null) return '--round';
    tasks.push({ path, round });
  }
  const answers: Answered[] = [];
  for (const { path, round } of tasks) answers.push(await mergeOne(office, path, round, language));
  return {
    code: worstOf(answers.map(({ code }) => code)),
    lines: answers.flatMap(({ lines }) => lines),
    json: answers.flatMap(({ json }) => json),
  };
}
