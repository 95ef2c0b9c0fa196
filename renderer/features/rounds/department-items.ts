import type { Leaf } from '../../../shared/model/template.ts';

/** An item on which the template lets district departments have a say. */
export function asksDepartments(leaf: Leaf): boolean {
  return leaf.sources.some((source) => source.id === 'DEPT');
}
