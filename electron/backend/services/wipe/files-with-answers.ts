import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AppError } from '../../../../shared/errors.ts';
import { extensionOf } from '../../../../shared/package-format/kinds.ts';
import { Manifest } from '../../../../shared/package-format/manifest.ts';
import { PERSONAL } from '../../../../shared/package-format/names.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { roundOfContainer } from '../../packages/round-of-container.ts';
import { holdsPersonal } from '../../packages/without-personal.ts';
import { handoversOfOthers } from '../../store/handovers.ts';
import { arrivedManifests } from '../../store/imports.ts';
import { handoverPath } from '../handover/made-files.ts';
import { originalPath } from '../intake/originals.ts';
import { asidePath, listAside, notePath } from '../intake/set-aside.ts';

type Needs = Pick<Context, 'db' | 'paths' | 'ports'>;

/** A file that was taken in and has answers of questionnaires in it. */
export interface OriginalWithAnswers {
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
  /** Its signed list says that a copy may leave them out. */
  readonly omissible: boolean;
}

/** Files below the data folder in which answers of a round's questionnaires lie, or may lie. */
export interface FilesWithAnswers {
  readonly originals: readonly OriginalWithAnswers[];
  readonly aside: readonly { readonly name: string; readonly paths: readonly string[] }[];
  readonly made: readonly string[];
  readonly backups: readonly string[];
}

/** By the signed lists, which are in the database. */
function originals({ db, paths }: Needs, round: string): readonly OriginalWithAnswers[] {
  return arrivedManifests(db, round).flatMap(({ name, sha256, manifest }): OriginalWithAnswers[] => {
    const read = Manifest.safeParse(JSON.parse(manifest));
    const listed = read.success ? read.data.resources.find((one) => one.path === PERSONAL) : undefined;
    const path = originalPath(paths, sha256);
    if ((read.success && listed === undefined) || !existsSync(path)) return [];
    return [{ name, path, sha256, omissible: listed?.omissible === true }];
  });
}

/**
 * What was made here: hand-over files but those of other rounds, files for replacement computers (encrypted for those,
 * so nobody here can tell of which round), tables of questionnaires (the same), and archives of the round.
 */
export function madeHere({ db, paths }: Pick<Context, 'db' | 'paths'>, round: string): readonly string[] {
  const others = new Set(handoversOfOthers(db, round).map((id) => handoverPath(paths, id)));
  return readdirSync(paths.outbox)
    .map((name) => join(paths.outbox, name))
    .filter((path) => {
      // One that was being made when the program was killed is in no list yet.
      if (path.endsWith(extensionOf('back'))) return !others.has(path);
      if (path.endsWith(extensionOf('hand')) || path.endsWith('.csv')) return true;
      return path.endsWith(extensionOf('arch')) && [round, null].includes(roundOfContainer(path));
    });
}

/** Copies of the database from before updates. */
export function databaseCopies({ paths }: Pick<Context, 'paths'>): readonly string[] {
  return readdirSync(paths.backups).map((name) => join(paths.backups, name));
}

/**
 * Looks for them. `identities` open what is encrypted; without them a held or refused file that is encrypted counts as
 * one that may have answers in it. Refusal: `disk`. Other disk trouble is thrown.
 */
export async function filesWithAnswers(
  context: Needs,
  round: string,
  identities: readonly string[] | null,
): Promise<Result<FilesWithAnswers, AppError>> {
  const { paths, ports } = context;
  const aside: FilesWithAnswers['aside'][number][] = [];
  for (const { name, sha256 } of await listAside(context, round)) {
    const path = asidePath(context, sha256);
    if (!existsSync(path)) continue;
    const holds = await holdsPersonal(path, { identities, spool: join(paths.spool, ports.ids.uuid()) });
    if (!holds.ok) return holds;
    if (holds.value !== false) aside.push({ name, paths: [path, notePath(context, sha256)] });
  }
  const backups = databaseCopies(context);
  return ok({ originals: originals(context, round), aside, made: madeHere(context, round), backups });
}
