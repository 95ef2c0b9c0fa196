import { open } from 'node:fs/promises';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { FromOffice } from '../../../../shared/contract/handover.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import { refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { onDisk } from '../../files/disk-errors.ts';
import { withSpooled, type SpooledFile } from '../../packages/spool.ts';
import { takeHand } from '../replacement/take-hand.ts';
import { takeTicket } from '../returns/take-ticket.ts';
import { takeReceipt } from '../receipts/take-receipt.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'keys' | 'emit'>;

/** A receipt is a single JSON file, a return ticket a container, what is encrypted for this computer an age file. */
const BRACE = 0x7b;
const AGE = 0x61;

async function firstByte(path: string): Promise<number | undefined> {
  await using file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, 0);
  return bytesRead === 1 ? buffer[0] : undefined;
}

async function takeEncrypted(
  spooled: SpooledFile,
  name: string,
  context: Needs,
): Promise<Result<FromOffice, AppError>> {
  const identity = await context.keys.deviceIdentity();
  if (!identity.ok) return identity;
  return await takeHand(spooled, name, { identities: [identity.value], required: true }, context);
}

/**
 * Takes in what the office gave back, a receipt, a return ticket or what a replacement computer goes on from, whatever
 * its name says. Refusals: `not_found`, `disk`, and those of `takeReceipt`, `takeTicket` and `takeHand`.
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
    return first.value === BRACE ? await takeReceipt(path, context) : await takeTicket(path, file.name, context);
  });
}
