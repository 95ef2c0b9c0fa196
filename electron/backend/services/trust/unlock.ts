import type { AppError } from '../../../../shared/errors.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { ensureRoot } from './own-root.ts';

/** Opens the office's keys until the program ends, and makes its first root where there is none. `wrong_passphrase`. */
export async function unlockKeys(
  passphrase: string,
  context: Pick<Context, 'db' | 'keys' | 'ports'>,
): Promise<Result<null, AppError>> {
  const open = await context.keys.unlockOffice(passphrase);
  if (!open.ok) return open;
  const root = await ensureRoot(context);
  return root.ok ? ok(null) : root;
}
