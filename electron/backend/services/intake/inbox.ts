import { lstat, mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Verdict } from '../../../../shared/contract/intake.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { extensionOf } from '../../../../shared/package-format/kinds.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { diskError } from '../../files/disk-errors.ts';
import { listRounds } from '../../store/rounds.ts';
import { takeFile } from './take-file.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'keys' | 'emit'>;

/** Where files go from the watched folder once there is a verdict on them. */
const TAKEN = 'taken';
const ASIDE = 'set-aside';

/** Hand-over files in the watched folder: regular files only, never what a link points to. */
export async function waitingInInbox({ paths }: Pick<Context, 'paths'>): Promise<readonly string[]> {
  try {
    const entries = await readdir(paths.inbox, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith(extensionOf('back')))
      .map(({ name }) => name)
      .toSorted((a, b) => a.localeCompare(b));
  } catch (error) {
    if (diskError(error)) return [];
    throw error;
  }
}

/** What tells a file that is still being copied from one that rests. */
async function stateOf(path: string): Promise<string> {
  const { size, mtimeMs } = await lstat(path);
  return `${size} ${mtimeMs}`;
}

/** The round is inside the file and may be encrypted, so the rounds are asked in turn, the newest first. */
async function takeIntoItsRound(context: Needs, path: string, name: string): Promise<TakenIn | null> {
  let last: TakenIn | null = null;
  for (const { id } of listRounds(context.db)) {
    const taken = await takeFile({ round: id, file: context.files.register(path, name) }, context);
    last = { round: id, taken };
    const { error } = taken.ok ? taken.value : taken;
    const elsewhere = error?.code === 'package_refused' && ['E_ROUND', 'E_REHEARSAL'].includes(error.reason);
    if (!elsewhere) return last;
  }
  return last;
}

interface TakenIn {
  readonly round: string;
  readonly taken: Result<Verdict, AppError>;
}

async function moveTo({ paths, ports }: Needs, name: string, place: string): Promise<void> {
  try {
    await mkdir(join(paths.inbox, place), { recursive: true, mode: 0o700 });
    const stamp = ports.clock.now().replaceAll(/\D/g, '').slice(0, 14);
    await rename(join(paths.inbox, name), join(paths.inbox, place, `${stamp}-${name}`));
  } catch (error) {
    // Held by another program: the file was taken in all the same and is found to be known the next time.
    if (!diskError(error)) throw error;
  }
}

/**
 * One look into the watched folder: takes in what has not changed since the look before. `seen` remembers between
 * looks. Gives why the looking stopped early: the office's own trouble, such as locked keys.
 */
export async function lookIntoInbox(context: Needs, seen: Map<string, string>): Promise<AppError | null> {
  const names = await waitingInInbox(context);
  for (const name of [...seen.keys()].filter((one) => !names.includes(one))) seen.delete(name);
  for (const name of names) {
    const path = join(context.paths.inbox, name);
    const state = await stateOf(path).catch(() => '');
    const rested = seen.get(name) === state;
    seen.set(name, state);
    if (!rested || state === '') continue;
    const found = await takeIntoItsRound(context, path, name);
    if (found === null) return null;
    const { round, taken } = found;
    if (!taken.ok) return taken.error;
    context.emit('intake.verdict', { round, verdict: taken.value });
    const counted = taken.value.outcome === 'accepted' || taken.value.outcome === 'nothing_new';
    await moveTo(context, name, counted ? TAKEN : ASIDE);
    seen.delete(name);
  }
  return null;
}
