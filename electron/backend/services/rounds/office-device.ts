import type { Person, RosterDevice } from '../../../../shared/model/round.ts';
import type { Signer } from '../../crypto/key-ring.ts';

/** The entry of this office computer in a roster, with the key it signs its records with. */
export function officeDevice(who: { readonly device: string; readonly person: Person }, key: Signer): RosterDevice {
  return {
    id: who.device,
    label: who.person.name,
    role: 'office',
    kid: key.kid,
    jwk: key.jwk,
    persons: [who.person.id],
    units: [],
    departments: [],
  };
}
