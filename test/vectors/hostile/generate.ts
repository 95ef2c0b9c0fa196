import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { OFFICE_KID, OTHER, ROUND, KEY } from '../../backend/packages/fixture.ts';
import type { HostileCase, ReaderName } from './build/case.ts';
import { claimsCases } from './build/claims.ts';
import { containerCases } from './build/container.ts';
import { encryptedCases, PRIMARY } from './build/encrypted.ts';
import { describeLarge, LARGE, writeLarge } from './build/large.ts';
import { manifestCases } from './build/manifest.ts';
import { mutantCases } from './build/mutants.ts';
import { recordCases } from './build/records.ts';
import { returnCases } from './build/returns.ts';
import { roundCases } from './build/rounds.ts';
import { signatureCases } from './build/signatures.ts';
import { receiptCases, requestCases } from './build/single-json.ts';

/**
 * Writes the corpus of hostile files; it may only ever give the same bytes.
 * `node test/vectors/hostile/generate.ts` writes the small files, with a folder as argument the large ones into it.
 */

/** What a reader knows before it opens a file; members that are not there are not checked. */
export interface CorpusReader {
  /**
   * Keys whose signatures count, each with the device that it belongs to. Without them a round package is believed if
   * its own root says so.
   */
  readonly keys?: readonly { readonly kid: string; readonly x: string; readonly device?: string }[];
  /** The round that the file must belong to. */
  readonly round?: string;
  /** The office that the file must be addressed to. */
  readonly aud?: string;
  readonly rehearsal?: boolean;
  /** Secret keys of the reader, for files that are encrypted. */
  readonly identities?: readonly string[];
  /** `required`: a plain file is refused. */
  readonly encryption?: 'required' | 'none';
}

const keys = [{ kid: KEY.kid, x: KEY.jwk.x, device: KEY.device ?? '' }];
const office: CorpusReader = { keys, round: ROUND, aud: OFFICE_KID, rehearsal: false };
const computer: CorpusReader = {
  keys: [{ kid: OTHER.kid, x: OTHER.jwk.x }],
  round: ROUND,
  aud: KEY.kid,
  rehearsal: false,
};
export const READERS: Readonly<Record<ReaderName, CorpusReader>> = {
  office,
  practice: { ...office, rehearsal: true },
  sealed: { ...office, identities: [PRIMARY.identity], encryption: 'required' },
  /** The computer of the corpus, which knows its office. */
  computer,
  /** The same where files for it have to be encrypted. */
  reviewer: { ...computer, identities: [PRIMARY.identity], encryption: 'required' },
  /** A computer that opens its first round package; people compare the digits of the root afterwards. */
  newcomer: { rehearsal: false },
  enrolment: {},
};

/** One line of `expected.json`. */
export interface Expected {
  readonly file: string;
  readonly sha256: string;
  readonly size: number;
  readonly kind: string;
  readonly reader: ReaderName;
  readonly code: string;
  readonly row: number | null;
  readonly what: string;
}

function expectedOf({ name, kind, reader, code, row, what, bytes }: HostileCase): Expected {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file: `${name}.jp${kind}`, sha256, size: bytes.length, kind, reader, code, row, what };
}

/** Every small file of the corpus: its line in `expected.json` and its bytes. */
export async function corpus(): Promise<readonly { readonly expected: Expected; readonly bytes: Uint8Array }[]> {
  const cases = [
    ...(await containerCases()),
    ...(await signatureCases()),
    ...(await manifestCases()),
    ...(await recordCases()),
    ...(await requestCases()),
    ...(await receiptCases()),
    ...(await returnCases()),
    ...(await claimsCases()),
    ...(await roundCases()),
    ...(await mutantCases()),
    ...(await encryptedCases()),
  ];
  return cases.map((one) => ({ expected: expectedOf(one), bytes: one.bytes }));
}

/** The lines of the large files, which are made on demand. */
export async function largeFiles(): Promise<readonly Expected[]> {
  const lines: Expected[] = [];
  for (const large of LARGE) {
    const { name, code, row, what, reader } = large;
    const { size, sha256 } = await describeLarge(large);
    lines.push({ file: `large-${name}.jpback`, sha256, size, kind: 'back', reader, code, row, what });
  }
  return lines;
}

async function writeCorpus(): Promise<void> {
  const folder = new URL('files/', import.meta.url);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const small = await corpus();
  for (const { expected, bytes } of small) writeFileSync(new URL(expected.file, folder), bytes, { flag: 'wx' });
  const files = small.map(({ expected }) => expected);
  const text = JSON.stringify({ readers: READERS, files, large: await largeFiles() }, null, 1);
  writeFileSync(new URL('expected.json', import.meta.url), `${text}\n`);
}

if (import.meta.main) {
  const [, , target] = process.argv;
  if (target === undefined) await writeCorpus();
  else for (const large of LARGE) await writeLarge(large, target);
}
