import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { IdSource } from '../ports.ts';

/**
 * Files by opaque name. Hosts register what the user picked; services register what the user may take away. Nothing
 * that comes from a screen is ever used as a path.
 */
export interface FileRefs {
  /** The file at `path`, shown to the user as `name` (default: its own). */
  register(path: string, name?: string): FileRef;
  /** Path behind a name, or undefined for one that was never given out. */
  path(ref: string): string | undefined;
  name(ref: string): string | undefined;
}

export function createFileRefs(ids: IdSource): FileRefs {
  const files = new Map<string, { readonly path: string; readonly name: string }>();
  return {
    register(path, name = basename(path)) {
      const ref = Buffer.from(ids.bytes(24)).toString('base64url');
      files.set(ref, { path, name });
      return { ref, name, size: statSync(path).size };
    },
    path: (ref) => files.get(ref)?.path,
    name: (ref) => files.get(ref)?.name,
  };
}
