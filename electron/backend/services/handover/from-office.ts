import { open } from 'node:fs/promises';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { FromOffice } from '../../../../shared/contract/handover.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import { refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { onDisk } from '../../files/disk-errors.ts';
import { withSpooled } from '../../packages/spool.ts';
import { takeTicket } from '../returns/take-ticket.ts';
import { takeReceipt } from '../receipts/take-receipt.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'keys' | 'emit'>;

/** A receipt is a single JSON file, a return ticket a container. */
const BRACE = 0x7b;

async function firstByte(path: string): Promise<number | undefined> {
  await using file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, 0);
  return bytesRead === 1 ? buffer[0] : undefined;
}

/**
 * Takes in what the office gave back, a receipt or a return ticket, whatever its name says. Refusals: `not_found`,
 * `disk`, and those of `takeReceipt` and `takeTicket`.
 */
export async function takeFromOffice(file: FileRef, context: Needs): Promise<Result<FromOffice, AppError>> {
  const { paths, ports, files } = context;
  const source = files.path(file.ref);
  if (source === undefined) return refuse({ code: 'not_found', what: 'file', id: file.name });
  const spool = { folder: paths.spool, ids: ports.ids, limit: LIMITS.roundFile };
  return await withSpooled(source, spool, async ({ path }) => {
    const first = await onDisk(() => firstByte(path));
    if (!first.ok) return first;
    return first.value === BRACE ? await takeReceipt(path, context) : await takeTicket(path, file.name, context);
  });
}
