import type { Person } from '../../../shared/model/round.ts';

/** Name and post on one line. */
export function personText({ name, post }: Pick<Person, 'name' | 'post'>): string {
  return `${name} ${post}`.trim();
}
