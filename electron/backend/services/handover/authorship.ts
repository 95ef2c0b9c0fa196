import type { PersonId } from '../../../../shared/model/ids.ts';
import type { RosterDevice, RoundContent } from '../../../../shared/model/round.ts';
import type { Database } from '../../store/connection.ts';
import { listPersons } from '../../store/persons.ts';

/**
 * Says under which id the office knows a person of this computer. The office may have listed somebody before his
 * computer asked to be admitted; then the roster's id is another one than the one made here.
 */
export function rosterPersonOf(
  db: Database,
  { content, device }: { readonly content: RoundContent; readonly device: RosterDevice | null },
): (local: PersonId) => PersonId {
  const admitted = device?.persons ?? [];
  const here = listPersons(db);
  return (local) => {
    if (admitted.includes(local)) return local;
    const [only] = admitted;
    if (admitted.length === 1 && here.length === 1 && only !== undefined) return only;
    const name = here.find((person) => person.id === local)?.name;
    const same = content.roster.persons.filter((person) => admitted.includes(person.id) && person.name === name);
    const [match] = same;
    return same.length === 1 && match !== undefined ? match.id : local;
  };
}
