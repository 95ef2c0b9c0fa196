import { inTransaction, type Database } from '../../store/connection.ts';
import { listRounds } from '../../store/rounds.ts';
import { roleOf } from '../identity.ts';
import { renewSlotStates } from '../intake/slot-cache.ts';
import { readDraft } from './draft.ts';

/** At the office: works out again what an older version of the merge had worked out. */
export function renewRounds(db: Database): void {
  if (roleOf(db) !== 'office') return;
  for (const { id } of listRounds(db)) {
    const draft = readDraft(db, id);
    if (draft.ok) inTransaction(db, () => renewSlotStates(db, draft.value.content));
  }
}
