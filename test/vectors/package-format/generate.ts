import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { singleJson } from '../../../electron/backend/packages/single-json.ts';
import { manifestBytes } from '../../../electron/backend/packages/write-package.ts';
import {
  DEVICE,
  OFFICE_KID,
  OTHER,
  ROUND,
  SIGNER,
  backWith,
  bytesOf,
  chainOf,
  positionOf,
} from '../../backend/packages/fixture.ts';
import { fixedEncrypt } from '../fixed-age.ts';
import { BACKUP, PRIMARY } from '../hostile/build/encrypted.ts';
import { copyWithout, goodRoots, hidingRound, roundWith } from '../round-vector.ts';
import { goodClaims } from '../hostile/build/claims.ts';
import { goodTicket } from '../hostile/build/returns.ts';
import { withLaterSignature } from '../hostile/build/signatures.ts';
import { goodRequest } from '../hostile/build/single-json.ts';

/**
 * Writes the good files of the format, at least one of each kind; they may only ever give the same bytes.
 * `node test/vectors/package-format/generate.ts`
 */
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The smallest hand-over file; frozen since the first version. */
export async function minimalVector(): Promise<{ readonly file: Buffer; readonly expected: Record<string, unknown> }> {
  const records = chainOf(2);
  const input = backWith(records);
  const file = await bytesOf(input);
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

/** What the office says it has of the computer that made the smallest hand-over file. */
async function receipt(): Promise<Buffer> {
  const { file } = await minimalVector();
  const { to, head } = positionOf(chainOf(2));
  const body = {
    at: '2026-11-23T03:00:00.000Z',
    critical: [],
    dev: DEVICE,
    files: [sha256(file)],
    format_version: '1.0',
    head,
    min_reader: '1.0',
    missing: [],
    round: ROUND,
    to,
  };
  return Buffer.from(await singleJson('receipt', body, OTHER));
}

/** Every good file, by name. */
export async function goodVectors(): Promise<ReadonlyMap<string, Buffer>> {
  const { file } = await minimalVector();
  const hiding = roundWith(await goodRoots(), hidingRound());
  return new Map([
    ['minimal.jpback', file],
    ['two-signatures.jpback', await withLaterSignature()],
    ['round.jpround', await bytesOf(roundWith(await goodRoots()))],
    ['hidden-weights.jpround', await bytesOf(hiding)],
    ['without-weights.jpround', await copyWithout('data/weights.json', hiding)],
    ['sealed.jpback', await fixedEncrypt('vector', file, [PRIMARY.recipient, BACKUP.recipient])],
    ['office-primary.identity', Buffer.from(`${PRIMARY.identity}\n`)],
    ['office-backup.identity', Buffer.from(`${BACKUP.identity}\n`)],
    ['request.jpenrol', await goodRequest({ keys: { sign: SIGNER.jwk, enc: PRIMARY.recipient } })],
    ['receipt.jpreceipt', await receipt()],
    ['return.jpoffice', await goodTicket()],
    ['claims.jpoffice', await goodClaims()],
  ]);
}

if (import.meta.main) {
  const folder = new URL('good/', import.meta.url);
  const { expected } = await minimalVector();
  mkdirSync(folder, { recursive: true });
  const files = await goodVectors();
  for (const [name, bytes] of files) writeFileSync(new URL(name, folder), bytes);
  const sums = [...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`);
  writeFileSync(new URL('SHA256SUMS', folder), sums.join(''));
  writeFileSync(new URL('minimal.expected.json', folder), `${JSON.stringify(expected, null, 2)}\n`);
}
