import { createHash } from 'node:crypto';
import { packageRefused, type AppError, type PackageCode } from '../../../shared/errors.ts';
import { canonicalJson } from '../../../shared/package-format/canonical-json.ts';
import {
  centralRecord,
  endRecord,
  localHeader,
  planLayout,
  type Layout,
} from '../../../shared/package-format/container.ts';
import { CLAIMS } from '../../../shared/package-format/claims.ts';
import { formatOf, mediaTypeOf, type ContainerKind } from '../../../shared/package-format/kinds.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import {
  CLAIMS_VERSION,
  FORMAT_VERSION,
  MIN_READER,
  OMITTING_VERSION,
  ROUND_VERSION,
  type LogPosition,
  type Manifest,
} from '../../../shared/package-format/manifest.ts';
import { MANIFEST, MIMETYPE, SIGNATURES } from '../../../shared/package-format/names.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { Signer } from '../crypto/key-ring.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { diskError } from '../files/disk-errors.ts';
import { givingWay } from '../give-way.ts';
import { contentPieces, crcOf, sha256Of, sizeOf, type Content } from './content.ts';
import { hashSteps } from './hash-pass.ts';
import { openPackage } from './open-package.ts';
import { openFile, type OpenFile } from './random-access.ts';
import { sha256Hex } from './records.ts';
import { signatureFile } from './signatures.ts';

export type NewResource = Content & {
  readonly path: string;
  readonly mediatype: string;
  readonly role: string;
  /** Copies may leave it out. */
  readonly omissible?: true;
};

export interface NewPackage {
  readonly kind: ContainerKind;
  readonly id: string;
  /** Round packages: their own number and the SHA-256 of the manifest before (zeros for the first). */
  readonly round: { readonly id: string; readonly package_seq: number; readonly package_sha256: string };
  /** Thumbprints of the office keys that the file is meant for; empty for everybody in the round. */
  readonly aud: readonly string[];
  readonly signer: { readonly device: string; readonly kid: string };
  readonly log?: LogPosition;
  /** UTC with `Z`. */
  readonly created: string;
  /** Further manifest members, for information. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly critical: readonly string[];
  readonly resources: readonly NewResource[];
  readonly sign: Signer;
}

export interface WrittenPackage {
  /** SHA-256 of the whole file. */
  readonly sha256: string;
  readonly size: number;
  readonly manifestSha256: string;
  readonly manifestBytes: Uint8Array;
  readonly signaturesBytes: Uint8Array;
}

export type Entry = Content & { readonly name: string };

/** The lowest reader that understands this very file. */
function versionsOf({ kind, resources }: NewPackage): { readonly format_version: string; readonly min_reader: string } {
  if (kind === 'office' && resources.some(({ path }) => path === CLAIMS)) {
    return { format_version: CLAIMS_VERSION, min_reader: CLAIMS_VERSION };
  }
  const omits = resources.some(({ omissible }) => omissible === true);
  if (kind !== 'round' && !omits) return { format_version: FORMAT_VERSION, min_reader: MIN_READER };
  const version = omits ? OMITTING_VERSION : ROUND_VERSION;
  return { format_version: version, min_reader: version };
}

/** The manifest's bytes for a package. */
export function manifestBytes(input: NewPackage): Uint8Array {
  const manifest: Manifest = {
    ...input.extra,
    format: formatOf(input.kind),
    ...versionsOf(input),
    critical: [...input.critical],
    kind: input.kind,
    id: input.id,
    round: { ...input.round },
    aud: [...input.aud],
    signer: { ...input.signer },
    ...(input.log ? { log: input.log } : {}),
    created: input.created,
    resources: input.resources.map((resource) => ({
      path: resource.path,
      bytes: sizeOf(resource),
      hash: `sha256:${sha256Of(resource)}`,
      mediatype: resource.mediatype,
      role: resource.role,
      ...(resource.omissible === undefined ? {} : { omissible: resource.omissible }),
    })),
  };
  return Buffer.from(canonicalJson(manifest), 'utf8');
}

function layoutOf(entries: readonly Entry[]): Layout {
  return planLayout(entries.map((entry) => ({ name: entry.name, size: sizeOf(entry), crc: crcOf(entry) })));
}

/** The bytes of a container with these entries, in pieces; the same entries always give the same bytes. */
export function* containerBytes(entries: readonly Entry[], layout = layoutOf(entries)): Generator<Uint8Array> {
  for (const [index, placed] of layout.entries.entries()) {
    yield localHeader(placed);
    const entry = entries[index];
    if (entry) yield* contentPieces(entry);
  }
  yield Buffer.concat(layout.entries.map((entry) => centralRecord(entry)));
  yield endRecord(layout);
}

/** All entries of a package, signed, in their order. */
export async function signedParts(
  input: NewPackage,
  manifest: Uint8Array = manifestBytes(input),
): Promise<readonly Entry[]> {
  return [
    { name: MIMETYPE, bytes: Buffer.from(mediaTypeOf(input.kind), 'ascii') },
    { name: MANIFEST, bytes: manifest },
    { name: SIGNATURES, bytes: await signatureFile(input.kind, manifest, input.sign) },
    ...input.resources.map((resource) =>
      'bytes' in resource
        ? { name: resource.path, bytes: resource.bytes }
        : { name: resource.path, from: resource.from },
    ),
  ];
}

/** What cannot be a container at all is refused before anything is written. */
function tooLarge(layout: Layout, manifest: Uint8Array): PackageCode | null {
  if (layout.entries.length > LIMITS.entries) return 'E_TOO_MANY';
  const fits = layout.size <= LIMITS.file && manifest.length <= LIMITS.manifest;
  const attachments = layout.entries.filter(({ name }) => name.startsWith('att/'));
  return fits && attachments.every(({ size }) => size <= LIMITS.attachment) ? null : 'E_TOO_BIG';
}

/**
 * Opens the finished file as a reader would: what we would refuse never leaves this computer. Questions of the pages
 * are answered in between, since a file may be gigabytes.
 */
async function selfVerify(path: string, input: NewPackage): Promise<Result<null, AppError>> {
  let file: OpenFile | null = null;
  try {
    file = openFile(path);
    const opened = await openPackage(file, {
      kind: input.kind,
      keys: [{ kid: input.sign.kid, jwk: input.sign.jwk, device: input.signer.device }],
      round: input.round.id,
      rehearsal: 'either',
    });
    return opened.ok ? await givingWay(hashSteps(file, opened.value.layout, opened.value.manifest)) : opened;
  } catch (error) {
    const known = diskError(error);
    if (known) return refuse(known);
    throw error;
  } finally {
    file?.close();
  }
}

/**
 * Writes a signed container, with no more than one piece of a stored file in memory. It is built beside `path` under a
 * temporary name, brought to the disk, opened again with the reader's checks, and only then renamed. Refusals: disk, and `package_refused` if the content itself is not
 * allowed (e.g. a resource that is too big). `without` makes a copy that leaves out what may be omitted; its manifest
 * and signature are those of the whole.
 */
export async function writePackage(
  path: string,
  input: NewPackage,
  { without = false }: { readonly without?: boolean } = {},
): Promise<Result<WrittenPackage, AppError>> {
  const manifest = manifestBytes(input);
  const omitted = new Set(input.resources.flatMap((one) => (without && one.omissible === true ? [one.path] : [])));
  const entries = (await signedParts(input, manifest)).filter(({ name }) => !omitted.has(name));
  const layout = layoutOf(entries);
  const refused = tooLarge(layout, manifest);
  if (refused) return refuse(packageRefused(refused));
  const hash = createHash('sha256');
  function* counted(): Generator<Uint8Array> {
    for (const bytes of containerBytes(entries, layout)) {
      hash.update(bytes);
      yield bytes;
    }
  }
  const written = await writeAtomically(path, counted(), {
    mode: 0o644,
    check: (temporary) => selfVerify(temporary, input),
  });
  if (!written.ok) return written;
  const signatures = entries.find(({ name }) => name === SIGNATURES);
  if (!signatures || !('bytes' in signatures)) throw new Error('a package has signatures');
  return ok({
    sha256: hash.digest('hex'),
    size: layout.size,
    manifestSha256: sha256Hex(manifest),
    manifestBytes: manifest,
    signaturesBytes: signatures.bytes,
  });
}
