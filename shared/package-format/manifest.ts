import { z } from 'zod';
import type { PackageCode } from '../errors.ts';
import { HASH } from '../model/record.ts';
import { ok, refuse, type Result } from '../result.ts';
import { CONTAINER_KINDS, formatOf, type ContainerKind } from './kinds.ts';
import { LIMITS } from './limits.ts';
import { isResourceName } from './names.ts';

/** Version of the format that this program writes, and the lowest reader that understands it. */
export const FORMAT_VERSION = '1.0';
export const MIN_READER = '1.0';
/** Round packages carry the office's root since 1.1; a reader of 1.0 would not know whom to believe. */
export const ROUND_VERSION = '1.1';
/**
 * Round packages of which a copy may leave the weights out, and hand-over files that may leave the answers of
 * questionnaires out, since 1.2; older readers would refuse the copy unnamed.
 */
export const OMITTING_VERSION = '1.2';
/** Claims for reviewers, since 1.3; an older reader would take such a file for a damaged return ticket. */
export const CLAIMS_VERSION = '1.3';
const READER = { major: 1, minor: 3 };

/** Marks files of a practice round, which a real round refuses. */
export const REHEARSAL = 'rehearsal';
const KNOWN_FEATURES: ReadonlySet<string> = new Set([REHEARSAL]);

const Version = z.string().regex(/^\d{1,3}\.\d{1,3}$/);
const Id = z.string().min(1).max(64);
const Kid = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const Resource = z.looseObject({
  path: z.string().refine(isResourceName),
  bytes: z.int().min(0).max(LIMITS.file),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  mediatype: z.string().max(100),
  role: z.string().max(40),
  /** The container may leave it out; what is listed is signed all the same. */
  omissible: z.literal(true).exactOptional(),
});
export type Resource = z.infer<typeof Resource>;

/** Position of the log in its device's chain. `from` − 1 = `to` and `head` = `prev` say that the log is empty. */
export const LogPosition = z.looseObject({
  dev: Id,
  from: z.int().min(1),
  to: z.int().min(0),
  prev: z.string().regex(HASH),
  head: z.string().regex(HASH),
});
export type LogPosition = z.infer<typeof LogPosition>;

/** The signed list of everything in a container. Members that a newer version adds are kept and ignored. */
export const Manifest = z.looseObject({
  format: z.string().max(40),
  format_version: Version,
  min_reader: Version,
  critical: z.array(z.string().max(40)).max(20),
  kind: z.enum(CONTAINER_KINDS),
  id: Id,
  round: z.looseObject({ id: Id, package_seq: z.int().min(0), package_sha256: z.string().regex(HASH) }),
  aud: z.array(Kid).max(20),
  signer: z.looseObject({ device: Id, kid: Kid }),
  log: LogPosition.exactOptional(),
  created: z.iso.datetime({ offset: true }),
  resources: z.array(Resource).max(LIMITS.entries),
});
export type Manifest = z.infer<typeof Manifest>;

const VersionClaim = z.looseObject({ min_reader: Version, critical: z.array(z.string()) });

function isForThisReader(claim: z.infer<typeof VersionClaim>): boolean {
  const [major = 0, minor = 0] = claim.min_reader.split('.').map(Number);
  if (major !== READER.major || minor > READER.minor) return false;
  return claim.critical.every((feature) => KNOWN_FEATURES.has(feature));
}

/**
 * Checks a parsed manifest for one kind. The version comes first, because a newer version may have other members.
 * Refusals: E_VERSION_NEW, E_MANIFEST, E_KIND.
 */
export function readManifest(value: unknown, kind: ContainerKind): Result<Manifest, PackageCode> {
  const claim = VersionClaim.safeParse(value);
  if (!claim.success) return refuse('E_MANIFEST');
  if (!isForThisReader(claim.data)) return refuse('E_VERSION_NEW');
  const manifest = Manifest.safeParse(value);
  if (!manifest.success) return refuse('E_MANIFEST');
  if (manifest.data.kind !== kind || manifest.data.format !== formatOf(kind)) return refuse('E_KIND');
  if (kind === 'back' && !manifest.data.log) return refuse('E_MANIFEST');
  return ok(manifest.data);
}
