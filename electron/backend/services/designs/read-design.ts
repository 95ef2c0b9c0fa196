import { isDeepStrictEqual } from 'node:util';
import type { Design } from '../../../../shared/contract/designs.ts';
import { namesIn } from '../../../../shared/designing/new-codes.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { Template } from '../../../../shared/model/template.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Database } from '../../store/connection.ts';
import { findDesign, firstUndoneDesignStep, lastDesignStep } from '../../store/designs.ts';
import { listPackages, packageContent } from '../../store/rounds.ts';
import { storedJson } from '../../store/stored-json.ts';
import { roleOf } from '../identity.ts';
import { readDraft, type Draft } from '../rounds/draft.ts';

/** The design of a round with what surrounds it. */
export interface OpenDesign {
  readonly draft: Draft;
  readonly template: Template;
  readonly revision: number;
  readonly savedAt: string | null;
}

const reservedNames = new WeakMap<Database, Map<string, ReadonlySet<string>>>();

/** Every name in the packages of a round; each package is read once. */
export function reservedIn(db: Database, round: string): ReadonlySet<string> {
  const known = reservedNames.get(db) ?? new Map<string, ReadonlySet<string>>();
  reservedNames.set(db, known);
  const all = new Set<string>();
  for (const { seq } of listPackages(db, round)) {
    const key = `${round} ${seq}`;
    let names = known.get(key);
    if (names === undefined) {
      const text = packageContent(db, round, seq);
      names = new Set(text === null ? [] : namesIn(storedJson<RoundContent>(text).template));
      known.set(key, names);
    }
    for (const name of names) all.add(name);
  }
  return all;
}

/** The design, or the system of the round while there is none. Refusals: `readDraft`'s, `not_ready setup_missing`. */
export function openDesign(db: Database, round: string): Result<OpenDesign, AppError> {
  if (roleOf(db) !== 'office') return refuse({ code: 'not_ready', what: 'setup_missing' });
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const row = findDesign(db, round);
  return ok({
    draft: draft.value,
    template: row === null ? draft.value.content.template : Template.parse(JSON.parse(row.template)),
    revision: row?.revision ?? 0,
    savedAt: row?.savedAt ?? null,
  });
}

/** True when the office has changed the system and the round does not use the changes yet. */
export function designPending(db: Database, { content }: Draft): boolean {
  const row = findDesign(db, content.id);
  return row !== null && !isDeepStrictEqual(JSON.parse(row.template), content.template);
}

export function readDesign(db: Database, round: string): Result<Design, AppError> {
  const opened = openDesign(db, round);
  if (!opened.ok) return opened;
  const { draft, template, revision, savedAt } = opened.value;
  return ok({
    round,
    template,
    revision,
    savedAt,
    reserved: [...reservedIn(db, round)],
    canUndo: lastDesignStep(db, round) !== null,
    canRedo: firstUndoneDesignStep(db, round) !== null,
    pending: designPending(db, draft),
  });
}
