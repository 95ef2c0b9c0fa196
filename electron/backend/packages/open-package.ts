import { createHash } from 'node:crypto';
import { packageRefused, type AppError, type PackageCode } from '../../../shared/errors.ts';
import type { Layout, PlacedEntry } from '../../../shared/package-format/container.ts';
import { formatOf, kindOfMediaType, PACKAGE_KINDS, type ContainerKind } from '../../../shared/package-format/kinds.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import { REHEARSAL, readManifest, type Manifest } from '../../../shared/package-format/manifest.ts';
import { LEADING_ENTRIES, MANIFEST } from '../../../shared/package-format/names.ts';
import { ROOT_CHAIN } from '../../../shared/package-format/root.ts';
import { readStructure, type RandomAccess } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { officeKeysOf, readRootChain } from './root-chain.ts';
import { verifySignatureFile, type TrustedKey } from './signatures.ts';
import { parseStrict } from './strict-json.ts';

export interface ReadOptions {
  readonly kind: ContainerKind;
  /**
   * Whose signatures count. `root-chain` is for round packages: a key in the office role of the root that the package
   * itself carries must have signed it. The caller compares that root with the one it knows or with typed digits.
   */
  readonly keys: readonly TrustedKey[] | 'root-chain';
  /** Round that the file must belong to. */
  readonly round?: string;
  /** Thumbprints of the office's keys, old ones too: the file must be addressed to one of them. */
  readonly aud?: string | readonly string[];
  /** Whether this is a practice round; `either` where the round is not known yet. */
  readonly rehearsal: boolean | 'either';
  /** The file came plain where the round requires encryption. */
  readonly refusePlain?: boolean;
}

/** A container whose structure, signature and manifest are good; its resources are not yet compared. */
export interface OpenedPackage {
  readonly layout: Layout;
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array;
  readonly manifestSha256: string;
  readonly signaturesBytes: Uint8Array;
  readonly signer: TrustedKey;
}

export function readEntry(file: RandomAccess, entry: PlacedEntry | undefined): Uint8Array {
  return entry ? file.read(entry.start, entry.size) : new Uint8Array();
}

/** Looks at the first byte only: a single JSON file of ours is another kind, anything but a container is not ours. */
function sniff(file: RandomAccess): PackageCode | null {
  const [first] = file.read(0, 1);
  if (first === 0x50) return null;
  if (first !== 0x7b || file.size > LIMITS.singleJson) return 'E_NOT_OURS';
  const value = parseStrict(file.read(0, file.size));
  if (!value.ok || typeof value.value !== 'object' || value.value === null) return 'E_NOT_OURS';
  const format: unknown = Reflect.get(value.value, 'format');
  return PACKAGE_KINDS.some((kind) => formatOf(kind) === format) ? 'E_KIND' : 'E_NOT_OURS';
}

function checkKind(file: RandomAccess, layout: Layout, kind: ContainerKind): PackageCode | null {
  const found = kindOfMediaType(Buffer.from(readEntry(file, layout.entries[0])).toString('latin1'));
  if (found === null) return 'E_NOT_OURS';
  return found === kind ? null : 'E_KIND';
}

/** The office keys in the root that a package carries; worth something only once that root is found to be known. */
async function keysOfRoot(file: RandomAccess, layout: Layout): Promise<Result<readonly TrustedKey[], PackageCode>> {
  const entry = layout.entries.find(({ name }) => name === ROOT_CHAIN);
  if (!entry) return refuse('E_CONTENT_LIST');
  if (entry.size > LIMITS.rootChain) return refuse('E_TOO_BIG');
  const chain = await readRootChain(readEntry(file, entry));
  return chain.ok ? ok(officeKeysOf(chain.value)) : chain;
}

/** The archive must hold exactly what the manifest lists, but what may be omitted, in its order and with its sizes. */
function isListed(layout: Layout, manifest: Manifest): boolean {
  const entries = layout.entries.slice(LEADING_ENTRIES.length);
  const there = new Set(entries.map(({ name }) => name));
  const expected = manifest.resources.filter(({ path, omissible }) => omissible !== true || there.has(path));
  if (entries.length !== expected.length) return false;
  return expected.every(({ path, bytes }, index) => {
    const entry = entries[index];
    return entry?.name === path && entry.size === bytes;
  });
}

function checkManifest(
  manifest: Manifest,
  layout: Layout,
  options: ReadOptions,
  signers: readonly TrustedKey[],
): Result<TrustedKey, PackageCode> {
  if (options.round !== undefined && manifest.round.id !== options.round) return refuse('E_ROUND');
  if (options.rehearsal !== 'either' && manifest.critical.includes(REHEARSAL) !== options.rehearsal) {
    return refuse('E_REHEARSAL');
  }
  const { aud } = options;
  const own = typeof aud === 'string' ? [aud] : aud;
  if (own !== undefined && !own.some((kid) => manifest.aud.includes(kid))) return refuse('E_AUD');
  const signer = signers.find(({ kid }) => kid === manifest.signer.kid);
  if (!signer || (signer.device !== undefined && signer.device !== manifest.signer.device)) return refuse('E_SIGNER');
  if (manifest.log && manifest.log.dev !== manifest.signer.device) return refuse('E_SIGNER');
  return isListed(layout, manifest) ? ok(signer) : refuse('E_CONTENT_LIST');
}

/**
 * Opens a container, in an order that is law: what it is, size, structure, kind, signature over the raw manifest,
 * and only then the manifest's meaning. Refusals: all codes but those of the content itself.
 */
export async function openPackage(file: RandomAccess, options: ReadOptions): Promise<Result<OpenedPackage, AppError>> {
  const foreign = sniff(file);
  if (foreign) return refuse(packageRefused(foreign));
  if (options.kind === 'round' && file.size > LIMITS.roundFile) return refuse(packageRefused('E_TOO_BIG'));
  const structure = readStructure(file);
  if (!structure.ok) return refuse(packageRefused(structure.error));
  const layout = structure.value;
  const otherKind = checkKind(file, layout, options.kind);
  if (otherKind) return refuse(packageRefused(otherKind));
  // Said only of a file that is the right kind: the sentence tells to make it again.
  if (options.refusePlain === true) return refuse(packageRefused('E_PLAIN'));

  const keys = options.keys === 'root-chain' ? await keysOfRoot(file, layout) : ok(options.keys);
  if (!keys.ok) return refuse(packageRefused(keys.error, ROOT_CHAIN));
  const manifestBytes = readEntry(file, layout.entries[1]);
  const signaturesBytes = readEntry(file, layout.entries[2]);
  const signers = await verifySignatureFile(signaturesBytes, options.kind, manifestBytes, keys.value);
  if (!signers.ok) return refuse(packageRefused(signers.error));

  const value = parseStrict(manifestBytes);
  if (!value.ok) return refuse(packageRefused(value.error, MANIFEST));
  const manifest = readManifest(value.value, options.kind);
  if (!manifest.ok) return refuse(packageRefused(manifest.error, MANIFEST));
  const signer = checkManifest(manifest.value, layout, options, signers.value);
  if (!signer.ok) return refuse(packageRefused(signer.error, MANIFEST));
  return ok({
    layout,
    manifest: manifest.value,
    manifestBytes,
    manifestSha256: createHash('sha256').update(manifestBytes).digest('hex'),
    signaturesBytes,
    signer: signer.value,
  });
}
