import { keyOfSeed, signerOf } from '../../electron/backend/crypto/private-key.ts';
import { identityOf, recipientOf } from '../../electron/backend/crypto/age-identity.ts';
import type { Signer } from '../../electron/backend/crypto/key-ring.ts';
import { signRoot } from '../../electron/backend/packages/root-chain.ts';
import type { PublicJwk } from '../../shared/model/round.ts';
import type { RootDocument, SignedRoot } from '../../shared/package-format/root.ts';

export interface Named {
  readonly kid: string;
  readonly jwk: PublicJwk;
}

/** A signer from one repeated byte. */
export function aSigner(byte: number): Signer {
  return signerOf(keyOfSeed(new Uint8Array(32).fill(byte)));
}

export const RECIPIENT = await recipientOf(identityOf(new Uint8Array(32).fill(9)));

/** A root document in which these keys have the say; the first version if nothing else is said. */
export function rootDocument(
  roots: readonly Named[],
  office: Named,
  changes: Partial<RootDocument> & { readonly threshold?: number } = {},
): RootDocument {
  const { threshold = 1, ...rest } = changes;
  return {
    format: 'jieping/root',
    version: 1,
    expires: '2029-01-01T00:00:00.000Z',
    keys: Object.fromEntries([...roots, office].map(({ kid, jwk }) => [kid, jwk])),
    roles: { root: { kids: roots.map(({ kid }) => kid), threshold }, office: { kids: [office.kid], threshold: 1 } },
    recipients: [{ use: 'primary', age: RECIPIENT }],
    prev_sha256: '0'.repeat(64),
    ...rest,
  };
}

/** The first version of a root that lets this office key sign packages. */
export async function rootsOf(office: Named): Promise<readonly SignedRoot[]> {
  const root = aSigner(0x31);
  return [await signRoot(rootDocument([root], office), [root])];
}
