import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Reason } from '../../../../shared/model/decision.ts';
import { SOURCE_OF, SURVEY_FORMS } from '../../../../shared/model/ids.ts';
import { questionnairesIn, type WipeAccount } from '../../../../shared/model/wipe.ts';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import { freezeSurveys } from '../../../../shared/scoring/survey/freeze-surveys.ts';
import type { KeptSurveys } from '../../../../shared/scoring/survey/kept-surveys.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { leavePersonalOut } from '../../packages/without-personal.ts';
import { surveyPrints } from '../../store/slot-states.ts';
import { insertWipe, isWiped, noteAlike, wipeTexts } from '../../store/survey-wipes.ts';
import { aboutSubject, deskOf, writeDecision, type Desk } from '../decisions/write-decision.ts';
import { personOf } from '../identity.ts';
import { strippedPath } from '../intake/originals.ts';
import { refreshSlot } from '../intake/slot-cache.ts';
import { surveyRulesOf } from '../scores/unit-answers.ts';
import { readAnswerTables } from '../surveys/answer-tables.ts';
import { readSurveyCounts } from '../surveys/survey-counts.ts';
import { ownRecipients } from '../trust/own-root.ts';
import type { FilesWithAnswers } from './files-with-answers.ts';
import { finishWipes } from './finish-wipe.ts';
import { planWipe, type WipePlan } from './plan-wipe.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'keys' | 'emit'>;

/** Whether a wipe may go on, as a refusal where it may not. */
function refusedAs({ state, account }: WipePlan, typed: number): AppError | null {
  if (state === 'unsealed') return { code: 'not_ready', what: 'wipe_unsealed' };
  if (state === 'changed') return { code: 'not_ready', what: 'wipe_changed' };
  if (state === 'nothing') return { code: 'not_ready', what: 'wipe_nothing' };
  return typed === questionnairesIn(account) ? null : { code: 'not_ready', what: 'wipe_count' };
}

/** All figures that are kept, worked out from exactly what was sealed. */
function keptNow({ db }: Needs, { content, scored, account }: WipePlan): Result<KeptSurveys, AppError> {
  const { id: round } = content;
  const tables: KeptSurveys['tables'][number][] = [];
  const places: KeptSurveys['places'][number][] = [];
  for (const form of SURVEY_FORMS.filter((one) => scored.content.sources.includes(SOURCE_OF[one]))) {
    const shown = readAnswerTables({ round, form }, { db });
    if (!shown.ok) return shown;
    const counts = readSurveyCounts({ round, form }, { db });
    if (!counts.ok) return counts;
    tables.push({ form, ...shown.value });
    places.push({ form, units: counts.value.units, rules: counts.value.rules });
  }
  return ok({
    format: 'jieping-survey-counts/1',
    round,
    seal: { number: account.seal?.number ?? 0, resultSha256: account.seal?.resultSha256 ?? '' },
    ...freezeSurveys(scored.content, scored.result, scored.answers),
    tables,
    places,
    rules: surveyRulesOf(scored.content),
    prints: Object.fromEntries(surveyPrints(db, round)),
  });
}

/** Makes the copies that stay. Gives the names of those of which none can be made. */
async function stripAll(
  files: FilesWithAnswers,
  identities: readonly string[],
  context: Needs,
): Promise<Result<readonly string[], AppError>> {
  const { db, paths, ports, emit } = context;
  const recipients = await ownRecipients(db);
  const removed: string[] = [];
  for (const [index, { name, path }] of files.originals.entries()) {
    emit('work.progress', { work: 'wipe', done: index, of: files.originals.length, what: name });
    const spool = join(paths.spool, ports.ids.uuid());
    const left = await leavePersonalOut(path, strippedPath(path), { identities, recipients, spool });
    if (!left.ok) return left;
    if (left.value !== 'left_out') removed.push(name);
  }
  return ok(removed);
}

interface Wiping {
  readonly desk: Desk;
  readonly plan: WipePlan;
  readonly files: FilesWithAnswers;
  readonly seal: NonNullable<WipeAccount['seal']>;
  readonly counts: KeptSurveys;
  readonly reason: Reason;
  /** Names of hand-over files that cannot be kept without the answers. */
  readonly removed: readonly string[];
}

/** One transaction: the signed record, the figures that stay, the account, and every text gone. */
function writeWipe(context: Needs, { desk, plan, files, seal, counts, reason, removed }: Wiping): void {
  const { db, ports } = context;
  const { account, content } = plan;
  const text = canonicalJson(counts);
  const countsSha256 = createHash('sha256').update(text).digest('hex');
  const decision = aboutSubject(content.id, '*', {
    t: 'wipe',
    dev: desk.device,
    seal: seal.number,
    result_sha256: seal.resultSha256,
    counts_sha256: countsSha256,
    forms: SURVEY_FORMS.map((form) => ({ form, count: questionnairesIn(ofForm(account, form)) })),
    reason,
  });
  const { name = '', post = '' } = personOf(db) ?? {};
  const device = content.roster.devices.find(({ id }) => id === desk.device)?.label ?? desk.device;
  const final: WipeAccount = {
    ...account,
    files: { ...account.files, stripped: files.originals.length - removed.length, removed },
    done: { at: ports.clock.now(), person: { name, post }, device, reason, countsSha256 },
  };
  const gone = [
    ...files.originals.map(({ path }) => path),
    ...files.aside.flatMap(({ paths }) => paths),
    ...files.made,
    ...files.backups,
  ];
  writeDecision(context, desk, decision, (base, now, key, record) => {
    const row = { round: now.id, record, counts: text, countsSha256 };
    insertWipe(base, { ...row, account: JSON.stringify(final), files: JSON.stringify(gone) });
    noteAlike(base, now.id);
    wipeTexts(base, now.id);
    refreshSlot(base, now, key, []);
  });
}

async function wipeNow(input: Input<'wipes.wipe'>, desk: Desk, context: Needs): Promise<Result<null, AppError>> {
  const identities = await context.keys.officeIdentities();
  if (!identities.ok) return identities;
  const planned = await planWipe(input.round, context);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const refused = refusedAs(plan, input.questionnaires);
  if (refused !== null) return refuse(refused);
  const { files } = plan;
  const { seal } = plan.account;
  if (files === null || seal === null) throw new Error('a wipe that may go on has a seal and files');
  const counts = keptNow(context, plan);
  if (!counts.ok) return counts;
  const removed = await stripAll(files, identities.value, context);
  if (!removed.ok) return removed;
  // Commands wait for one another, so what was counted is what goes.
  writeWipe(context, { desk, plan, files, seal, counts: counts.value, reason: input.reason, removed: removed.value });
  return ok(null);
}

/**
 * Wipes the answers of all questionnaires of a sealed round from this computer: in one transaction the signed record,
 * the figures that stay and the deletion of every text; afterwards the files that hold them, and the space that they
 * took in the database file. What a crash leaves undone is done at the next start. A second time changes nothing.
 * Refusals: those of `deskOf` and `planWipe`, `key_locked`, `not_ready` wipe_unsealed, wipe_changed, wipe_nothing,
 * wipe_count, `disk`.
 */
export async function wipeRound(
  input: Input<'wipes.wipe'>,
  context: Needs,
): Promise<Result<Output<'wipes.wipe'>, AppError>> {
  const { db } = context;
  const desk = await deskOf(context, input.round);
  if (!desk.ok) return desk;
  const wiped = isWiped(db, input.round) ? ok(null) : await wipeNow(input, desk.value, context);
  if (!wiped.ok) return wiped;
  const finished = finishWipes(context);
  if (!finished.ok) return finished;
  const after = await planWipe(input.round, context);
  return after.ok ? ok({ state: after.value.state, account: after.value.account }) : after;
}

function ofForm({ forms }: WipeAccount, form: string): Pick<WipeAccount, 'forms'> {
  return { forms: forms.filter((one) => one.form === form) };
}
