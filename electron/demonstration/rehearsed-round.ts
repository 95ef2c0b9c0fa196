import type { RoundContent } from '../../shared/model/round.ts';
import type { LeafSource, Template } from '../../shared/model/template.ts';
import { checkTemplate } from '../../shared/rules/template-checks.ts';
import { wholeWeights } from '../../shared/scoring/weighting/whole-weights.ts';
import { SIMULATED } from './marked.ts';

const STAND_IN = { id: 'rehearsal', zh: `${SIMULATED}部门` };

function asksDepartments(template: Template, leaf: string): boolean {
  return template.leaves.some(({ code, sources }) => code === leaf && sources.some(({ id }) => id === 'DEPT'));
}

/** Weights to 100, in hundredths: where a source is left out of a round, the others count in proportion. */
function scaled(sources: readonly LeafSource[]): LeafSource[] {
  const whole = wholeWeights(
    sources.map(({ weight }) => weight),
    10_000,
  );
  if (whole.kind !== 'value') return [...sources];
  return sources.map((source, index) => ({ ...source, weight: (whole.weights[index] ?? 0) / 100 }));
}

function withWholeSources(template: Template): Template {
  const open = new Set(
    checkTemplate(template).flatMap(({ code, path }) => (code === 'source_weights_sum' ? [path] : [])),
  );
  const leaves = template.leaves.map((leaf) =>
    open.has(leaf.code) ? { ...leaf, sources: scaled(leaf.sources) } : leaf,
  );
  return { ...template, leaves };
}

/**
 * The round as a rehearsal plays it: marked in its name, and with somebody for every item that departments judge, also
 * where the office has not said yet who that will be.
 */
export function rehearsedRound(round: RoundContent): RoundContent {
  const { template, assignments, name, policy } = round;
  const asked = template.leaves.map(({ code }) => code).filter((code) => asksDepartments(template, code));
  const open = asked.some((code) => (assignments.departments[code] ?? []).length === 0);
  const departments = open ? [...template.departments, STAND_IN] : template.departments;
  return {
    ...round,
    name: {
      zh: `${name.zh.slice(0, 100)}（演练，${SIMULATED}）`,
      en: `${name.en.slice(0, 160)} (rehearsal, simulated)`.trim(),
    },
    simulated: true,
    policy: { ...policy, encryption: 'required', office: `${policy.office.slice(0, 60)}（${SIMULATED}）` },
    template: { ...withWholeSources(template), departments },
    assignments: {
      ...assignments,
      departments: Object.fromEntries(
        asked.map((code) => {
          const given = assignments.departments[code] ?? [];
          return [code, given.length === 0 ? [STAND_IN.id] : given];
        }),
      ),
      reviewers: {},
      excluded: [],
    },
  };
}
