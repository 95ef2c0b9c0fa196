import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { byteStream } from '../../electron/backend/packages/byte-stream.ts';
import { decryptFile } from '../../electron/backend/packages/decrypt-file.ts';
import { encryptFile } from '../../electron/backend/packages/encrypt-file.ts';
import { openFile } from '../../electron/backend/packages/random-access.ts';
import { alternate, timed, type Measurement } from './measurement.ts';
import { inScratch } from './scratch.ts';

const SIZE = 256 * 1024 * 1024;
const run = promisify(execFile);

function hasAge(): boolean {
  try {
    execFileSync('age', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What our reader's decryption costs beside the library alone and beside the `age` command. */
export function measure(): Promise<Measurement> {
  return inScratch(async (folder) => {
    const [plain, file, target, key] = ['plain', 'file.age', 'decrypted', 'key.txt'].map((name) => join(folder, name));
    if (plain === undefined || file === undefined || target === undefined || key === undefined)
      throw new Error('names');
    const identity = await generateX25519Identity();
    writeFileSync(key, `${identity}\n`, { mode: 0o600 });
    writeFileSync(plain, randomBytes(SIZE));
    const sealed = await encryptFile(plain, file, [await identityToRecipient(identity)]);
    if (!sealed.ok) throw new Error(sealed.error.code);
    const ours = async (): Promise<void> => {
      const source = openFile(file);
      const decrypted = await decryptFile(source, target, [identity]);
      source.close();
      if (!decrypted.ok) throw new Error(decrypted.error.code);
    };
    const library = async (): Promise<void> => {
      const source = openFile(file);
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      let size = 0;
      for await (const piece of await decrypter.decrypt(byteStream(source))) size += piece.length;
      source.close();
      if (size !== SIZE) throw new Error('not everything was decrypted');
    };
    const age = hasAge();
    const sides = await alternate(
      {
        'our reader, into a file': () => timed(ours),
        'the library alone, into nothing': () => timed(library),
        ...(age
          ? {
              'the age command, into a file': () => {
                rmSync(target, { force: true });
                return timed(() => run('age', ['--decrypt', '--identity', key, '--output', target, file]));
              },
            }
          : {}),
      },
      { rounds: 5, warmUp: 1 },
    );
    return {
      title: 'decrypting',
      unit: `one file of ${SIZE / 1024 / 1024} MiB`,
      sides,
      ratios: [
        {
          label: 'our reader ÷ the library alone',
          over: 'our reader, into a file',
          under: ['the library alone, into nothing'],
        },
        ...(age
          ? [
              {
                label: 'our reader ÷ the age command',
                over: 'our reader, into a file',
                under: ['the age command, into a file'],
              },
            ]
          : []),
      ],
      notes: [
        age
          ? 'The library is JavaScript and runs in one thread; the age command is native code with vector instructions. A stick gives about 30 MB/s, so decrypting is not what one waits for.'
          : 'The age command is not installed here.',
      ],
    };
  });
}
