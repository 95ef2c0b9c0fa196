import type { Input } from '../../../../shared/contract/index.ts';
import type { Choice } from '../../../../shared/contract/replacement.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { DraftValue } from '../../../../shared/model/response.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { readDraft, type DraftReading } from '../../../../shared/rules/draft.ts';
import type { Context } from '../../context.ts';
import { carriedOf, listCarried, setCarried, type CarriedRow } from '../../store/carried.ts';
import { inTransaction, type Database } from '../../store/connection.ts';
import { findDraft, markHanded, putDraft, type DraftKey } from '../../store/drafts.ts';
import { storedJson } from '../../store/stored-json.ts';
import { sheetKey } from '../responses/draft-response.ts';
import { personOf } from '../identity.ts';
import { assignedSheet, isOfOtherReviewer, pinnedRound, type PinnedRound } from '../responses/pinned-round.ts';
import { adoptOffer } from './adopt-answers.ts';

/** What a draft's text says, as far as it is complete. */
function readingOf(content: RoundContent, key: DraftKey, text: string | null): DraftReading {
  const leaf = content.template.leaves.find(({ code }) => code === key.leaf);
  const draft = text === null ? null : storedJson<DraftValue>(text);
  return leaf === undefined
    ? { state: 'empty', gaps: [], value: null }
    : readDraft(content, key.unit, leaf, key.form, draft);
}

function choiceOf(db: Database, content: RoundContent, rows: readonly CarriedRow[], first: CarriedRow): Choice {
  const { unit, form, rater, leaf } = first;
  const row = findDraft(db, first);
  const mine = readingOf(content, first, row?.value ?? null);
  return {
    unit,
    form,
    rater: rater === '' ? null : rater,
    leaf,
    mine: { value: mine.value, part: mine.state === 'part', note: row?.note ?? '', savedAt: row?.savedAt ?? null },
    theirs: rows.map(({ hash, value, note, at }) => ({
      hash,
      value: readingOf(content, first, value).value,
      note,
      at,
    })),
  };
}

/** What waits, without the sheets of another reviewer who shares this computer. */
export function carriedHere(db: Database, round: PinnedRound): readonly CarriedRow[] {
  const closed = new Set(
    round.assignments
      .filter((task) => isOfOtherReviewer(db, round, task))
      .map(({ unit, form, rater }) => [unit, form, rater ?? ''].join('|')),
  );
  return listCarried(db, round.content.id).filter(
    ({ unit, form, rater }) => !closed.has([unit, form, rater].join('|')),
  );
}

/** The answers that wait for the user's choice, sheet by sheet. Refusals: those of `pinnedRound`. */
export function listChoices(db: Database, round: string): Result<readonly Choice[], AppError> {
  const found = pinnedRound(db, round);
  if (!found.ok) return found;
  const groups = Map.groupBy(carriedHere(db, found.value), ({ unit, form, rater, leaf }) =>
    [unit, form, rater, leaf].join('|'),
  );
  return ok(
    [...groups.values()].flatMap((rows) => {
      const [first] = rows;
      return first === undefined ? [] : [choiceOf(db, found.value.content, rows, first)];
    }),
  );
}

/** What stands here stays, and counts as changed against what the office has. */
function keepMine(db: Database, key: DraftKey, offers: readonly CarriedRow[], person: string, at: string): void {
  const said = offers.find(({ value }) => value !== null);
  if (findDraft(db, key) === null)
    putDraft(db, { ...key, value: null, note: '', revision: 1, byPerson: person, savedAt: at });
  if (said !== undefined) markHanded(db, key, said.value, said.note);
}

/**
 * Settles one answer. Both stay in the undo journal and in the records; the next file says which one stands, to
 * whoever had the other. Refusals: `not_ready` other_reviewer, `not_found` for an answer that does not wait, or for
 * another offer than those shown.
 */
export function choose(
  input: Input<'responses.choose'>,
  { db, ports, emit }: Pick<Context, 'db' | 'ports' | 'emit'>,
): Result<null, AppError> {
  const { round, leaf, take } = input;
  const person = personOf(db);
  if (person === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  const sheet = assignedSheet(db, input);
  if (!sheet.ok && sheet.error.code === 'not_ready') return sheet;
  const key: DraftKey = { ...sheetKey(input), leaf };
  const offers = carriedOf(db, key);
  const offer = take === null ? undefined : offers.find(({ hash }) => hash === take);
  if (offers.length === 0 || (take !== null && offer === undefined)) {
    return refuse({ code: 'not_found', what: 'answer', id: leaf });
  }
  const at = ports.clock.now();
  inTransaction(db, () => {
    if (offer === undefined) keepMine(db, key, offers, person.id, at);
    else adoptOffer(db, offer, findDraft(db, key), at);
    setCarried(db, key, []);
  });
  emit('responses.changed', { round });
  return ok(null);
}
