import type { AppError } from '../../shared/errors.ts';
import type { Language } from '../../shared/model/text.ts';
import type { Result } from '../../shared/result.ts';
import { exportArchive } from './export-archive.ts';
import { refusedAnswer, type Answered } from './answered.ts';
import type { ExitCode } from './exit-codes.ts';
import { merge } from './merge-files.ts';
import { withOffice, type Office } from './open-office.ts';
import type { ProgramParts } from './program-parts.ts';
import { readSmallText } from './read-keys.ts';
import { textOf, type CommandWords } from './read-words.ts';
import type { Terminal } from './terminal.ts';
import { keyProblem, usage } from './usage.ts';
import { writeReceipts } from './write-receipts.ts';

/** What a command does with an open office. `string` names an option that is missing. */
export type OfficeWork = (office: Office, words: CommandWords, language: Language) => Promise<Answered | string>;

const WORKS: Readonly<Record<string, OfficeWork>> = {
  merge,
  receipt: writeReceipts,
  'export-archive': exportArchive,
};

/** Runs `merge`, `receipt` or `export-archive` on the data folder that `--data` names. */
export async function officeCommand(
  name: string,
  words: CommandWords,
  language: Language,
  terminal: Terminal,
  parts: ProgramParts,
): Promise<ExitCode> {
  const work = WORKS[name];
  const data = textOf(words.values, 'data');
  if (work === undefined || data === undefined) return usage(terminal, language, '--data');
  const secret = textOf(words.values, 'passphrase-file');
  const written = secret === undefined ? undefined : readSmallText(secret);
  if (secret !== undefined && written === null) {
    return keyProblem(terminal, language, { path: secret, problem: 'unreadable' });
  }
  const question = language === 'zh' ? '办公室口令: ' : 'The office’s passphrase: ';
  const passphrase = (): Promise<string | null> =>
    written === undefined || written === null ? terminal.askSecret(question) : Promise.resolve(written);
  const opened: Result<Answered | string, AppError> = await withOffice(data, parts, passphrase, (office) =>
    work(office, words, language),
  );
  const answer = opened.ok ? opened.value : refusedAnswer(opened.error, language);
  if (typeof answer === 'string') return usage(terminal, language, answer);
  if (words.values['json'] === true) for (const one of answer.json) terminal.out(JSON.stringify(one));
  else for (const line of answer.lines) terminal.out(line);
  return answer.code;
}
