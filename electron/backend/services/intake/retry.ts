import { existsSync } from 'node:fs';
import type { Verdict } from '../../../../shared/contract/intake.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { readDraft } from '../rounds/draft.ts';
import { asidePath, listAside, rosterMark, type SetAside } from './set-aside.ts';
import { takeFile } from './take-file.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'keys' | 'emit'>;

async function tryAgain(context: Needs, note: SetAside): Promise<Result<Verdict, AppError> | null> {
  const path = asidePath(context, note.sha256);
  if (!existsSync(path)) return null;
  return await takeFile({ round: note.round, file: context.files.register(path, note.name) }, context);
}

/**
 * Tries the files of a round that lie aside once more: all of them, or one. One bad file never stops the others; the
 * office's own trouble (a full disk, locked keys) does, because it would be the same for each. Refusals: those of
 * `readDraft`, and that trouble when not even the first file could be tried.
 */
export async function retryAside(
  input: { readonly round: string; readonly sha256: string | null },
  context: Needs,
): Promise<Result<readonly Verdict[], AppError>> {
  const draft = readDraft(context.db, input.round);
  if (!draft.ok) return draft;
  const notes = await listAside(context, input.round);
  const verdicts: Verdict[] = [];
  for (const note of notes.filter(({ sha256 }) => input.sha256 === null || sha256 === input.sha256)) {
    const tried = await tryAgain(context, note);
    if (tried === null) continue;
    if (!tried.ok) return verdicts.length === 0 ? tried : ok(verdicts);
    verdicts.push(tried.value);
  }
  return ok(verdicts);
}

/**
 * Tries held files again whose fate may have changed, because other computers are admitted than when they were last
 * tried. Tells the screens about those that were taken in.
 */
export async function retryHeld(round: string, context: Needs): Promise<void> {
  const notes = (await listAside(context, round)).filter(({ code }) => code.startsWith('H_'));
  if (notes.length === 0) return;
  const draft = readDraft(context.db, round);
  if (!draft.ok) return;
  const now = rosterMark(draft.value.content);
  for (const note of notes.filter(({ roster }) => roster !== now)) {
    const tried = await tryAgain(context, note);
    if (tried === null) continue;
    if (!tried.ok) return;
    context.emit('intake.verdict', { round, verdict: tried.value });
  }
}
