import type { FileRef } from '../../../../shared/contract/files.ts';
import type { FromOffice } from '../../../../shared/contract/handover.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import { refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { withSpooled } from '../../packages/spool.ts';
import { takeReceipt } from '../receipts/take-receipt.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'keys' | 'emit'>;

/** Takes in what the office gave back: a receipt. Refusals: `not_found`, `disk`, and those of `takeReceipt`. */
export async function takeFromOffice(file: FileRef, context: Needs): Promise<Result<FromOffice, AppError>> {
  const { paths, ports, files } = context;
  const source = files.path(file.ref);
  if (source === undefined) return refuse({ code: 'not_found', what: 'file', id: file.name });
  const spool = { folder: paths.spool, ids: ports.ids, limit: LIMITS.roundFile };
  return await withSpooled(source, spool, ({ path }) => takeReceipt(path, context));
}
