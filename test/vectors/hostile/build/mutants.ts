import type { PackageCode } from '../../../../shared/errors.ts';
import { readStructure } from '../../../../shared/package-format/structure.ts';
import { inMemory } from '../../../../electron/backend/packages/random-access.ts';
import { backWith, bytesOf, chainOf } from '../../../backend/packages/fixture.ts';
import { backCase, type HostileCase } from './case.ts';

/** A part of a file that a mutant changes: byte `from` up to, not including, byte `to`. */
export interface Region {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export const CLASSES = ['flip', 'cut', 'delete', 'insert', 'double', 'swap'] as const;
export type MutantClass = (typeof CLASSES)[number];

const BLOCK = 8;

/** The file changed in the middle of a region; `swap` exchanges two blocks of 8 bytes that differ. */
export function mutate(file: Buffer, how: MutantClass, { from, to }: Region): Buffer {
  const at = from + Math.floor((to - from) / 2);
  const before = file.subarray(0, at);
  switch (how) {
    case 'flip': {
      const copy = Buffer.from(file);
      copy[at]! ^= 4;
      return copy;
    }
    case 'cut':
      return Buffer.from(before);
    case 'delete':
      return Buffer.concat([before, file.subarray(at + 1)]);
    case 'insert':
      return Buffer.concat([before, Buffer.from([0x61]), file.subarray(at)]);
    case 'double':
      return Buffer.concat([file.subarray(0, at), file.subarray(at - BLOCK, at), file.subarray(at)]);
    case 'swap': {
      // One byte off the middle, where two records of the same length would begin with the same text.
      const copy = Buffer.from(file);
      file.copy(copy, from, at + 1, at + 1 + BLOCK);
      file.copy(copy, at + 1, from, from + BLOCK);
      return copy;
    }
    default:
      throw new Error(how satisfies never);
  }
}

/** Header and content of every leading entry and of the log, then the directory and the end record. */
function regionsOf(file: Buffer): readonly Region[] {
  const layout = readStructure(inMemory(file));
  if (!layout.ok) throw new Error(layout.error);
  const { entries, directory, size } = layout.value;
  const contents = entries.map(({ name, start, size: length }) => ({
    name: name.replace(/^data\/|\.(nd)?json$/g, ''),
    from: start,
    to: start + length,
  }));
  const header = entries.at(-1)!;
  return [
    { name: 'header', from: header.offset, to: header.start },
    ...contents,
    { name: 'directory', from: directory, to: size - 22 },
    { name: 'end', from: size - 22, to: size },
  ];
}

const STRUCTURE: Readonly<Record<MutantClass, PackageCode>> = {
  flip: 'E_ZIP_LAYOUT',
  cut: 'E_TRUNCATED',
  delete: 'E_ZIP_LAYOUT',
  insert: 'E_ZIP_LAYOUT',
  double: 'E_ZIP_LAYOUT',
  swap: 'E_ZIP_LAYOUT',
};
/** What a change of equal length meets first, by region; all other changes break the layout. */
const BY_REGION: Readonly<Record<string, Partial<Record<MutantClass, PackageCode>>>> = {
  mimetype: { flip: 'E_NOT_OURS', swap: 'E_NOT_OURS' },
  manifest: { flip: 'E_SIG_BAD', swap: 'E_SIG_BAD' },
  signatures: { flip: 'E_SIG_TYPE', swap: 'E_SIG_FORMAT' },
  revisions: { flip: 'E_CONTENT_HASH', swap: 'E_CONTENT_HASH' },
  directory: { flip: 'E_ZIP_PROFILE' },
  end: { delete: 'E_TRUNCATED', insert: 'E_TRUNCATED', double: 'E_TRUNCATED', swap: 'E_TRUNCATED' },
};

/** One mutant of every class in every region of a good file. */
export async function mutantCases(): Promise<readonly HostileCase[]> {
  const file = await bytesOf(backWith(chainOf(2)));
  return regionsOf(file).flatMap((region) =>
    CLASSES.map((how) => {
      const bytes = mutate(file, how, region);
      if (bytes.equals(file)) throw new Error(`${how} in ${region.name} changes nothing`);
      const code = BY_REGION[region.name]?.[how] ?? STRUCTURE[how];
      return backCase(null, `mutant-${region.name}-${how}`, `${how} in ${region.name}`, code, bytes);
    }),
  );
}
