import type { AppError } from '../../../shared/errors.ts';
import type { Person } from '../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../store/connection.ts';
import { insertPerson } from '../store/persons.ts';
import { writeSetting } from '../store/settings.ts';
import { roleOf, type Role } from './identity.ts';
import { ensureRoot } from './trust/own-root.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'keys'>;

/** Who somebody is, as he says himself. */
export interface Named {
  readonly name: string;
  readonly post: string;
}

function writeStart(context: Needs, role: Role, who: Named, office: string | null): void {
  const { db, ports } = context;
  const person: Person = { id: ports.ids.uuid(), name: who.name, post: who.post };
  inTransaction(db, () => {
    insertPerson(db, person, ports.clock.now());
    writeSetting(db, 'device', ports.ids.uuid());
    writeSetting(db, 'person', person.id);
    if (office !== null) writeSetting(db, 'office', office);
    writeSetting(db, 'role', role);
  });
}

function isMissing(error: AppError): boolean {
  return error.code === 'not_ready' && error.what === 'setup_missing';
}

/** The key of an attempt that did not finish is taken up again: no key is ever replaced behind anybody's back. */
async function ensureDeviceKey({ keys }: Needs): Promise<Result<unknown, AppError>> {
  const known = await keys.device();
  return known.ok || !isMissing(known.error) ? known : await keys.makeDevice();
}

async function ensureOfficeKey({ keys }: Needs, passphrase: string): Promise<Result<unknown, AppError>> {
  const known = await keys.unlockOffice(passphrase);
  return known.ok || !isMissing(known.error) ? known : await keys.makeOffice(passphrase);
}

/**
 * First start of an office's computer: its keys, then name and role in one transaction, then the first root. Refusals: `not_ready
 * setup_done` when it was done before; `wrong_passphrase` when an office key is already here under another one.
 */
export async function setUpOffice(
  input: Named & { readonly office: string; readonly passphrase: string },
  context: Needs,
): Promise<Result<null, AppError>> {
  if (roleOf(context.db) !== null) return refuse({ code: 'not_ready', what: 'setup_done' });
  const device = await ensureDeviceKey(context);
  if (!device.ok) return device;
  const office = await ensureOfficeKey(context, input.passphrase);
  if (!office.ok) return office;
  writeStart(context, 'office', input, input.office);
  const root = await ensureRoot(context);
  return root.ok ? ok(null) : root;
}

/** First start of an evaluator's computer: the device key, then name and role. `not_ready setup_done` as above. */
export async function setUpEvaluator(input: Named, context: Needs): Promise<Result<null, AppError>> {
  if (roleOf(context.db) !== null) return refuse({ code: 'not_ready', what: 'setup_done' });
  const device = await ensureDeviceKey(context);
  if (!device.ok) return device;
  writeStart(context, 'evaluator', input, null);
  return ok(null);
}
