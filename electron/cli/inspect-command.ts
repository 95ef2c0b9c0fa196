import { join } from 'node:path';
import { packageRefused, type AppError } from '../../shared/errors.ts';
import type { Language } from '../../shared/model/text.ts';
import type { RandomAccess } from '../../shared/package-format/structure.ts';
import { isEncrypted } from '../backend/packages/age-header.ts';
import type { OpenQuestion } from '../backend/packages/audit/audit.ts';
import {
  claimsIn,
  inspectFile,
  personalIn,
  recordsIn,
  type Inspection,
} from '../backend/packages/audit/inspect-file.ts';
import { lookOutside } from '../backend/packages/audit/look-outside.ts';
import { withOpened } from '../backend/packages/audit/with-opened.ts';
import { EXIT, worstOf, type ExitCode } from './exit-codes.ts';
import { withFileAt } from './file-at.ts';
import { inspectionJson, inspectionLines } from './inspection-lines.ts';
import { errorJson, headingLine, reasonLines } from './lines.ts';
import { withPrivateSpool } from './private-spool.ts';
import { readIdentities } from './read-keys.ts';
import type { CommandWords } from './read-words.ts';
import type { Terminal } from './terminal.ts';
import { keyProblem, usage } from './usage.ts';
import { OPEN_WORDS } from './words.ts';

export const INSPECT_OPTIONS = {
  answers: { type: 'boolean' },
  identity: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

interface Task {
  readonly path: string;
  readonly identities: readonly string[];
  readonly spool: string;
  readonly answers: boolean;
  readonly json: boolean;
  readonly language: Language;
}

/** Every record, personal text and street's claims as they stand in the file, one line of JSON each. */
function printAnswers(file: RandomAccess, terminal: Terminal): void {
  const outside = lookOutside(file);
  if (!outside.ok || outside.value.form !== 'container') return;
  for (const lines of [recordsIn(file, outside.value.layout), personalIn(file, outside.value.layout)]) {
    for (const line of lines) if (line.ok) terminal.out(JSON.stringify(line.value));
  }
  for (const street of claimsIn(file, outside.value.layout)?.streets ?? []) terminal.out(JSON.stringify(street));
}

function notShown(task: Task, found: { error?: AppError; open?: OpenQuestion }, encrypted: boolean): string[] {
  const { error = null, open = null } = found;
  const { path, language } = task;
  if (!task.json) {
    return [headingLine(path, { kind: null, encrypted }, null, language), ...reasonLines({ error, open }, language)];
  }
  const question = open === null ? null : { code: open, said: OPEN_WORDS[open][language] };
  return [JSON.stringify({ file: path, encrypted, error: errorJson(error, language), open: question })];
}

async function inspectOne(file: RandomAccess, task: Task, terminal: Terminal): Promise<ExitCode> {
  const encrypted = isEncrypted(file);
  const say = (lines: readonly string[]): void => lines.forEach((line) => terminal.out(line));
  const read = await withOpened(file, task, (plain): Promise<ExitCode> => {
    const outside = lookOutside(plain);
    const found =
      !outside.ok || outside.value.form === 'encrypted'
        ? { ok: false as const, error: packageRefused(outside.ok ? 'E_KIND' : outside.error) }
        : inspectFile(plain, outside.value);
    if (!found.ok) {
      say(notShown(task, { error: found.error }, encrypted));
      return Promise.resolve(EXIT.refused);
    }
    const shown: Inspection = found.value;
    const about = { path: task.path, encrypted, size: file.size, personal: task.answers };
    say(task.json ? [inspectionJson(shown, about)] : inspectionLines(shown, about, task.language));
    if (task.answers) printAnswers(plain, terminal);
    return Promise.resolve(EXIT.good);
  });
  if (read.ok) return read.value;
  say(notShown(task, read.error, encrypted));
  return 'open' in read.error ? EXIT.open : EXIT.refused;
}

/** Prints what stands in each file, proven or not. */
export async function inspect(
  { values, files }: CommandWords,
  language: Language,
  terminal: Terminal,
): Promise<ExitCode> {
  if (files.length === 0) return usage(terminal, language, 'FILE');
  const identities = readIdentities(values);
  if (!identities.ok) return keyProblem(terminal, language, identities.error);
  return await withPrivateSpool(async (folder) => {
    const codes: ExitCode[] = [];
    for (const path of files) {
      const task: Task = {
        path,
        language,
        identities: identities.value,
        spool: join(folder, 'plain'),
        answers: values['answers'] === true,
        json: values['json'] === true,
      };
      const read = await withFileAt(path, (file) => inspectOne(file, task, terminal));
      if (!read.ok) for (const line of notShown(task, { error: read.error }, false)) terminal.out(line);
      const ofFile = read.ok ? read.value : EXIT.refused;
      codes.push(!read.ok && read.error.code === 'disk' ? EXIT.trouble : ofFile);
    }
    return worstOf(codes);
  });
}
