import { PublicJwk } from '../../../../shared/model/round.ts';
import type { TrustedKey } from '../../packages/signatures.ts';
import type { Database } from '../../store/connection.ts';
import { officeKeysSeen } from '../../store/rounds.ts';

/** Every office key under which a package was opened here: theirs are the receipts and return tickets that count. */
export function officeKeysOf(db: Database): readonly TrustedKey[] {
  return officeKeysSeen(db).map(({ kid, jwk }) => ({ kid, jwk: PublicJwk.parse(JSON.parse(jwk)) }));
}
