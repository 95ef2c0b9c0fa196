import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import BetterSqlite3 from 'better-sqlite3';
import { chances, kills } from '../../support/depth.ts';
import { builtChild } from './built-child.ts';

/** `near`: what has to be all or nothing is about to be done; only some operations say it. */
type Word = 'begun' | 'near' | 'done';

interface Child {
  readonly process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly ended: Promise<unknown>;
  /** Milliseconds (of this process' clock) at which the child said it; rejects when the child ends without. */
  heard(word: Word): Promise<number>;
  said(word: string): boolean;
}

function startChild(module: string, operation: string, cache: string): Child {
  const child = spawn(process.execPath, [module, operation], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });
  const times = new Map<string, number>();
  const waiting: (() => void)[] = [];
  let rest = '';
  let complaint = '';
  let gone = false;
  const wake = (): void => {
    for (const look of waiting.splice(0)) look();
  };
  child.stdout.on('data', (bytes: Buffer) => {
    const lines = `${rest}${bytes.toString('utf8')}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) times.set(line, performance.now());
    wake();
  });
  child.stderr.on('data', (bytes: Buffer) => {
    complaint += bytes.toString('utf8');
  });
  // A child that is killed while it is being told its job is no fault.
  child.stdin.on('error', () => undefined);
  child.once('close', () => {
    gone = true;
    wake();
  });
  const ended = once(child, 'close');
  const heard = async (word: Word): Promise<number> => {
    for (;;) {
      const at = times.get(word);
      if (at !== undefined) return at;
      if (gone) throw new Error(`the process for ${operation} ended before "${word}": ${complaint}`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return { process: child, ended, heard, said: (word) => times.has(word) };
}

async function kill(child: Child): Promise<void> {
  child.process.kill('SIGKILL');
  await child.ended;
}

/** What the database in this folder says of itself, looked at in a copy, so that the next start finds it untouched. */
export function integrityOf(root: string, scratch: string): unknown {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  for (const name of ['jieping.db', 'jieping.db-wal']) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(scratch, name));
  }
  const db = new BetterSqlite3(join(scratch, 'jieping.db'));
  try {
    return db.pragma('integrity_check', { simple: true });
  } finally {
    db.close();
  }
}

/** Files below a folder that only exist while something is being made. */
export function rubbishIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(part|making|spool)(-\w+)?$|(^|[/\\])spool[/\\]./.test(name),
  );
}

export interface Killed {
  /** The workspace as the kill left it. */
  readonly root: string;
  /** The operation had been reported as done before the kill. */
  readonly done: boolean;
  readonly integrity: unknown;
}

/**
 * Does an operation in a copy of `prepared` again and again and kills the process each time: the first time as soon
 * as it has begun, the last time after it was reported as done, else at random moments spread over as long as the
 * operation takes. Gives every wreck to `look` before the next one is made. `near`: every second one is killed only
 * after the operation has said so.
 */
export async function killOften(
  folder: string,
  operation: string,
  job: { readonly prepared: string; readonly input?: string; readonly near?: boolean },
  look: (killed: Killed) => Promise<void> | void,
): Promise<void> {
  const { prepared, input = '', near = false } = job;
  const root = join(folder, 'killed');
  const cache = join(folder, 'compiled');
  const module = await builtChild();
  let next = startChild(module, operation, cache);
  const begin = async (): Promise<Child> => {
    const child = next;
    // The next process loads its modules while this one works.
    next = startChild(module, operation, cache);
    rmSync(root, { recursive: true, force: true });
    cpSync(prepared, root, { recursive: true });
    child.process.stdin.write(`${JSON.stringify({ root, input })}\n`);
    return child;
  };
  try {
    const spans = { begun: 0, near: 0 };
    for (const round of ['cold', 'warm']) {
      const child = await begin();
      const from = await child.heard('begun');
      const to = await child.heard('done');
      if (round === 'warm') spans.begun = to - from;
      if (round === 'warm' && near) spans.near = to - (await child.heard('near'));
      await kill(child);
    }
    const chance = chances(operation);
    const times = kills();
    for (let n = 0; n < times; n += 1) {
      const child = await begin();
      const after = near && n % 2 === 1 ? 'near' : 'begun';
      await child.heard(after);
      if (n === times - 1) await child.heard('done');
      else if (n > 0)
        await new Promise((resolve) => setTimeout(resolve, ((n - chance()) / (times - 2)) * spans[after]));
      const done = child.said('done');
      await kill(child);
      await look({ root, done, integrity: integrityOf(root, join(folder, 'integrity')) });
    }
  } finally {
    await kill(next);
  }
}
