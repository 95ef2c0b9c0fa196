import { isDeepStrictEqual } from 'node:util';
import type { RoundSummary } from '../../../../shared/contract/rounds.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { RoundContent } from '../../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { inTransaction, type Database } from '../../store/connection.ts';
import { findRound, updateRound, type RoundRow } from '../../store/rounds.ts';
import { rebuildSlotStates } from '../intake/slot-cache.ts';
import { changed } from './versions.ts';

/** A round as the office prepares it, or as an evaluator opened it. */
export interface Draft {
  readonly row: RoundRow;
  readonly content: RoundContent;
}

const parsed = new WeakMap<Database, Map<string, { readonly text: string; readonly content: RoundContent }>>();

/** The content behind its JSON text; the last text of each `name` is parsed once. */
export function parseContent(db: Database, name: string, text: string): RoundContent {
  const known = parsed.get(db) ?? new Map<string, { text: string; content: RoundContent }>();
  parsed.set(db, known);
  const last = known.get(name);
  if (last?.text === text) return last.content;
  const content = RoundContent.parse(JSON.parse(text));
  known.set(name, { text, content });
  return content;
}

/** `not_found` for an unknown round. */
export function readDraft(db: Database, id: string): Result<Draft, AppError> {
  const row = findRound(db, id);
  if (row === null) return refuse({ code: 'not_found', what: 'round', id });
  return ok({ row, content: parseContent(db, `draft ${id}`, row.content) });
}

/**
 * Keeps a changed draft. Who may write what can change with it, so the merge is worked out again in the same
 * transaction. Saving the same again changes nothing.
 */
export function saveDraft({ db, emit }: Pick<Context, 'db' | 'emit'>, draft: Draft, content: RoundContent): void {
  if (isDeepStrictEqual(draft.content, content)) return;
  const checked = RoundContent.parse(content);
  inTransaction(db, () => {
    updateRound(db, draft.row.id, { content: JSON.stringify(checked), seq: draft.row.seq, changed: true });
    const sameRights = isDeepStrictEqual(
      [draft.content.roster.devices, draft.content.assignments],
      [checked.roster.devices, checked.assignments],
    );
    if (!sameRights) rebuildSlotStates(db, checked);
  });
  changed(db, draft.row.id);
  emit('round.changed', { round: draft.row.id });
}

export function summaryOf({ row, content }: Draft): RoundSummary {
  return {
    id: content.id,
    name: { zh: content.name.zh, en: content.name.en },
    period: content.period,
    units: content.units.length,
    simulated: content.simulated,
    seq: row.seq,
    changed: row.changed,
  };
}

/** A mistake in what a screen sent, at `path`. */
export function invalid(path: string, message: string): AppError {
  return { code: 'invalid_input', issues: [{ path, message }] };
}
