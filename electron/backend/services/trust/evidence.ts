import type { RoundContent } from '../../../../shared/model/round.ts';
import { ROSTER, ROUND_MANIFEST, ROUND_SIGNATURES } from '../../../../shared/package-format/evidence.ts';
import { ROOT_CHAIN, type SignedRoot } from '../../../../shared/package-format/root.ts';
import { splitRound } from '../../../../shared/package-format/round-content.ts';
import { rootChainJson, type RootChain } from '../../packages/root-chain.ts';
import type { NewResource } from '../../packages/write-package.ts';
import type { PackageEvidence } from '../../store/package-evidence.ts';

/** What of a package proves who its computers are: canonical JSON, so the same bytes come out as went in. */
export function evidenceOf(
  content: RoundContent,
  chain: RootChain,
  signed: { readonly manifestBytes: Uint8Array; readonly signaturesBytes: Uint8Array },
): PackageEvidence {
  const parts = splitRound(
    content,
    chain.versions.map((version) => version.signed),
  );
  const bytesOf = (path: string): Uint8Array => {
    const part = parts.find((one) => one.path === path);
    if (part === undefined) throw new Error(`a round package has no ${path}`);
    return Buffer.from(part.json, 'utf8');
  };
  return {
    manifest: signed.manifestBytes,
    signatures: signed.signaturesBytes,
    roster: bytesOf(ROSTER),
    roots: bytesOf(ROOT_CHAIN),
  };
}

/** The office's root as a resource of what the office itself signs. */
export function rootResource(roots: readonly SignedRoot[]): NewResource {
  return {
    path: ROOT_CHAIN,
    mediatype: 'application/json',
    role: 'root',
    bytes: Buffer.from(rootChainJson(roots), 'utf8'),
  };
}

/** The same as resources of a hand-over file, which can then be judged alone. */
export function evidenceResources({ manifest, signatures, roster, roots }: PackageEvidence): readonly NewResource[] {
  const resource = (path: string, role: string, bytes: Uint8Array): NewResource => ({
    path,
    mediatype: 'application/json',
    role,
    bytes,
  });
  return [
    resource(ROOT_CHAIN, 'root', roots),
    resource(ROUND_MANIFEST, 'info', manifest),
    resource(ROUND_SIGNATURES, 'info', signatures),
    resource(ROSTER, 'roster', roster),
  ];
}
