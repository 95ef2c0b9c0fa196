import type { Input } from '../../../../shared/contract/index.ts';
import type { DeskWipeState, DeskWipeView } from '../../../../shared/contract/wipes.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { questionnairesIn, type DeskWipeAccount } from '../../../../shared/model/wipe.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../store/connection.ts';
import {
  countBegun,
  countHere,
  countTextsWaiting,
  insertDeskWipe,
  listDeskWipes,
  type FormsHere,
} from '../../store/desk-wipes.ts';
import { latestSignedReceipt } from '../../store/received.ts';
import { storedJson } from '../../store/stored-json.ts';
import { wipeTexts } from '../../store/survey-wipes.ts';
import { deviceOf, personOf, roleOf } from '../identity.ts';
import { pinnedRound } from '../responses/pinned-round.ts';
import { databaseCopies, madeHere } from './files-with-answers.ts';
import { finishWipes } from './finish-wipe.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'emit'>;

/** What wiping on a computer where questionnaires were entered would do now. */
interface DeskPlan {
  readonly view: DeskWipeView;
  readonly content: RoundContent;
  readonly files: readonly string[];
}

const sumOf = (forms: readonly FormsHere[], of: (one: FormsHere) => number): number =>
  forms.reduce((sum, one) => sum + of(one), 0);

function stateOf(
  { here, confirmed, unsent, begun }: Omit<DeskWipeView, 'state' | 'account' | 'done'>,
  waiting: number,
) {
  const states: readonly (readonly [DeskWipeState, boolean])[] = [
    ['begun', begun > 0],
    ['unsent', unsent > 0],
    ['unconfirmed', confirmed < here || waiting > 0],
    ['nothing', here === 0],
  ];
  return states.find(([, holds]) => holds)?.[0] ?? 'ready';
}

/**
 * Counts what is here and what the office is known to have. The computer need not be in the round any more. Refusals:
 * those of `pinnedRound`, `not_ready` not_admitted at an office, whose wipe is another one.
 */
export function planDeskWipe(round: string, { db, paths }: Pick<Context, 'db' | 'paths'>): Result<DeskPlan, AppError> {
  if (roleOf(db) !== 'evaluator') return refuse({ code: 'not_ready', what: 'not_admitted' });
  const found = pinnedRound(db, round);
  if (!found.ok) return found;
  const { content, seq, manifestSha256 } = found.value;
  const forms = countHere(db, round);
  const here = sumOf(forms, ({ count }) => count);
  const counts = {
    here,
    confirmed: sumOf(forms, ({ confirmed }) => confirmed),
    unsent: here - sumOf(forms, ({ said }) => said),
    begun: countBegun(db, round),
  };
  const [made, copies] = [madeHere({ db, paths }, round), databaseCopies({ paths })];
  const account: DeskWipeAccount = {
    forms: forms.map(({ form, unit, count }) => ({ form, unit, count })),
    files: { made: made.length, backups: copies.length },
    receiptAt: latestSignedReceipt(db, round),
    package: { seq, sha256: manifestSha256 },
    done: null,
  };
  const done = listDeskWipes(db, round).map((row) => storedJson<DeskWipeAccount>(row.account));
  const state = stateOf(counts, countTextsWaiting(db, round));
  return ok({ view: { ...counts, state, account, done }, content, files: [...made, ...copies] });
}

function refusedAs({ state, here }: DeskWipeView, typed: number): AppError | null {
  if (state === 'begun') return { code: 'not_ready', what: 'desk_wipe_begun' };
  if (state === 'unsent') return { code: 'not_ready', what: 'desk_wipe_unsent' };
  if (state === 'unconfirmed') return { code: 'not_ready', what: 'desk_wipe_unconfirmed' };
  if (state === 'nothing') return { code: 'not_ready', what: 'wipe_nothing' };
  return typed === here ? null : { code: 'not_ready', what: 'wipe_count' };
}

/**
 * Wipes the answers of a round's questionnaires from a computer where they were entered: texts, what was typed, and the
 * account of it in one transaction; then the files that hold them and the space that they took. What a crash leaves
 * undone is done at the next start. The log stays, so that later hand-over files follow on it. Refusals: those of
 * `planDeskWipe`, `not_ready` setup_missing, desk_wipe_begun, desk_wipe_unsent, desk_wipe_unconfirmed, wipe_nothing,
 * wipe_count, `disk` once the texts are gone.
 */
export function wipeDesk(
  { round, questionnaires }: Input<'wipes.wipeDesk'>,
  context: Needs,
): Result<DeskWipeView, AppError> {
  const { db, ports, paths, emit } = context;
  const person = personOf(db);
  if (person === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  const planned = planDeskWipe(round, context);
  if (!planned.ok) return planned;
  const { view, content, files } = planned.value;
  const refused = refusedAs(view, questionnaires);
  if (refused !== null) return refuse(refused);
  const { name, post } = person;
  const account: DeskWipeAccount = {
    ...view.account,
    done: { at: ports.clock.now(), person: { name, post }, device: deviceLabel(content, context) },
  };
  inTransaction(db, () => {
    insertDeskWipe(db, { round, account: JSON.stringify(account), files: JSON.stringify(files) });
    wipeTexts(db, round);
  });
  emit('responses.changed', { round });
  const finished = finishWipes({ db, paths });
  if (!finished.ok) return finished;
  const after = planDeskWipe(round, context);
  return after.ok ? ok(after.value.view) : after;
}

/** As the office calls this computer; its id where the round does not know it. */
function deviceLabel({ roster }: RoundContent, { db }: Pick<Context, 'db'>): string {
  const id = deviceOf(db) ?? '';
  return roster.devices.find((one) => one.id === id)?.label ?? id;
}

/** How many questionnaires were wiped here in a round, by kind. */
export function wipedHere(db: Context['db'], round: string, form: string): number {
  return listDeskWipes(db, round)
    .map((row) => storedJson<DeskWipeAccount>(row.account))
    .reduce((sum, { forms }) => sum + questionnairesIn({ forms: forms.filter((one) => one.form === form) }), 0);
}
