import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { RoundContent } from '../../shared/model/round.ts';
import type { Leaf } from '../../shared/model/template.ts';
import { call, completeAnswer, installRound, open, ROUND, roundContent, testTemplate } from '../support/evaluator.ts';

export const DEPARTMENT = 'D01';
const ROOT = join(import.meta.dirname, '../..');

/** Every leaf is the department's, by its own method, so that the table has all 41 with every kind of cell. */
function withDepartment(leaf: Leaf): Leaf {
  const others = leaf.sources.filter(({ id }) => id !== 'DEPT');
  return { ...leaf, sources: [...others, { id: 'DEPT', weight: 10, role: 'score', entry: 'method' }] };
}

/** A round of 15 streets in which one computer is the department that judges all of it. */
export function wholeRound(device: string, person: string): RoundContent {
  const admitted = { role: 'department', departments: [DEPARTMENT] } as const;
  const base = roundContent(device, person, 'K'.repeat(43), admitted);
  const template = { ...testTemplate(), leaves: testTemplate().leaves.map(withDepartment) };
  const units = template.streets.map(({ code9 }) => code9);
  const [figures = {}] = Object.values(base.parameters);
  return {
    ...base,
    units,
    template,
    parameters: Object.fromEntries(units.map((unit) => [unit, figures])),
    assignments: {
      ...base.assignments,
      departments: Object.fromEntries(template.leaves.map(({ code }) => [code, [DEPARTMENT]])),
    },
  };
}

/** A department's computer with the round opened; with `full` every cell of 15 × 41 is answered. */
export async function departmentAt(root: string, full: boolean): Promise<void> {
  const first = await open(root);
  await call(first, 'setup.evaluator', { name: '周处长', post: '' });
  await call(first, 'app.setToured', {});
  first.close();
  installRound(root, wholeRound);
  if (!full) return;
  const backend = await open(root);
  const { sheets } = await call(backend, 'matrix.open', { round: ROUND, rater: DEPARTMENT });
  const cells = sheets.flatMap(({ task }) =>
    task.leaves.map((leaf) => ({ unit: task.unit, leaf, value: completeAnswer(leaf), note: '', base: 0 })),
  );
  await call(backend, 'matrix.save', { round: ROUND, rater: DEPARTMENT, cells });
  backend.close();
}

/** The pages as the product serves them. */
export function buildPages(): void {
  const built = spawnSync(process.execPath, ['renderer/build/build.ts'], { cwd: ROOT, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the pages could not be built');
}
