import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Person, RoundContent } from '../../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { roleOf } from '../identity.ts';
import { invalid, readDraft, saveDraft } from './draft.ts';

type Needs = Pick<Context, 'db' | 'emit'>;
/** As many as a roster may hold. */
const MOST_PERSONS = 5000;
type Edit = (content: RoundContent) => Result<RoundContent, AppError>;

/** Rounds are prepared only on an office's computer; elsewhere the signed package is what counts. */
function edit(context: Needs, round: string, change: Edit): Result<null, AppError> {
  if (roleOf(context.db) !== 'office') return refuse({ code: 'not_ready', what: 'setup_missing' });
  const draft = readDraft(context.db, round);
  if (!draft.ok) return draft;
  const next = change(draft.value.content);
  if (!next.ok) return next;
  saveDraft(context, draft.value, next.value);
  return ok(null);
}

export function renameRound(input: Input<'rounds.rename'>, context: Needs): Result<null, AppError> {
  return edit(context, input.round, (content) => ok({ ...content, name: { ...content.name, ...input.name } }));
}

/** `not_ready encryption_needed` for plain files where residents' and workers' answers travel in them. */
export function savePolicy(input: Input<'rounds.savePolicy'>, context: Needs): Result<null, AppError> {
  return edit(context, input.round, (content) => {
    const personal = content.template.questionnaires.length > 0;
    if (personal && input.policy.encryption === 'none') return refuse({ code: 'not_ready', what: 'encryption_needed' });
    return ok({ ...content, policy: input.policy });
  });
}

export function saveAssignments(input: Input<'rounds.saveAssignments'>, context: Needs): Result<null, AppError> {
  return edit(context, input.round, (content) => {
    const stranger = firstStranger(input.assignments, content);
    return stranger === null ? ok({ ...content, assignments: input.assignments }) : refuse(stranger);
  });
}

/** The first id in the assignments that this round does not know. */
function firstStranger(assignments: RoundContent['assignments'], content: RoundContent): AppError | null {
  const { template } = content;
  const leaves = new Set([...template.leaves.map((leaf) => leaf.code), ...(template.retired ?? [])]);
  const departments = new Set(content.template.departments.map((department) => department.id));
  const persons = new Set(content.roster.persons.map((person) => person.id));
  const units = new Set(content.units);
  const checks: readonly (readonly [string, readonly string[], ReadonlySet<string>])[] = [
    ['assignments.departments', Object.keys(assignments.departments), leaves],
    ['assignments.departments', Object.values(assignments.departments).flat(), departments],
    ['assignments.reviewers', Object.keys(assignments.reviewers), units],
    ['assignments.reviewers', Object.values(assignments.reviewers).flat(), persons],
    ['assignments.excluded', assignments.excluded.map((pair) => pair.person), persons],
    ['assignments.excluded', assignments.excluded.map((pair) => pair.unit), units],
    ['assignments.deadlines', Object.keys(assignments.deadlines), units],
  ];
  for (const [path, ids, known] of checks) {
    const stranger = ids.find((id) => !known.has(id));
    if (stranger !== undefined) return invalid(path, stranger);
  }
  return null;
}

export function saveParameters(input: Input<'rounds.saveParameters'>, context: Needs): Result<null, AppError> {
  return edit(context, input.round, (content) => {
    // Figures of an earlier version of the system stay where they are.
    const figures = new Set([
      ...content.template.unitParameters.map((parameter) => parameter.id),
      ...Object.values(content.parameters).flatMap((of) => Object.keys(of)),
    ]);
    const units = new Set(content.units);
    const stranger =
      Object.keys(input.parameters).find((unit) => !units.has(unit)) ??
      Object.values(input.parameters)
        .flatMap((of) => Object.keys(of))
        .find((figure) => !figures.has(figure));
    if (stranger !== undefined) return refuse(invalid('parameters', stranger));
    return ok({ ...content, parameters: input.parameters });
  });
}

/** Replaces the list; people who have a computer or a task stay, so that nothing signed loses its name. */
export function savePersons(input: Input<'rounds.savePersons'>, context: Needs): Result<null, AppError> {
  return edit(context, input.round, (content) => {
    const given = new Set(input.persons.map((person) => person.id));
    if (given.size !== input.persons.length) return refuse(invalid('persons', 'a person twice'));
    const needed = new Set([
      ...content.roster.devices.flatMap((device) => device.persons),
      ...Object.values(content.assignments.reviewers).flat(),
      ...content.assignments.excluded.map((pair) => pair.person),
    ]);
    const kept = content.roster.persons.filter((person) => needed.has(person.id) && !given.has(person.id));
    return ok({ ...content, roster: { ...content.roster, persons: [...kept, ...input.persons] } });
  });
}

/** People whom the office lists by name; ids are made here, so that no two computers ever make the same one. */
export function addPersons(
  input: Input<'rounds.addPersons'>,
  context: Needs & Pick<Context, 'ports'>,
): Result<readonly Person[], AppError> {
  const added = input.persons.map((person) => ({ id: context.ports.ids.uuid(), ...person }));
  const saved = edit(context, input.round, (content) => {
    const { roster } = content;
    if (roster.persons.length + added.length > MOST_PERSONS) return refuse(invalid('persons', 'too many'));
    return ok({ ...content, roster: { ...roster, persons: [...roster.persons, ...added] } });
  });
  return saved.ok ? ok(added) : saved;
}
