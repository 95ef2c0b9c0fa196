import type { PersonId } from '../../../../shared/model/ids.ts';
import type { RosterDevice, RoundContent } from '../../../../shared/model/round.ts';
import type { Database } from '../../store/connection.ts';
import { listPersons } from '../../store/persons.ts';

/**
 * Says under which id the office knows a person of this computer. The office may have listed somebody before his
 * computer asked to be admitted; then the roster's id is another one than the one made here. Whoever set the computer
 * up is the first of those admitted with it, even under another name, because the office linked the request to him;
 * not so somebody whom the roster knows as another person.
 */
export function rosterPersonOf(
  db: Database,
  { content, acting }: { readonly content: RoundContent; readonly acting: RosterDevice | null },
): (local: PersonId) => PersonId {
  const admitted = acting?.persons ?? [];
  const { persons } = content.roster;
  const listed = persons.filter(({ id }) => admitted.includes(id));
  const here = listPersons(db);
  return (local) => {
    if (admitted.includes(local)) return local;
    const person = here.find(({ id }) => id === local);
    const [match, second] = listed.filter(({ name }) => name === person?.name);
    if (match !== undefined && second === undefined) return match.id;
    const isKnown = persons.some(({ id, name }) => id === local || name === person?.name);
    return (isKnown || local !== here[0]?.id ? undefined : admitted[0]) ?? local;
  };
}
