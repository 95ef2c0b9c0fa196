import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { systemCode } from '../backend/files/disk-errors.ts';
import type { Terminal } from './terminal.ts';

/** What is typed is read but not shown. */
function askHidden(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(question);
  return new Promise((resolve) => {
    let answer = '';
    reader.once('line', (line) => {
      answer = line;
      reader.close();
    });
    reader.once('close', () => {
      process.stderr.write('\n');
      resolve(answer);
    });
  });
}

/** A reader that has seen enough, such as `head`, ends the listening but not the work. */
function ignoreClosedPipe(error: Error): void {
  if (systemCode(error) !== 'EPIPE') throw error;
}

/** The terminal, or the pipes, that the program was started with. */
export function systemTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    env: process.env,
    askSecret: async (question) => (process.stdin.isTTY ? await askHidden(question) : null),
  };
}
