import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Source } from '../../../../shared/model/ids.ts';
import type { Person, Policy, RosterDevice, RoundContent } from '../../../../shared/model/round.ts';
import type { Community, Leaf, Template } from '../../../../shared/model/template.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { invalid } from './draft.ts';

/** Without these two there is nothing to compare and nobody to decide. */
const ALWAYS: readonly Source[] = ['SELF', 'REVIEW'];

export interface NewRound {
  readonly id: string;
  readonly input: Input<'rounds.create'>;
  readonly template: Template;
  readonly communities: readonly Community[];
  readonly office: string;
  readonly person: Person;
  readonly device: RosterDevice;
}

/**
 * A round from an indicator system. Sources that are switched off leave every leaf; the weights that remain keep
 * their proportions, because a leaf's score divides by the weight that is there.
 * `not_ready source_needed` names the leaves (or the source) that would be left without a score.
 */
export function newRound(start: NewRound): Result<RoundContent, AppError> {
  const { input, communities } = start;
  const streets = new Set(start.template.streets.map((street) => street.code9));
  const unknown = input.units.find((unit) => !streets.has(unit));
  if (unknown !== undefined) return refuse({ code: 'not_found', what: 'street', id: unknown });
  if (new Set(input.units).size !== input.units.length) return refuse(invalid('units', 'a street twice'));
  if (input.period.from > input.period.to) return refuse(invalid('period', 'ends before it begins'));
  const template = withSources(start.template, new Set(input.sources));
  if (!template.ok) return template;
  const units = new Set(input.units);
  const own = communities.filter((community) => units.has(community.street));
  return ok({
    id: start.id,
    name: input.name,
    period: input.period,
    simulated: input.simulated,
    units: input.units,
    sources: [...new Set(input.sources)],
    policy: defaultPolicy(start),
    template: template.value,
    communities: own,
    assignments: {
      departments: proposedDepartments(template.value),
      reviewers: {},
      excluded: [],
      deadlines: {},
    },
    parameters: Object.fromEntries(input.units.map((unit) => [unit, knownFigures(template.value, own, unit)] as const)),
    roster: { persons: [start.person], devices: [start.device] },
    formRev: 1,
  });
}

function defaultPolicy({ input, office }: NewRound): Policy {
  return {
    mode: input.mode,
    precision: 'display',
    requiredReviewers: 2,
    allDepartmentsRequired: true,
    encryption: 'required',
    office,
  };
}

function withSources(template: Template, wanted: ReadonlySet<Source>): Result<Template, AppError> {
  const missing = ALWAYS.filter((source) => !wanted.has(source));
  if (missing.length > 0) return refuse({ code: 'not_ready', what: 'source_needed', detail: missing.join(' ') });
  const leaves = template.leaves.map((leaf) => ({
    ...leaf,
    sources: leaf.sources.filter((source) => wanted.has(source.id)),
  }));
  const bare = leaves.filter((leaf) => !leaf.sources.some((source) => source.role === 'score' && source.weight > 0));
  if (bare.length > 0) {
    return refuse({ code: 'not_ready', what: 'source_needed', detail: bare.map((leaf) => leaf.code).join(' ') });
  }
  return ok({
    ...template,
    leaves,
    questionnaires: template.questionnaires.filter((questionnaire) => wanted.has(questionnaire.id)),
  });
}

export function asks(leaf: Leaf, source: Source): boolean {
  return leaf.sources.some((one) => one.id === source);
}

function proposedDepartments(template: Template): RoundContent['assignments']['departments'] {
  const known = new Set(template.departments.map((department) => department.id));
  return Object.fromEntries(
    template.leaves
      .filter((leaf) => asks(leaf, 'DEPT'))
      .map((leaf) => [leaf.code, leaf.departmentProposals.filter((id) => known.has(id))] as const),
  );
}

/** Every community has one party body; all other figures are the office's to enter. */
function knownFigures(template: Template, communities: readonly Community[], unit: string): Record<string, string> {
  if (!template.unitParameters.some((parameter) => parameter.id === 'communityPartyBodies')) return {};
  return { communityPartyBodies: String(communities.filter((community) => community.street === unit).length) };
}
