import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_CODES, packageRefused, type AppError } from '../../../../shared/errors.ts';
import { HASH } from '../../../../shared/model/record.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Context } from '../../context.ts';
import { writeAtomically } from '../../files/atomic-write.ts';
import { systemCode } from '../../files/disk-errors.ts';
import type { SpooledFile } from '../../packages/spool.ts';

/**
 * Files that were held or refused lie in a folder of their own, by SHA-256, each with a note of what was found. Not in
 * the database: a refusal leaves that byte for byte as it was.
 */
const Note = z.strictObject({
  round: z.string(),
  name: z.string(),
  size: z.int(),
  sha256: z.string().regex(HASH),
  code: z.enum(PACKAGE_CODES),
  at: z.string().exactOptional(),
  firstAt: z.string(),
  lastAt: z.string(),
  tries: z.int(),
  /** Which computers were admitted when it was last tried. */
  roster: z.string(),
});
export type SetAside = z.infer<typeof Note>;

type Needs = Pick<Context, 'paths' | 'ports'>;

/** What a file's fate may depend on: which keys the round knows. Changes with every admission and revocation. */
export function rosterMark({ roster, ...content }: RoundContent): string {
  const known = JSON.stringify([roster.devices, content.id, 'revoked' in content ? content.revoked : null]);
  return createHash('sha256').update(known).digest('hex').slice(0, 16);
}

const noteOf = (folder: string, sha256: string): string => join(folder, `${sha256}.json`);

/** Where the note about the file with this hash lies. */
export function notePath({ paths }: Pick<Context, 'paths'>, sha256: string): string {
  return noteOf(paths.quarantine, sha256);
}

/** Where the file with this hash lies. */
export function asidePath({ paths }: Pick<Context, 'paths'>, sha256: string): string {
  return join(paths.quarantine, `${sha256}.file`);
}

async function readNote(path: string): Promise<SetAside | null> {
  try {
    const note = Note.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return note.success ? note.data : null;
  } catch (error) {
    // Half a note after a power cut says nothing; the file comes again.
    if (error instanceof SyntaxError || systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Every file that lies aside for a round, the one tried last first. */
export async function listAside({ paths }: Pick<Context, 'paths'>, round: string): Promise<readonly SetAside[]> {
  const names = await readdir(paths.quarantine).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  });
  const notes = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map((name) => readNote(join(paths.quarantine, name))),
  );
  return notes
    .filter((note) => note?.round === round)
    .filter((note) => note !== null)
    .toSorted((a, b) => b.lastAt.localeCompare(a.lastAt) || a.sha256.localeCompare(b.sha256));
}

/**
 * Moves the private copy of a file that was not taken in to its place, with the verdict. What is no file of ours is
 * not kept at all: it is none of our business. A full disk only loses the copy, never the verdict.
 */
export async function setAside(
  { paths, ports }: Needs,
  found: {
    readonly content: RoundContent;
    readonly spooled: SpooledFile;
    readonly name: string;
    readonly error: Extract<AppError, { code: 'package_refused' }>;
  },
): Promise<void> {
  const { content, spooled, name, error } = found;
  if (error.reason === 'E_NOT_OURS') return;
  const { sha256, size } = spooled;
  try {
    await mkdir(paths.quarantine, { recursive: true, mode: 0o700 });
    const before = await readNote(noteOf(paths.quarantine, sha256));
    await rename(spooled.path, asidePath({ paths }, sha256));
    const now = ports.clock.now();
    const note: SetAside = {
      round: content.id,
      name,
      size,
      sha256,
      code: error.reason,
      ...(error.at === undefined ? {} : { at: error.at }),
      firstAt: before?.firstAt ?? now,
      lastAt: now,
      tries: (before?.tries ?? 0) + 1,
      roster: rosterMark(content),
    };
    await writeAtomically(noteOf(paths.quarantine, sha256), [Buffer.from(JSON.stringify(note), 'utf8')]);
  } catch (problem) {
    ports.log.error('set-aside', { sha256, error: String(problem) });
  }
}

/** The file counts now: neither it nor its note is needed any more. */
export async function releaseAside({ paths }: Pick<Context, 'paths'>, sha256: string): Promise<void> {
  await rm(noteOf(paths.quarantine, sha256), { force: true });
  await rm(asidePath({ paths }, sha256), { force: true });
}

/** The refusal that a note speaks of. */
export function errorOf({ code, at }: SetAside): AppError {
  return packageRefused(code, at);
}
