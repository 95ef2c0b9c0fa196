import { LIMITS } from './limits.ts';

export const MIMETYPE = 'mimetype';
export const MANIFEST = 'manifest.json';
export const SIGNATURES = 'signatures.json';
/** The entries that every container begins with, in this order. */
export const LEADING_ENTRIES = [MIMETYPE, MANIFEST, SIGNATURES] as const;

export const LOG = 'data/revisions.ndjson';
export const PERSONAL = 'data/personal.ndjson';
/** Below this lie the attachments: two digits of the hash, then the whole hash. */
export const ATTACHMENTS = 'att/';
/** What an archive holds and what could not be put into it. */
export const ARCHIVE = 'data/archive.json';
/** What an archive says of questionnaires whose answers were wiped. */
export const SURVEY_COUNTS = 'data/survey-counts.json';

const RESOURCE =
  /^(README\.txt|data\/[a-z][a-z0-9-]{0,40}\.(ndjson|json)|att\/[0-9a-f]{2}\/[0-9a-f]{64}|orig\/[0-9a-f]{2}\/[0-9a-f]{64}(-\d{3})?)$/;

/** Name of a file kept whole in an archive, or of its `piece` counted from 1 where it is too large for one container. */
export function originalName(sha256: string, piece?: number): string {
  const name = `orig/${sha256.slice(0, 2)}/${sha256}`;
  return piece === undefined ? name : `${name}-${String(piece).padStart(3, '0')}`;
}

/** The hash that the content of an entry must have because of its name; null where the name says nothing. */
export function hashInName(name: string): string | null {
  const [, folder, hash] = /^(?:att|orig)\/([0-9a-f]{2})\/([0-9a-f]{64})$/.exec(name) ?? [];
  if (folder === undefined || hash === undefined) return null;
  // In another folder it would have two names.
  return hash.startsWith(folder) ? hash : '';
}

/** Whether a resource may have this name: no folders up, no drive letters, no case variants, ASCII only. */
export function isResourceName(name: string): boolean {
  return name.length <= LIMITS.nameLength && RESOURCE.test(name);
}

/** Whether an entry of a container may have this name. */
export function isEntryName(name: string): boolean {
  return name === MIMETYPE || name === MANIFEST || name === SIGNATURES || isResourceName(name);
}
