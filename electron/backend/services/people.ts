import type { AppError } from '../../../shared/errors.ts';
import type { Person } from '../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { Context } from '../context.ts';
import type { Database } from '../store/connection.ts';
import { findPerson, insertPerson, listPersons } from '../store/persons.ts';
import { listRoundIds } from '../store/rounds.ts';
import { writeSetting } from '../store/settings.ts';
import { rosterPersonOf } from './handover/authorship.ts';
import { roleOf } from './identity.ts';
import { pinnedRound } from './responses/pinned-round.ts';

/** Whom the newest package of a round lists for this computer and nobody here is yet. */
function newOnes(db: Database, round: string, here: readonly Person[]): readonly Person[] {
  const pinned = pinnedRound(db, round);
  if (!pinned.ok) return [];
  const { content, acting } = pinned.value;
  const toRoster = rosterPersonOf(db, pinned.value);
  const known = new Set(here.map(({ id }) => toRoster(id)));
  const admitted = (acting?.persons ?? []).filter((id) => !known.has(id));
  return content.roster.persons.filter(({ id }) => admitted.includes(id));
}

/**
 * Who may work on this computer: those who set it up or were added here, in that order, then those whom the office
 * lists for it in the packages opened here.
 */
export function peopleHere(db: Database): readonly Person[] {
  const here = listPersons(db);
  if (roleOf(db) !== 'evaluator') return here;
  const listed = listRoundIds(db).flatMap((round) => newOnes(db, round, here));
  return [...new Map([...here, ...listed].map((person) => [person.id, person])).values()];
}

/** From here on this person works. `not_found` for somebody who is neither here nor listed for this computer. */
export function choosePerson(id: string, { db, ports, emit, workspace }: Context): Result<null, AppError> {
  const person = peopleHere(db).find((one) => one.id === id);
  if (person === undefined) return refuse({ code: 'not_found', what: 'person', id });
  if (findPerson(db, id) === null) insertPerson(db, person, ports.clock.now());
  writeSetting(db, 'person', id);
  // Other windows show the sheets of whoever worked before.
  emit('workspace.changed', { workspace });
  return ok(null);
}
