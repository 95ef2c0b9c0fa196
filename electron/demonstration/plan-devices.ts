import type { DeviceRole, RoundContent } from '../../shared/model/round.ts';
import { departmentsOf } from '../../shared/rules/answer-kind.ts';

/** One computer of the demonstration, besides the office's. */
export interface PlannedDevice {
  /** Unique; names its folder and its file. */
  readonly key: string;
  readonly role: DeviceRole;
  readonly person: string;
  readonly post: string;
  readonly units: readonly string[];
  readonly departments: readonly string[];
}

const REVIEWERS = 6;

/**
 * Keys of the reviewers of a street, two or as many as the round requires (at most 5): neighbours in a ring, so that
 * every reviewer has about as many streets.
 */
export function reviewersOf(index: number, required = 2): readonly string[] {
  const key = (n: number): string => `reviewer-${String((n % REVIEWERS) + 1).padStart(2, '0')}`;
  const two = [key(index), key(index + 1 + (index % (REVIEWERS - 2)))];
  const others = Array.from({ length: REVIEWERS }, (_, n) => key(index + n)).filter((one) => !two.includes(one));
  return [...two, ...others].slice(0, Math.max(2, required));
}

/** Keys of all reviewers that so many streets need. */
export function reviewerKeys(streets: number, required = 2): string[] {
  return [...new Set(Array.from({ length: streets }, (_, index) => reviewersOf(index, required)).flat())].sort();
}

/** A computer per street, per reviewer and per department that has something to say, and one for questionnaires. */
export function planDevices(content: RoundContent): PlannedDevice[] {
  const { units, template, sources, policy } = content;
  const wanted = new Set(
    template.leaves
      .filter((leaf) => leaf.sources.some((source) => source.id === 'DEPT'))
      .flatMap((leaf) => departmentsOf(content, leaf.code)),
  );
  const departments = template.departments.filter((department) => wanted.has(department.id));
  const streetOf = (unit: string) => template.streets.find((street) => street.code9 === unit);
  const planned: Omit<PlannedDevice, 'person'>[] = [
    ...units.map((unit) => {
      const post = `${streetOf(unit)?.short ?? unit}街道自评员`;
      return { key: `street-${unit}`, role: 'street', post, units: [unit], departments: [] } as const;
    }),
    ...reviewerKeys(units.length, policy.requiredReviewers).map(
      (key) => ({ key, role: 'reviewer', post: '现场审核员', units: [], departments: [] }) as const,
    ),
    ...departments.map(({ id, zh }) => {
      return { key: `department-${id}`, role: 'department', post: zh, units: [], departments: [id] } as const;
    }),
    ...(sources.includes('WORKER') || sources.includes('RESIDENT')
      ? [{ key: 'survey', role: 'survey', post: '问卷录入员', units, departments: [] } as const]
      : []),
  ];
  return planned.map((device, index) => ({ ...device, person: `模拟人员${String(index + 1).padStart(2, '0')}` }));
}
