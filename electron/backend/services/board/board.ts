import type { Board, BoardCell, CellState, SlotDetail } from '../../../../shared/contract/intake.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { FORM_OF, type Source } from '../../../../shared/model/ids.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { arrivedRecord } from '../../store/arrived-records.ts';
import type { Database } from '../../store/connection.ts';
import { countArrived, lastArrivals } from '../../store/imports.ts';
import { slotStates, type SlotState } from '../../store/slot-states.ts';
import { isReviewClosed } from '../findings/closed-review.ts';
import { nameOf } from '../intake/sender.ts';
import { readDraft } from '../rounds/draft.ts';
import { slotHead } from '../scores/answer-origins.ts';
import { submittersOf, wantedCount, wantedSlots } from './wanted.ts';

/** Streets × sources: what came in, what is still wanted, where two answers differ. */
export function boardOf(db: Database, round: string): Result<Board, AppError> {
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  const states = groupStates(slotStates(db, round));
  const arrivals = arrivalTimes(db, round);
  return ok({
    round,
    rows: content.units.map((unit) => ({
      unit,
      cells: content.sources.map((source) => {
        const key = `${unit} ${FORM_OF[source]}`;
        return cellOf(content, unit, source, states.get(key) ?? [], arrivals.get(key) ?? null);
      }),
    })),
    ...countArrived(db, round),
  });
}

function groupStates(states: readonly SlotState[]): ReadonlyMap<string, readonly SlotState[]> {
  const groups = new Map<string, SlotState[]>();
  for (const state of states) {
    const key = `${state.unit} ${state.form}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [state]);
    else group.push(state);
  }
  return groups;
}

function arrivalTimes(db: Database, round: string): ReadonlyMap<string, string> {
  return new Map(lastArrivals(db, round).map(({ unit, form, at }) => [`${unit} ${form}`, at]));
}

function isAnswered(state: SlotState): boolean {
  return state.status === 'value' || state.status === 'agreed';
}

function haveOf(content: RoundContent, unit: string, source: Source, states: readonly SlotState[]): number {
  if (source === 'WORKER' || source === 'RESIDENT') {
    return states.filter((state) => state.serial !== '' && isAnswered(state)).length;
  }
  const answered = new Set(states.filter(isAnswered).map((state) => `${state.q} ${state.rater}`));
  const perLeaf = new Map<string, number>();
  for (const { leaf, rater } of wantedSlots(content, unit, source)) {
    if (answered.has(`${leaf} ${rater ?? ''}`)) perLeaf.set(leaf, (perLeaf.get(leaf) ?? 0) + 1);
  }
  // A third reviewer of one leaf does not stand in for a missing second one of another.
  const most = source === 'REVIEW' ? content.policy.requiredReviewers : Number.POSITIVE_INFINITY;
  return [...perLeaf.values()].reduce((sum, count) => sum + Math.min(count, most), 0);
}

function isSubmitted(content: RoundContent, unit: string, source: Source, states: readonly SlotState[]): boolean {
  const submitted = new Set(
    states.filter((state) => state.q === '*' && state.serial === '' && isAnswered(state)).map((state) => state.rater),
  );
  const submitters = submittersOf(content, unit, source);
  const needed = source === 'REVIEW' ? content.policy.requiredReviewers : submitters.length;
  return needed > 0 && submitters.filter((rater) => submitted.has(rater ?? '')).length >= needed;
}

function cellOf(
  content: RoundContent,
  unit: string,
  source: Source,
  states: readonly SlotState[],
  lastAt: string | null,
): BoardCell {
  const want = wantedCount(content, unit, source);
  const have = haveOf(content, unit, source, states);
  const conflicts = states.filter((state) => state.status === 'conflict').length;
  const stateOf = (): CellState => {
    if (conflicts > 0) return 'conflict';
    if (want === 0 && have === 0) return 'not_wanted';
    if (have >= want) return isSubmitted(content, unit, source, states) ? 'submitted' : 'complete';
    return have > 0 ? 'part' : 'none';
  };
  const state = stateOf();
  const open = state === 'none' || state === 'part' || state === 'conflict';
  return { source, state, have, want, conflicts, open, lastAt };
}

/**
 * One cell of the board with every answer behind it; of questionnaires only those that need a decision, of a review
 * that is closed only who answered.
 */
export function boardCell(
  db: Database,
  input: { readonly round: string; readonly unit: string; readonly source: Source },
): Result<{ readonly cell: BoardCell; readonly slots: readonly SlotDetail[] }, AppError> {
  const draft = readDraft(db, input.round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  const { unit, source } = input;
  if (!content.units.includes(unit)) return refuse({ code: 'not_found', what: 'street', id: unit });
  const form = FORM_OF[source];
  const states = slotStates(db, content.id, unit).filter((state) => state.form === form);
  const hidden = source === 'REVIEW' && isReviewClosed(content, unit, states);
  const cell = cellOf(content, unit, source, states, arrivalTimes(db, content.id).get(`${unit} ${form}`) ?? null);
  const detail = (leaf: string, rater: string, state: SlotState | undefined): SlotDetail => ({
    leaf,
    rater: rater === '' ? null : rater,
    raterName: raterName(content, source, rater, state),
    status: state?.status ?? 'empty',
    hidden: hidden && state !== undefined,
    heads: (hidden ? [] : (state?.heads ?? [])).flatMap((hash) => {
      const record = arrivedRecord(db, content.id, hash);
      return record === undefined ? [] : [slotHead(record, content)];
    }),
  });
  const wanted = wantedSlots(content, unit, source);
  const expected = new Set(wanted.map(({ leaf, rater }) => `${leaf} ${rater ?? ''}`));
  const isFurther = (state: SlotState): boolean =>
    state.serial === ''
      ? state.q !== '*' && state.status !== 'empty' && !expected.has(`${state.q} ${state.rater}`)
      : state.status === 'conflict';
  return ok({
    cell,
    slots: [
      ...wanted.map(({ leaf, rater }) =>
        detail(
          leaf,
          rater ?? '',
          states.find((state) => state.q === leaf && state.rater === (rater ?? '')),
        ),
      ),
      ...states.filter(isFurther).map((state) => detail(state.q, state.rater, state)),
    ],
  });
}

/** Whose answer it is: a reviewer, a department, or the serial number of a questionnaire. */
function raterName(content: RoundContent, source: Source, rater: string, state: SlotState | undefined): string {
  if (source === 'WORKER' || source === 'RESIDENT') return state?.serial ?? '';
  if (source === 'DEPT') return content.template.departments.find((one) => one.id === rater)?.zh ?? rater;
  return rater === '' ? '' : nameOf(content.roster, rater);
}
