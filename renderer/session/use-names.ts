import { useMemo } from 'react';
import type { Source } from '../../shared/model/ids.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import { useLabel } from '../i18n/use-language.ts';

/** Labels by code, as the round's own template says them. A code that it does not know stays a code. */
export interface Names {
  readonly street: (code: string) => string;
  readonly node: (code: string) => string;
  /** A department or a person; '' for a street's own answer and for a finding that the reviewers share. */
  readonly rater: (source: Source, rater: string | null) => string;
}

export function useNames(content: RoundContent): Names {
  const label = useLabel();
  return useMemo(() => {
    const { streets, nodes, leaves, departments } = content.template;
    const streetNames = new Map(streets.map((street) => [street.code9, label(street)]));
    const nodeNames = new Map([...nodes, ...leaves].map((node) => [node.code, label(node)]));
    const departmentNames = new Map(departments.map((one) => [one.id, one.zh]));
    const people = new Map(content.roster.persons.map((person) => [person.id, person.name]));
    return {
      street: (code) => streetNames.get(code) ?? code,
      node: (code) => nodeNames.get(code) ?? code,
      rater: (source, rater) =>
        rater === null ? '' : ((source === 'DEPT' ? departmentNames : people).get(rater) ?? rater),
    };
  }, [content, label]);
}
