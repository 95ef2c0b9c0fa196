import { pathOf } from '../../session/navigation.ts';

/** A place for questionnaires of a round: the list of work, or what stands inside it. */
export function surveyPath(round: string, ...inside: readonly string[]): string {
  return pathOf('surveys', round, ...inside);
}
