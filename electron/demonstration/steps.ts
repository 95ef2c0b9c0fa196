import type { RoundContent } from '../../shared/model/round.ts';
import type { Template } from '../../shared/model/template.ts';
import { planDevices, reviewerKeys } from './plan-devices.ts';

/** How many steps a round takes: two for the office alone, and three for every computer. */
export function countSteps(template: Template, streets: number): number {
  const known = new Set(template.departments.map((department) => department.id));
  const departments = new Set(
    template.leaves
      .filter((leaf) => leaf.sources.some((source) => source.id === 'DEPT'))
      .flatMap((leaf) => leaf.departmentProposals.filter((id) => known.has(id))),
  );
  return 2 + 3 * (streets + reviewerKeys(streets).length + departments.size + 1);
}

/** The same for a round that is known already. */
export function countPlayed(round: RoundContent): number {
  return 2 + 3 * planDevices(round).length;
}
