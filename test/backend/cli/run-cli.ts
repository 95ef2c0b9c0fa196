import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { jieping } from '../../../electron/cli/jieping-command.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const ENTRY = 'electron/cli/jieping.ts';

export interface CliRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface CliPlace {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Program and its entry; the sources with this Node unless said. */
  readonly program?: readonly [node: string, entry: string];
  readonly cwd?: string;
}

/** Runs a command line here. */
export async function cli(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliRun> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await jieping(
    args,
    {
      out: (line) => void out.push(`${line}\n`),
      err: (line) => void err.push(`${line}\n`),
      env: { LANG: 'zh_CN.UTF-8', ...env },
      askSecret: () => Promise.resolve(null),
    },
    {
      readerWorker: new URL('../../../electron/backend/packages/reader-worker.ts', import.meta.url),
      checkpointWorker: new URL('../../../electron/backend/store/checkpoint-worker.ts', import.meta.url),
    },
  );
  return { code, out: out.join(''), err: err.join('') };
}

/** Runs it in a process of its own, without a display. */
export function spawned(
  args: readonly string[],
  { env = {}, input = '', program, cwd = ROOT }: CliPlace = {},
): Promise<CliRun> {
  const [node, entry] = program ?? [process.execPath, ENTRY];
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(node, [entry, ...args], { cwd, env: { ...rest, LANG: 'zh_CN.UTF-8', LC_ALL: '', ...env } });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

/** What was printed as lines of JSON. */
export function jsonLines(run: CliRun): readonly Record<string, unknown>[] {
  return run.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
}
