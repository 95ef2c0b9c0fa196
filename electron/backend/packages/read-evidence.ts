import { packageRefused, type AppError } from '../../../shared/errors.ts';
import { Roster } from '../../../shared/model/round.ts';
import type { Layout } from '../../../shared/package-format/container.ts';
import { ROSTER, ROUND_MANIFEST, ROUND_SIGNATURES } from '../../../shared/package-format/evidence.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import { readManifest, type Manifest } from '../../../shared/package-format/manifest.ts';
import { ROOT_CHAIN } from '../../../shared/package-format/root.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { readEntry } from './open-package.ts';
import { sha256Hex } from './records.ts';
import { officeKeysOf, readRootChain, type RootChain } from './root-chain.ts';
import { verifySignatureFile, type TrustedKey } from './signatures.ts';
import { parseStrict } from './strict-json.ts';

/** Whose signatures a file proves by what it carries; worth something once its root is found to be the right one. */
export interface Evidence {
  readonly chain: RootChain;
  readonly keys: readonly TrustedKey[];
  /** What the roster calls the owner of a key. */
  readonly labels: ReadonlyMap<string, string>;
  /** The round and the SHA-256 of the package's manifest that the roster is of; null where the office itself signed. */
  readonly round: { readonly id: string; readonly manifestSha256: string } | null;
}

interface Parts {
  readonly roots: Uint8Array | null;
  readonly manifest: Uint8Array | null;
  readonly signatures: Uint8Array | null;
  readonly roster: Uint8Array | null;
}

function partsOf(file: RandomAccess, layout: Layout): Result<Parts, AppError> {
  const sizes = [
    [ROOT_CHAIN, LIMITS.rootChain],
    [ROUND_MANIFEST, LIMITS.manifest],
    [ROUND_SIGNATURES, LIMITS.signatures],
    [ROSTER, LIMITS.jsonResource],
  ] as const;
  const read: (Uint8Array | null)[] = [];
  for (const [name, most] of sizes) {
    const entry = layout.entries.find((one) => one.name === name);
    if (entry !== undefined && entry.size > most) return refuse(packageRefused('E_TOO_BIG', name));
    read.push(entry === undefined ? null : readEntry(file, entry));
  }
  const [roots = null, manifest = null, signatures = null, roster = null] = read;
  return ok({ roots, manifest, signatures, roster });
}

function roundManifest(bytes: Uint8Array): Result<Manifest, AppError> {
  const value = parseStrict(bytes);
  if (!value.ok) return refuse(packageRefused(value.error, ROUND_MANIFEST));
  const manifest = readManifest(value.value, 'round');
  return manifest.ok ? manifest : refuse(packageRefused(manifest.error, ROUND_MANIFEST));
}

/** The roster of the package, which the package's signed manifest must list with this very content. */
function rosterIn(bytes: Uint8Array, manifest: Manifest): Result<Roster, AppError> {
  const listed = manifest.resources.find(({ path }) => path === ROSTER);
  if (listed?.hash !== `sha256:${sha256Hex(bytes)}`) return refuse(packageRefused('E_CONTENT_HASH', ROSTER));
  const value = parseStrict(bytes);
  if (!value.ok) return refuse(packageRefused(value.error, ROSTER));
  const roster = Roster.safeParse(value.value);
  return roster.success ? ok(roster.data) : refuse(packageRefused('E_SCHEMA', ROSTER));
}

/**
 * Follows what a file carries about its signer: the office's root, the package that the root's key signed, and the
 * roster in that package. `null` where it carries no root. Refusals: those of the root, of a manifest and its
 * signatures, E_CONTENT_HASH for a roster that is not the package's, E_TOO_BIG.
 */
export async function readEvidence(file: RandomAccess, layout: Layout): Promise<Result<Evidence | null, AppError>> {
  const parts = partsOf(file, layout);
  if (!parts.ok) return parts;
  const { roots, manifest, signatures, roster } = parts.value;
  if (roots === null) return ok(null);
  const chain = await readRootChain(roots);
  if (!chain.ok) return refuse(packageRefused(chain.error, ROOT_CHAIN));
  const office = officeKeysOf(chain.value);
  if (manifest === null || signatures === null || roster === null) {
    return ok({ chain: chain.value, keys: office, labels: new Map(), round: null });
  }
  const signed = await verifySignatureFile(signatures, 'round', manifest, office);
  if (!signed.ok)
    return refuse(packageRefused(signed.error === 'H_KEY_UNKNOWN' ? 'E_ROOT' : signed.error, ROUND_SIGNATURES));
  const issued = roundManifest(manifest);
  if (!issued.ok) return issued;
  const known = rosterIn(roster, issued.value);
  if (!known.ok) return known;
  const { devices } = known.value;
  return ok({
    chain: chain.value,
    keys: devices.map(({ kid, jwk, id }) => ({ kid, jwk, device: id })),
    labels: new Map(devices.map(({ kid, label }) => [kid, label])),
    round: { id: issued.value.round.id, manifestSha256: sha256Hex(manifest) },
  });
}
