import type { FromOffice } from '../../../../shared/contract/handover.ts';
import { packageRefused, type AppError } from '../../../../shared/errors.ts';
import { REHEARSAL } from '../../../../shared/package-format/manifest.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import type { StoredAttachment } from '../../files/attachment-files.ts';
import { readPackage } from '../../packages/package-reader.ts';
import type { PackageInfo } from '../../packages/verify-package.ts';
import { refusedClaims, takeClaims } from '../claims/take-claims.ts';
import { officeKeysOf } from '../receipts/office-keys.ts';
import { pinnedRound, type PinnedRound } from '../responses/pinned-round.ts';
import { refusedTicket, takeTicket } from '../returns/take-ticket.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'keys' | 'emit'>;

/** The round that the file belongs to, if the file is for this computer and may be taken in. */
function accepted(
  db: Context['db'],
  kid: string,
  { manifest, returned, claims }: PackageInfo,
  encrypted: boolean,
): Result<PinnedRound, AppError> {
  const round = pinnedRound(db, manifest.round.id);
  if (!round.ok) return refuse(packageRefused('E_ROUND', manifest.round.id));
  if (round.value.content.simulated !== manifest.critical.includes(REHEARSAL)) {
    return refuse(packageRefused('E_REHEARSAL'));
  }
  if (!manifest.aud.includes(kid)) return refuse(packageRefused('E_AUD'));
  const byReturn = returned === undefined ? null : refusedTicket(db, round.value, returned);
  const byClaims = claims === undefined ? null : refusedClaims(db, round.value, { claims, manifest, encrypted });
  const refused = byReturn ?? byClaims;
  return refused === null ? round : refuse(refused);
}

/**
 * Takes in what the office says to this computer: a return ticket, or what streets say of themselves. Everything is
 * checked before anything is kept. `identity` is this computer's, for a file that came encrypted; null for a plain one.
 * Refusals: those of `readPackage`, E_ROUND (a round that is not open here), E_REHEARSAL, E_AUD (another computer's),
 * those of `refusedTicket` and `refusedClaims`.
 */
export async function takeOfficeFile(
  { path, name, identity }: { readonly path: string; readonly name: string; readonly identity: string | null },
  context: Needs,
): Promise<Result<FromOffice, AppError>> {
  const { db, ports, paths } = context;
  const own = await context.keys.device();
  if (!own.ok) return own;
  const attachments: StoredAttachment[] = [];
  const encrypted = identity !== null;
  const read = await readPackage(
    {
      worker: ports.readerWorker,
      path,
      kind: 'office',
      keys: officeKeysOf(db),
      rehearsal: 'either',
      attachments: paths.attachments,
      ...(encrypted ? { unseal: { identities: [identity], required: false } } : {}),
    },
    {
      verified: (info) => {
        const round = accepted(db, own.value.kid, info, encrypted);
        return round.ok ? ok(null) : round;
      },
      attachments: (slice) => void attachments.push(...slice),
    },
  );
  if (!read.ok) return read;
  const { manifest, returned, claims } = read.value;
  if (claims !== undefined) return ok(takeClaims(context, { claims, manifest }, attachments));
  if (returned === undefined) throw new Error('a file of the office says something');
  return ok(takeTicket({ returned, manifest }, name, context));
}
