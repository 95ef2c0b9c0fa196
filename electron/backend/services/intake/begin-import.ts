import type { Context } from '../../context.ts';
import type { SpooledFile } from '../../packages/spool.ts';
import type { SignedPackage } from '../../packages/verify-package.ts';
import { startImport } from '../../store/imports.ts';
import { personOf } from '../identity.ts';

/** Starts the import of a file whose signature and bytes were found good; no view reads its rows yet. Gives the number of the import. */
export function beginImport(
  { db, ports }: Pick<Context, 'db' | 'ports'>,
  file: { readonly round: string; readonly spooled: SpooledFile; readonly name: string },
  head: SignedPackage,
): number {
  return startImport(db, {
    round: file.round,
    sha256: file.spooled.sha256,
    name: file.name,
    size: file.spooled.size,
    device: head.manifest.signer.device,
    kid: head.signer.kid,
    manifest: head.manifestBytes,
    signatures: head.signaturesBytes,
    receivedAt: ports.clock.now(),
    receivedBy: personOf(db)?.id ?? '',
  });
}
