import type { RoundDetail, RoundObstacle } from '../../../shared/contract/rounds.ts';
import type { RoundTab } from '../../session/round-tabs.ts';

export const TAB_OF: Readonly<Record<RoundObstacle, RoundTab>> = {
  no_reviewers: 'reviewers',
  too_few_reviewers: 'reviewers',
  excluded_reviewer: 'reviewers',
  no_department: 'departments',
  parameter_missing: 'figures',
  no_device: 'computers',
  design_unsound: 'design',
  question_missing: 'questionnaires',
};

export interface ObstacleGroup {
  readonly code: RoundObstacle;
  /** Labels of what is concerned, each in both languages and only once. */
  readonly about: readonly { readonly zh: string; readonly en: string }[];
  readonly count: number;
}

/** One line per kind of obstacle, in the order of the host. */
export function obstacleGroups({ obstacles, content }: RoundDetail): readonly ObstacleGroup[] {
  const { template, roster } = content;
  const labelOf = (code: RoundObstacle, detail: string): { readonly zh: string; readonly en: string } => {
    const [first = '', second = ''] = detail.split(' ');
    const street = template.streets.find((one) => one.code9 === first);
    const leaf = template.leaves.find((one) => one.code === first);
    if (code === 'no_department' || code === 'question_missing')
      return { zh: `${first} ${leaf?.zh ?? ''}`, en: `${first} ${leaf?.en ?? ''}` };
    const name = { zh: street?.short ?? first, en: street?.en ?? first };
    if (code !== 'excluded_reviewer') return name;
    const person = roster.persons.find((one) => one.id === second)?.name ?? second;
    return { zh: `${name.zh} ${person}`, en: `${name.en} ${person}` };
  };
  const groups = new Map<RoundObstacle, { about: Map<string, { zh: string; en: string }>; count: number }>();
  for (const { code, detail } of obstacles) {
    const group = groups.get(code) ?? { about: new Map(), count: 0 };
    groups.set(code, group);
    group.count += 1;
    if (detail !== '') {
      const label = labelOf(code, detail);
      group.about.set(label.zh, label);
    }
  }
  return [...groups].map(([code, { about, count }]) => ({ code, about: [...about.values()], count }));
}
