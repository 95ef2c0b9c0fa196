import type { ParseArgsOptionsConfig } from 'node:util';
import type { Language } from '../../shared/model/text.ts';
import { systemCode } from '../backend/files/disk-errors.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { form, FORM_OPTIONS } from './form-command.ts';
import { inspect, INSPECT_OPTIONS } from './inspect-command.ts';
import type { officeCommand } from './office-command.ts';
import { OFFICE_OPTIONS } from './office-options.ts';
import type { ProgramParts } from './program-parts.ts';
import { readWords, textOf, type CommandWords } from './read-words.ts';
import { languageOf, type Terminal } from './terminal.ts';
import { score } from './score-command.ts';
import { SCORE_OPTIONS } from './score-options.ts';
import { help, usage } from './usage.ts';
import { verify, VERIFY_OPTIONS } from './verify-command.ts';

interface Command {
  readonly options: ParseArgsOptionsConfig;
  run(words: CommandWords, language: Language, terminal: Terminal, parts: ProgramParts): Promise<ExitCode>;
}

/** The commands that need the database say so when it is not there; the others never look for it. */
function onOffice(name: string): Command {
  return {
    options: OFFICE_OPTIONS,
    async run(words, language, terminal, parts) {
      let run: typeof officeCommand;
      try {
        ({ officeCommand: run } = await import('./office-command.ts'));
      } catch (error) {
        if (systemCode(error) !== 'MODULE_NOT_FOUND' && systemCode(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
        terminal.err(NO_DATABASE[language]);
        return EXIT.trouble;
      }
      return await run(name, words, language, terminal, parts);
    },
  };
}

const NO_DATABASE: Readonly<Record<Language, string>> = {
  zh: '这个命令要用到数据库部件 better-sqlite3，这里没有。请在街评的程序文件夹里运行，或把它装在 jieping.mjs 旁边。',
  en: 'This command needs the database driver better-sqlite3, which is not here. Run it in Jieping’s own folder, or install it beside jieping.mjs.',
};

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['verify', { options: VERIFY_OPTIONS, run: verify }],
  ['form', { options: FORM_OPTIONS, run: form }],
  ['score', { options: SCORE_OPTIONS, run: score }],
  ['inspect', { options: INSPECT_OPTIONS, run: inspect }],
  ...['merge', 'receipt', 'export-archive'].map((name) => [name, onOffice(name)] as const),
]);

/** Runs one command line, without the names of Node and the program; gives its exit code. */
export async function jieping(args: readonly string[], terminal: Terminal, parts: ProgramParts): Promise<ExitCode> {
  const [name = '', ...rest] = args;
  const own = languageOf(undefined, terminal.env) ?? 'zh';
  if (name === '--help' || name === '-h' || name === 'help') {
    for (const line of help(own)) terminal.out(line);
    return EXIT.good;
  }
  const command = COMMANDS.get(name);
  if (command === undefined) return usage(terminal, own, name === '' ? 'COMMAND' : name);
  const words = readWords(rest, command.options);
  if (!words.ok) return usage(terminal, own, words.error);
  const language = languageOf(textOf(words.value.values, 'lang'), terminal.env);
  if (language === null) return usage(terminal, own, '--lang');
  return await command.run(words.value, language, terminal, parts);
}
