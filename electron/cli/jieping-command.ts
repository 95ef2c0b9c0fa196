import type { ParseArgsOptionsConfig } from 'node:util';
import type { Language } from '../../shared/model/text.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { inspect, INSPECT_OPTIONS } from './inspect-command.ts';
import { readWords, textOf, type CommandWords } from './read-words.ts';
import { languageOf, type Terminal } from './terminal.ts';
import { help, usage } from './usage.ts';
import { verify, VERIFY_OPTIONS } from './verify-command.ts';

interface Command {
  readonly options: ParseArgsOptionsConfig;
  run(words: CommandWords, language: Language, terminal: Terminal): Promise<ExitCode>;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['verify', { options: VERIFY_OPTIONS, run: verify }],
  ['inspect', { options: INSPECT_OPTIONS, run: inspect }],
]);

/** Runs one command line, without the names of Node and the program; gives its exit code. */
export async function jieping(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
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
  return await command.run(words.value, language, terminal);
}
