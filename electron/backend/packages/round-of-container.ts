import { Manifest } from '../../../shared/package-format/manifest.ts';
import { MANIFEST } from '../../../shared/package-format/names.ts';
import { readStructure } from '../../../shared/package-format/structure.ts';
import { readEntry } from './open-package.ts';
import { openFile } from './random-access.ts';
import { parseStrict } from './strict-json.ts';

/** Id of the round that a plain container says it is of, unproven; null for what is none. Disk trouble is thrown. */
export function roundOfContainer(path: string): string | null {
  const file = openFile(path);
  try {
    const layout = readStructure(file);
    const entry = layout.ok ? layout.value.entries.find(({ name }) => name === MANIFEST) : undefined;
    const read = entry === undefined ? null : parseStrict(readEntry(file, entry));
    const manifest = read?.ok === true ? Manifest.safeParse(read.value) : null;
    return manifest?.success === true ? manifest.data.round.id : null;
  } finally {
    file.close();
  }
}
