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

const RESOURCE = /^(README\.txt|data\/[a-z][a-z0-9-]{0,40}\.(ndjson|json)|att\/[0-9a-f]{2}\/[0-9a-f]{64})$/;

/** Whether a resource may have this name: no folders up, no drive letters, no case variants, ASCII only. */
export function isResourceName(name: string): boolean {
  return name.length <= LIMITS.nameLength && RESOURCE.test(name);
}

/** Whether an entry of a container may have this name. */
export function isEntryName(name: string): boolean {
  return name === MIMETYPE || name === MANIFEST || name === SIGNATURES || isResourceName(name);
}
