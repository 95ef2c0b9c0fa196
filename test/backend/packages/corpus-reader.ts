import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { AppError } from '../../../shared/errors.ts';
import type { PublicJwk } from '../../../shared/model/round.ts';
import { CONTAINER_KINDS, type ContainerKind } from '../../../shared/package-format/kinds.ts';
import type { Result } from '../../../shared/result.ts';
import { readEnrolment } from '../../../electron/backend/packages/enrolment.ts';
import type { ReadOptions } from '../../../electron/backend/packages/open-package.ts';
import { readPackage } from '../../../electron/backend/packages/package-reader.ts';
import { readReceipt } from '../../../electron/backend/packages/receipt.ts';
import type { TrustedKey } from '../../../electron/backend/packages/signatures.ts';
import { openFile } from '../../../electron/backend/packages/random-access.ts';
import { verifyPackage } from '../../../electron/backend/packages/verify-package.ts';
import { READERS, type CorpusReader, type Expected } from '../../vectors/hostile/generate.ts';

const worker = new URL('../../../electron/backend/packages/reader-worker.ts', import.meta.url);
const isContainer = (kind: string): kind is ContainerKind => CONTAINER_KINDS.some((one) => one === kind);

function codeOf(read: Result<unknown, AppError>): string {
  if (read.ok) return 'ok';
  return read.error.code === 'package_refused' ? read.error.reason : read.error.code;
}

function trusted({ keys = [] }: CorpusReader): readonly TrustedKey[] {
  const jwk = (x: string): PublicJwk => ({ kty: 'OKP', crv: 'Ed25519', x });
  return keys.map(({ kid, x, device }) => ({ kid, jwk: jwk(x), ...(device === undefined ? {} : { device }) }));
}

function optionsOf(kind: ContainerKind, reader: CorpusReader): ReadOptions {
  const { keys, round, aud, rehearsal } = reader;
  return {
    kind,
    keys: keys ? trusted(reader) : 'root-chain',
    rehearsal: rehearsal ?? 'either',
    ...(round === undefined ? {} : { round }),
    ...(aud === undefined ? {} : { aud }),
  };
}

/** What the program says of a file when it is read as `expected` says: a code, or `ok`. */
export async function judge(path: string, { kind, reader }: Pick<Expected, 'kind' | 'reader'>): Promise<string> {
  if (kind === 'enrol') return codeOf(await readEnrolment(path));
  if (kind === 'receipt') return codeOf(await readReceipt(path, trusted(READERS[reader])));
  if (!isContainer(kind)) throw new Error(`nothing reads ${kind}`);
  const { identities, encryption } = READERS[reader];
  const options = optionsOf(kind, READERS[reader]);
  if (identities) {
    const unseal = { identities, required: encryption === 'required' };
    // What is decrypted lies beside the file for a moment, and that must not be the corpus.
    const spool = mkdtempSync(join(tmpdir(), 'jieping-test-'));
    const spooled = join(spool, basename(path));
    copyFileSync(path, spooled);
    try {
      return codeOf(await readPackage({ ...options, worker, path: spooled, unseal }));
    } finally {
      rmSync(spool, { recursive: true });
    }
  }
  // Without decryption the thread adds nothing but its start for each of hundreds of files.
  const file = openFile(path);
  try {
    return codeOf(await verifyPackage(file, options));
  } finally {
    file.close();
  }
}
