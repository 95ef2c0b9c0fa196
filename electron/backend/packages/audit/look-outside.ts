import type { PackageCode } from '../../../../shared/errors.ts';
import type { Layout } from '../../../../shared/package-format/container.ts';
import {
  CONTAINER_KINDS,
  formatOf,
  kindOfMediaType,
  type ContainerKind,
} from '../../../../shared/package-format/kinds.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import { readStructure, type RandomAccess } from '../../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { isEncrypted } from '../age-header.ts';
import { readEntry } from '../open-package.ts';
import { parseStrict } from '../strict-json.ts';

/** What a file is, told by its content alone; its name is never believed. */
export type Outside =
  | { readonly form: 'encrypted' }
  | { readonly form: 'container'; readonly kind: ContainerKind; readonly layout: Layout }
  | { readonly form: 'json'; readonly kind: 'enrol' | 'receipt'; readonly bytes: Uint8Array };

const SINGLE = ['enrol', 'receipt'] as const;

function includes(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text);
}

function lookAtJson(file: RandomAccess): Result<Outside, PackageCode> {
  if (file.size > LIMITS.singleJson) return refuse('E_NOT_OURS');
  const bytes = file.read(0, file.size);
  const value = parseStrict(bytes);
  // Of what looks like one of ours, that it is broken says more than that it is not known.
  if (!value.ok) return refuse(SINGLE.some((one) => includes(bytes, formatOf(one))) ? value.error : 'E_NOT_OURS');
  const format: unknown = value.value === null ? null : Reflect.get(Object(value.value), 'format');
  const kind = SINGLE.find((one) => formatOf(one) === format);
  return kind === undefined ? refuse('E_NOT_OURS') : ok({ form: 'json', kind, bytes });
}

function lookAtContainer(file: RandomAccess): Result<Outside, PackageCode> {
  const structure = readStructure(file);
  if (!structure.ok) return structure;
  const layout = structure.value;
  const found = kindOfMediaType(Buffer.from(readEntry(file, layout.entries[0])).toString('latin1'));
  const kind = CONTAINER_KINDS.find((one) => one === found);
  return kind === undefined ? refuse('E_NOT_OURS') : ok({ form: 'container', kind, layout });
}

/** Says what a file is. Refusals: E_NOT_OURS, those of strict JSON and those of the structure of a container. */
export function lookOutside(file: RandomAccess): Result<Outside, PackageCode> {
  if (isEncrypted(file)) return ok({ form: 'encrypted' });
  const [first] = file.read(0, 1);
  if (first === 0x50) return lookAtContainer(file);
  return first === 0x7b ? lookAtJson(file) : refuse('E_NOT_OURS');
}
