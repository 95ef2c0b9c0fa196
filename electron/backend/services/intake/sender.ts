import type { Verdict } from '../../../../shared/contract/intake.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';

/** Who handed a file over, in the words of the roster. */
export function senderOf({ roster }: RoundContent, device: string, kid: string): NonNullable<Verdict['from']> {
  const entry = roster.devices.find((one) => one.id === device && one.kid === kid);
  if (entry === undefined) return { device, label: '', role: '', person: '' };
  return {
    device,
    label: entry.label,
    role: entry.role,
    person: entry.persons.map((id) => nameOf(roster, id)).join('、'),
  };
}

/** Name of a person of the roster, or the id where there is none. */
export function nameOf(roster: RoundContent['roster'], id: string): string {
  return roster.persons.find((person) => person.id === id)?.name ?? id;
}
