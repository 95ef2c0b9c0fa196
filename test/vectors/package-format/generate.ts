import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { manifestBytes } from '../../../electron/backend/packages/write-package.ts';
import { OFFICE_KID, SIGNER, backWith, bytesOf, chainOf } from '../../backend/packages/fixture.ts';

/** Writes the test vector of the format; it may only ever give the same bytes. `node test/vectors/package-format/generate.ts` */
export async function minimalVector(): Promise<{ readonly file: Buffer; readonly expected: Record<string, unknown> }> {
  const records = chainOf(2);
  const input = backWith(records);
  const file = await bytesOf(input);
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  return {
    file,
    expected: {
      seed: 'RFC 8032 test 1',
      kid: SIGNER.kid,
      aud: OFFICE_KID,
      records: records.map(({ hash }) => hash),
      manifest: sha256(manifestBytes(input)),
      size: file.length,
      file: sha256(file),
    },
  };
}

if (import.meta.main) {
  const folder = new URL('good/', import.meta.url);
  const { file, expected } = await minimalVector();
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('minimal.jpback', folder), file);
  writeFileSync(new URL('minimal.expected.json', folder), `${JSON.stringify(expected, null, 2)}\n`);
}
