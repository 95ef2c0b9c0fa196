import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDeviceIdentity } from '../../electron/backend/crypto/device-identity-file.ts';
import { decryptFile } from '../../electron/backend/packages/decrypt-file.ts';
import { inMemory, openFile } from '../../electron/backend/packages/random-access.ts';
import { readStructure } from '../../shared/package-format/structure.ts';
import type { Computer } from './round-trip.ts';
import { tempDir } from './temp-dir.ts';

/** A file that was encrypted for this computer, as it is inside: the bytes of every entry by its name. */
export async function openedFor({ root, ports }: Computer, path: string): Promise<ReadonlyMap<string, Buffer>> {
  const name = 'device-decrypt.key';
  const identity = await readDeviceIdentity(join(root, 'keys', name), name, ports.secrets);
  if (!identity.ok) throw new Error(JSON.stringify(identity.error));
  const plain = join(tempDir(), 'plain');
  const file = openFile(path);
  const decrypted = await decryptFile(file, plain, [identity.value]);
  file.close();
  if (!decrypted.ok) throw new Error(JSON.stringify(decrypted.error));
  const bytes = readFileSync(plain);
  const layout = readStructure(inMemory(bytes));
  if (!layout.ok) throw new Error(layout.error);
  return new Map(
    layout.value.entries.map(({ name: entry, start, size }) => [entry, bytes.subarray(start, start + size)]),
  );
}
