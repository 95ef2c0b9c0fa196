import { join } from 'node:path';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { extensionOf } from '../../../../shared/package-format/kinds.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { writeReceipt } from '../../packages/receipt.ts';
import { localStamp } from '../handover/make-file.ts';
import { readDraft } from '../rounds/draft.ts';
import { ownRoots } from '../trust/own-root.ts';
import { logEnds, type LogEnd } from './log-ends.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'keys'>;

/** Which ends are wanted. `not_found` for a computer that handed nothing in; `nothing_to_hand_over` when none did. */
export function wantedEnds(
  db: Context['db'],
  round: string,
  devices: readonly string[] | null,
): Result<readonly LogEnd[], AppError> {
  const ends = logEnds(db, round);
  const stranger = devices?.find((device) => !ends.some(({ dev }) => dev === device));
  if (stranger !== undefined) return refuse({ code: 'not_found', what: 'device', id: stranger });
  const wanted = devices === null ? ends : ends.filter(({ dev }) => devices.includes(dev));
  return wanted.length === 0 ? refuse({ code: 'not_ready', what: 'nothing_received' }) : ok(wanted);
}

/** `2026-ab12-110102001-20261124-0931.jpreceipt`: like the hand-over file that it answers, and naming nobody. */
function receiptName(content: RoundContent, { dev, to }: LogEnd, stamp: string): string {
  const device = content.roster.devices.find((one) => one.id === dev);
  const [unit] = device?.units ?? [];
  const who =
    device?.units.length === 1 && unit !== undefined ? unit : `${device?.role ?? 'computer'}-${dev.slice(-6)}`;
  const name = `${content.period.from.slice(0, 4)}-${content.id.slice(-4)}-${who}-${to}-${stamp}`;
  return `${name.replaceAll(/[^\w.-]/g, '_')}${extensionOf('receipt')}`;
}

/**
 * Signs one receipt per end of a log into the outbox. Refusals: those of `readDraft` and `wantedEnds`, `key_locked`,
 * `disk`.
 */
export async function makeReceipts(
  input: { readonly round: string; readonly devices: readonly string[] | null },
  context: Needs,
): Promise<Result<{ readonly files: readonly FileRef[] }, AppError>> {
  const { db, ports, paths } = context;
  const draft = readDraft(db, input.round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  const ends = wantedEnds(db, input.round, input.devices);
  if (!ends.ok) return ends;
  const signer = await context.keys.office();
  if (!signer.ok) return signer;
  const roots = await ownRoots(db);
  const files: FileRef[] = [];
  for (const end of ends.value) {
    const path = join(paths.outbox, `${ports.ids.uuid()}${extensionOf('receipt')}`);
    const { dev, to, head, missing } = end;
    const shas = end.files.map(({ sha256 }) => sha256);
    const written = await writeReceipt(
      path,
      { round: content.id, dev, to, head, files: shas, missing: [...missing], at: ports.clock.now() },
      { signer: signer.value, rehearsal: content.simulated, roots },
    );
    if (!written.ok) return written;
    files.push(context.files.register(path, receiptName(content, end, localStamp(ports.clock))));
  }
  return ok({ files });
}
