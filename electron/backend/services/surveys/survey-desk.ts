import type { Input } from '../../../../shared/contract/index.ts';
import type { EntryLine, KeyerRate, SurveyDesk, SurveyTask } from '../../../../shared/contract/surveys.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { SURVEY_FORMS } from '../../../../shared/model/ids.ts';
import { withoutForms } from '../../../../shared/questionnaire/round-form.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import type { Database } from '../../store/connection.ts';
import {
  findPlan,
  latestEntries,
  listComparisons,
  putPlan,
  waitingForSecond,
  type ComparisonRow,
  type EntryRow,
} from '../../store/survey-entries.ts';
import { countByUnit } from '../../store/surveys.ts';
import { pinnedRound } from '../responses/pinned-round.ts';
import { wipedHere } from '../wipe/desk-wipe.ts';
import { nameOf } from './entries.ts';
import { surveyPlace, type SurveyPlace } from './survey-place.ts';

const MOST_LINES = 200;
const MOST_RECENT = 20;

/**
 * Wrong answers of each person among those that were compared (peers of this kind report it for whole batches only).
 * Every entry of a resolved comparison counts with all the questions that were compared.
 */
export function keyerRates(comparisons: readonly ComparisonRow[], name: (id: string) => string): readonly KeyerRate[] {
  const rates = new Map<string, { compared: number; wrong: number; forms: number }>();
  const add = (person: string, compared: number, wrong: number): void => {
    const before = rates.get(person) ?? { compared: 0, wrong: 0, forms: 0 };
    rates.set(person, {
      compared: before.compared + compared,
      wrong: before.wrong + wrong,
      forms: before.forms + 1,
    });
  };
  for (const one of comparisons.filter(({ resolvedBy }) => resolvedBy !== '')) {
    add(one.firstBy, one.compared, one.firstWrong);
    add(one.secondBy, one.compared, one.secondWrong);
  }
  return [...rates]
    .map(([person, rate]) => ({ person, name: name(person), ...rate }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function taskOf(db: Database, place: SurveyPlace): SurveyTask {
  const { form } = place;
  const round = place.round.content.id;
  const line = (row: Pick<EntryRow, 'serial' | 'unit' | 'byPerson' | 'savedAt' | 'pass'>): EntryLine => ({
    serial: row.serial,
    unit: row.unit,
    pass: row.pass === 2 ? 2 : 1,
    by: nameOf(db, place, row.byPerson),
    at: row.savedAt,
  });
  const comparisons = listComparisons(db, round, form);
  const waiting = waitingForSecond(db, round, form);
  const differing = comparisons
    .filter(({ resolvedBy }) => resolvedBy === '')
    .map((row): EntryLine => ({
      serial: row.serial,
      unit: '',
      pass: 2,
      by: `${nameOf(db, place, row.firstBy)} / ${nameOf(db, place, row.secondBy)}`,
      at: row.at,
    }));
  const plan = findPlan(db, round, form);
  return {
    form,
    units: place.units,
    wiped: wipedHere(db, round, form),
    counted: [...countByUnit(db, round, form).values()].reduce((sum, n) => sum + n, 0),
    begun: latestEntries(db, round, form, { done: false, most: MOST_LINES }).map(line),
    waiting: { count: waiting.length, lines: waiting.slice(0, MOST_LINES).map(line) },
    differing,
    recent: latestEntries(db, round, form, { done: true, most: MOST_RECENT }).map(line),
    plan: { share: plan?.share ?? 0, seed: plan?.seed ?? '' },
    keyers: keyerRates(comparisons, (id) => nameOf(db, place, id)),
  };
}

/** Everything a place for questionnaires shows. Refusals: those of `surveyPlace` if no kind can be taken in here. */
export function readSurveyDesk(round: string, { db }: Pick<Context, 'db'>): Result<SurveyDesk, AppError> {
  const places = SURVEY_FORMS.map((form) => surveyPlace(db, round, form));
  const open = places.flatMap((place) => (place.ok ? [place.value] : []));
  const [refused] = places;
  if (open.length === 0 && refused !== undefined && !refused.ok) return refused;
  const found = pinnedRound(db, round);
  if (!found.ok) return found;
  return ok({ content: withoutForms(found.value.content), tasks: open.map((place) => taskOf(db, place)) });
}

/** How much is entered twice from now on; the seed is drawn once and stays, so that the sample can be drawn again. */
export function setDoubleEntry(
  { round, form, share }: Input<'surveys.setDoubleEntry'>,
  { db, ports, emit }: Pick<Context, 'db' | 'ports' | 'emit'>,
): Result<null, AppError> {
  const place = surveyPlace(db, round, form);
  if (!place.ok) return place;
  const seed = findPlan(db, round, form)?.seed ?? String(Buffer.from(ports.ids.bytes(4)).readUInt32BE(0) % 1_000_000);
  putPlan(db, round, form, { share, seed });
  emit('responses.changed', { round });
  return ok(null);
}
