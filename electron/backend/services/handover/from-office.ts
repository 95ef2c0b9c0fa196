import { open } from 'node:fs/promises';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { FromOffice } from '../../../../shared/contract/handover.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { extensionOf } from '../../../../shared/package-format/kinds.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import { refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { onDisk } from '../../files/disk-errors.ts';
import { withSpooled, type SpooledFile } from '../../packages/spool.ts';
import { takeHand } from '../replacement/take-hand.ts';
import { takeReceipt } from '../receipts/take-receipt.ts';
import { takeOfficeFile } from './office-file.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'keys' | 'emit'>;

/** A receipt is a single JSON file, what else the office says a container, in an age file where it is encrypted. */
const BRACE = 0x7b;
const AGE = 0x61;

async function firstByte(path: string): Promise<number | undefined> {
  await using file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, 0);
  return bytesRead === 1 ? buffer[0] : undefined;
}

function isOtherKind({ ok, ...rest }: Result<FromOffice, AppError>): boolean {
  return !ok && 'error' in rest && rest.error.code === 'package_refused' && rest.error.reason === 'E_KIND';
}

/** What it is shows only once it is decrypted; the name says what to try first, and no more. */
async function takeEncrypted(
  spooled: SpooledFile,
  name: string,
  context: Needs,
): Promise<Result<FromOffice, AppError>> {
  const identity = await context.keys.deviceIdentity();
  if (!identity.ok) return identity;
  const unseal = { identities: [identity.value], required: true };
  const asHand = () => takeHand(spooled, name, unseal, context);
  const asOffice = () => takeOfficeFile({ path: spooled.path, name, identity: identity.value }, context);
  const [first, second] = name.toLowerCase().endsWith(extensionOf('office')) ? [asOffice, asHand] : [asHand, asOffice];
  const taken = await first();
  return isOtherKind(taken) ? await second() : taken;
}

/**
 * Takes in what the office handed out: a receipt, a return ticket, what streets say of themselves, or what a replacement
 * computer goes on from, whatever its name says. Refusals: `not_found`, `disk`, and those of `takeReceipt`,
 * `takeOfficeFile` and `takeHand`.
 */
export async function takeFromOffice(file: FileRef, context: Needs): Promise<Result<FromOffice, AppError>> {
  const { paths, ports, files } = context;
  const source = files.path(file.ref);
  if (source === undefined) return refuse({ code: 'not_found', what: 'file', id: file.name });
  const spool = { folder: paths.spool, ids: ports.ids, limit: LIMITS.file };
  return await withSpooled(source, spool, async (spooled): Promise<Result<FromOffice, AppError>> => {
    const { path } = spooled;
    const first = await onDisk(() => firstByte(path));
    if (!first.ok) return first;
    if (first.value === AGE) return await takeEncrypted(spooled, file.name, context);
    if (first.value === BRACE) return await takeReceipt(path, context);
    return await takeOfficeFile({ path, name: file.name, identity: null }, context);
  });
}
