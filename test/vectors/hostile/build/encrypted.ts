import { backWith, bytesOf, chainOf } from '../../../backend/packages/fixture.ts';
import { fixedEncrypt, fixedKey, fixedPassphrase } from '../../fixed-age.ts';
import { backCase, type HostileCase } from './case.ts';
import { mutate } from './mutants.ts';

/** To whom the encrypted files of the corpus are addressed; the second key is the one in the safe. */
export const PRIMARY = await fixedKey('primary');
export const BACKUP = await fixedKey('backup');
const STRANGER = await fixedKey('stranger');
const BOTH = [PRIMARY.recipient, BACKUP.recipient];

function sealedCase(
  row: number | null,
  name: string,
  what: string,
  code: HostileCase['code'],
  bytes: Uint8Array,
): HostileCase {
  return { ...backCase(row, name, what, code, bytes), reader: 'sealed' };
}

/** Parts of an encrypted file: header with its MAC, 16 bytes of nonce, chunks of 64 KiB + 16. */
function partsOf(file: Buffer) {
  const mac = file.indexOf('\n--- ') + 1;
  const nonce = file.indexOf('\n', mac) + 1;
  return [
    { name: 'age-stanza', from: file.indexOf('-> '), to: file.indexOf('-> ', file.indexOf('-> ') + 1) },
    { name: 'age-mac', from: mac, to: nonce },
    { name: 'age-nonce', from: nonce, to: nonce + 16 },
    { name: 'age-chunk', from: nonce + 16, to: file.length },
  ];
}

function flippedAt(file: Buffer, at: number): Buffer {
  const copy = Buffer.from(file);
  copy[at]! ^= 1;
  return copy;
}

/** One mutant of every class in every part of an encrypted file. */
function mutantsOf(file: Buffer): readonly HostileCase[] {
  const classes = ['flip', 'cut', 'delete', 'insert', 'double', 'swap'] as const;
  // The first stanza is the one of our key: without it nobody is addressed. A cut header is only cut.
  const code = (part: string, how: string) => (part === 'age-stanza' && how !== 'cut' ? STANZA[how]! : 'E_AGE_DAMAGED');
  return partsOf(file).flatMap((part) =>
    classes.map((how) => {
      const bytes = mutate(file, how, part);
      return sealedCase(null, `mutant-${part.name}-${how}`, `${how} in ${part.name}`, code(part.name, how), bytes);
    }),
  );
}
const STANZA: Readonly<Record<string, HostileCase['code']>> = {
  flip: 'E_AGE_KEY',
  delete: 'E_AGE_DAMAGED',
  insert: 'E_AGE_DAMAGED',
  double: 'E_AGE_DAMAGED',
  swap: 'E_AGE_DAMAGED',
};

/** Hostile files around the container: encryption that is wrong, missing, or made to cost time. */
export async function encryptedCases(): Promise<readonly HostileCase[]> {
  const plain = await bytesOf(backWith(chainOf(2)));
  const good = await fixedEncrypt('good', plain, BOTH);
  const large = await fixedEncrypt('large', await bytesOf(backWith(chainOf(170))), BOTH);
  const chunks = large.indexOf('\n', large.indexOf('\n--- ') + 1) + 1 + 16;
  const border = chunks + 65_536 + 16;
  const newer = Buffer.from(good.toString('latin1').replace('org/v1', 'org/v2'), 'latin1');
  const easy = await fixedPassphrase('passphrase', 'x');
  const hard = Buffer.from(easy.toString('latin1').replace(/^(-> scrypt \S+) 1$/m, '$1 30'), 'latin1');
  const damaged = Buffer.from(plain);
  damaged[damaged.indexOf('路面')] = 0x20;
  const around = (name: string, bytes: Uint8Array) => fixedEncrypt(name, bytes, BOTH);
  return [
    sealedCase(null, 'sealed', 'encrypted to both keys of the office', 'ok', good),
    sealedCase(
      null,
      'sealed-backup-first',
      'our key listed last',
      'ok',
      await fixedEncrypt('order', plain, BOTH.toReversed()),
    ),
    sealedCase(
      81,
      'sealed-stranger',
      'encrypted to another office',
      'E_AGE_KEY',
      await fixedEncrypt('stranger', plain, [STRANGER.recipient]),
    ),
    sealedCase(
      82,
      'sealed-header-flipped',
      'one bit flipped in the header',
      'E_AGE_DAMAGED',
      flippedAt(good, good.indexOf('\n--- ') + 9),
    ),
    sealedCase(
      82,
      'sealed-chunk-flipped',
      'one bit flipped in the last byte',
      'E_AGE_DAMAGED',
      flippedAt(good, good.length - 1),
    ),
    sealedCase(83, 'sealed-cut-inside', 'cut inside a chunk', 'E_AGE_DAMAGED', good.subarray(0, -40)),
    sealedCase(83, 'sealed-cut-at-border', 'cut at the border of a chunk', 'E_AGE_DAMAGED', large.subarray(0, border)),
    sealedCase(
      83,
      'sealed-cut-at-header',
      'nothing after the header',
      'E_AGE_DAMAGED',
      good.subarray(0, partsOf(good)[2]!.from),
    ),
    sealedCase(84, 'sealed-appended', 'a byte appended', 'E_AGE_DAMAGED', Buffer.concat([good, Buffer.alloc(1)])),
    sealedCase(84, 'sealed-joined', 'two encrypted files joined', 'E_AGE_DAMAGED', Buffer.concat([good, good])),
    sealedCase(85, 'sealed-passphrase', 'locked by a passphrase', 'E_AGE_KEY', easy),
    sealedCase(85, 'sealed-work-factor', 'a passphrase that takes hours', 'E_AGE_KEY', hard),
    sealedCase(85, 'sealed-newer', 'version 2', 'E_AGE_KEY', newer),
    sealedCase(86, 'sealed-not', 'plain where encryption is required', 'E_PLAIN', plain),
    sealedCase(
      87,
      'sealed-rubbish',
      'encryption around rubbish',
      'E_NOT_OURS',
      await around('rubbish', Buffer.from('x')),
    ),
    sealedCase(
      87,
      'sealed-nothing',
      'encryption around nothing',
      'E_NOT_OURS',
      await around('nothing', Buffer.alloc(0)),
    ),
    sealedCase(87, 'sealed-twice', 'encrypted twice', 'E_NOT_OURS', await around('twice', good)),
    sealedCase(
      8,
      'sealed-damaged',
      'damaged before it was encrypted',
      'E_CONTENT_HASH',
      await around('damaged', damaged),
    ),
    {
      ...backCase(4, 'sealed-as-round', 'encrypted hand-over file offered as a round', 'E_KIND', good),
      kind: 'round',
      reader: 'sealed',
    },
    ...mutantsOf(good),
  ];
}

/** An encrypted file whose header does not end. */
export function endlessHeader(): Buffer {
  return Buffer.concat([Buffer.from('age-encryption.org/v1\n-> X25519 '), Buffer.alloc(5_000_000, 'a')]);
}
