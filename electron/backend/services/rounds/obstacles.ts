import type { RoundDetail } from '../../../../shared/contract/rounds.ts';
import { checkDesign } from '../../../../shared/designing/design-checks.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';

type Obstacle = RoundDetail['obstacles'][number];

/** What stands in the way of issuing. `detail` holds ids: a street, a leaf, or a street and what it is about. */
export function obstaclesOf(content: RoundContent): readonly Obstacle[] {
  return [
    ...systemObstacles(content),
    ...reviewerObstacles(content),
    ...departmentObstacles(content),
    ...figureObstacles(content),
    ...devices(content),
  ];
}

/** A round may leave a source out; what then remains of a leaf's source weights counts in proportion. */
function systemObstacles({ template }: RoundContent): readonly Obstacle[] {
  const issues = checkDesign(template).filter((issue) => issue.code !== 'source_weights_sum');
  const unasked = issues.filter((issue) => issue.code === 'question_missing');
  return [
    ...(issues.length > unasked.length ? [{ code: 'design_unsound', detail: '' } as const] : []),
    ...unasked.map(({ path }) => ({ code: 'question_missing', detail: path }) as const),
  ];
}

function reviewerObstacles({ units, assignments, policy }: RoundContent): readonly Obstacle[] {
  const excluded = new Set(assignments.excluded.map((pair) => `${pair.unit} ${pair.person}`));
  return units.flatMap((unit): Obstacle[] => {
    const named = [...new Set(assignments.reviewers[unit] ?? [])];
    if (named.length === 0) return [{ code: 'no_reviewers', detail: unit }];
    const barred = named.map((person) => `${unit} ${person}`).filter((pair) => excluded.has(pair));
    const few = named.length - barred.length < policy.requiredReviewers;
    return [
      ...(few ? [{ code: 'too_few_reviewers', detail: unit } as const] : []),
      ...barred.map((detail) => ({ code: 'excluded_reviewer', detail }) as const),
    ];
  });
}

function departmentObstacles({ template, assignments }: RoundContent): readonly Obstacle[] {
  return template.leaves
    .filter((leaf) => leaf.sources.some((source) => source.id === 'DEPT' && source.role === 'score'))
    .filter((leaf) => (assignments.departments[leaf.code] ?? []).length === 0)
    .map((leaf) => ({ code: 'no_department', detail: leaf.code }) as const);
}

/** Only figures that some leaf divides by; the size of a sampling frame may stay unknown. */
function figureObstacles({ template, units, parameters }: RoundContent): readonly Obstacle[] {
  const needed = new Set(
    template.leaves.flatMap(({ method }) =>
      method.type === 'ratio' && method.denominator.from.startsWith('param:')
        ? [method.denominator.from.slice('param:'.length)]
        : [],
    ),
  );
  return units.flatMap((unit) =>
    [...needed]
      .filter((figure) => parameters[unit]?.[figure] === undefined)
      .map((figure) => ({ code: 'parameter_missing', detail: `${unit} ${figure}` }) as const),
  );
}

function devices({ roster }: RoundContent): readonly Obstacle[] {
  return roster.devices.some((device) => device.role !== 'office') ? [] : [{ code: 'no_device', detail: '' }];
}
