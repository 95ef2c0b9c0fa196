import { inspect } from 'node:util';
import { EXIT } from './exit-codes.ts';
import { jieping } from './jieping-command.ts';
import type { ProgramParts } from './program-parts.ts';
import { systemTerminal } from './system-terminal.ts';

/** Runs the words that this process was started with. A fault of the program is trouble, never "a file was refused". */
export async function runProgram(parts: ProgramParts): Promise<void> {
  const terminal = systemTerminal();
  process.once('uncaughtException', (error) => {
    terminal.err(inspect(error));
    process.exit(EXIT.trouble);
  });
  process.exitCode = await jieping(process.argv.slice(2), terminal, parts);
}
