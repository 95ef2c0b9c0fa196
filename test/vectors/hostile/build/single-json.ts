import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import { formatOf, type PackageKind } from '../../../../shared/package-format/kinds.ts';
import { jwkOf } from '../../../../electron/backend/crypto/public-key.ts';
import type { Enrolment } from '../../../../electron/backend/packages/enrolment.ts';
import { signBytes } from '../../../../electron/backend/packages/signatures.ts';
import { chainOf, DEVICE, OTHER, positionOf, ROUND, SIGNER } from '../../../backend/packages/fixture.ts';
import type { Signer } from '../../../../electron/backend/crypto/key-ring.ts';
import type { HostileCase } from './case.ts';

const FIELDS: Enrolment = {
  device: { id: DEVICE, label: '一号电脑', app: '0.1.0' },
  person: { id: 'p1', name: '张三', post: '科员' },
  keys: { sign: SIGNER.jwk },
  nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
  created: '2026-11-23T02:00:00.000Z',
};
const VERSIONS = { format_version: '1.0', min_reader: '1.0' };

/** A single JSON file with any payload, signed by any key, perhaps for another kind than it says. */
async function single(says: PackageKind, payload: unknown, signer: Signer, kind: PackageKind = says): Promise<Buffer> {
  const bytes = Buffer.from(typeof payload === 'string' ? payload : canonicalJson(payload));
  const { signatures } = await signBytes(kind, bytes, signer);
  return Buffer.from(canonicalJson({ format: formatOf(says), payload: bytes.toString('base64url'), signatures }));
}

function request(payload: unknown, signer = SIGNER, kind?: PackageKind): Promise<Buffer> {
  return single('enrol', payload, signer, kind);
}

/** A request to be admitted with these changes, as the program writes it. */
export function goodRequest(changes: Partial<Enrolment> = {}): Promise<Buffer> {
  return request({ ...FIELDS, ...VERSIONS, ...changes });
}

type Row = readonly [number | null, string, string, HostileCase['code'], () => Promise<Buffer> | Buffer];
const all = { ...FIELDS, ...VERSIONS };
const json = (text: string) => () => Buffer.from(text);

/** Public keys under which signatures prove nothing, 32 bytes in hex. */
const WEAK: readonly (readonly [string, string])[] = [
  ['identity', '0100000000000000000000000000000000000000000000000000000000000000'],
  ['order-2', 'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
  ['order-4', '0000000000000000000000000000000000000000000000000000000000000000'],
  ['order-8', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
  ['not-canonical', 'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
  ['no-point', '0200000000000000000000000000000000000000000000000000000000000000'],
];

const ROWS: readonly Row[] = [
  [null, 'request', 'a request to be admitted', 'ok', () => goodRequest()],
  [4, 'request-receipt', 'a receipt', 'E_KIND', json('{"format":"jieping/receipt"}')],
  [4, 'request-container', 'a container', 'E_KIND', json('PK\u0003\u0004')],
  [2, 'request-text', 'other text', 'E_NOT_OURS', json('hello')],
  [2, 'request-foreign', 'JSON of another program', 'E_NOT_OURS', json('{"format":"other"}')],
  [51, 'request-unsigned', 'no members', 'E_SIG_FORMAT', json('{"format":"jieping/enrol"}')],
  [43, 'request-other-key', 'signed by another key', 'E_SIGNER', () => request(all, OTHER)],
  [50, 'request-typ', 'signed as a hand-over file', 'E_SIG_TYPE', () => request(all, SIGNER, 'back')],
  [58, 'request-newer', 'min_reader 2.0', 'E_VERSION_NEW', () => request({ ...all, min_reader: '2.0', more: 1 })],
  [64, 'request-member', 'unknown member', 'E_SCHEMA', () => request({ ...all, more: 1 })],
  [64, 'request-no-name', 'empty name', 'E_SCHEMA', () => request({ ...all, person: { ...FIELDS.person, name: ' ' } })],
  [62, 'request-spaces', 'payload with spaces', 'E_JSON_CANON', () => request(JSON.stringify(all, null, 1))],
  [
    12,
    'request-line-feed',
    'line feed at the end',
    'E_JSON_CANON',
    async () => Buffer.concat([await goodRequest(), Buffer.from('\n')]),
  ],
  ...WEAK.map(([name, hex]): Row => [
    54,
    `request-weak-${name}`,
    `public key ${name}`,
    'E_KEY_WEAK',
    () => request({ ...all, keys: { sign: jwkOf(Buffer.from(hex, 'hex')) } }),
  ]),
];

/** Requests to be admitted, good and bad. */
export async function requestCases(): Promise<readonly HostileCase[]> {
  const cases: HostileCase[] = [];
  for (const [row, name, what, code, build] of ROWS) {
    cases.push({ row, name, what, kind: 'enrol', reader: 'enrolment', code, bytes: await build() });
  }
  return cases;
}

const RECEIPT = {
  at: '2026-11-23T03:00:00.000Z',
  critical: [],
  dev: DEVICE,
  files: ['0'.repeat(64)],
  head: positionOf(chainOf(2)).head,
  missing: [],
  round: ROUND,
  to: 2,
  ...VERSIONS,
};

/** A receipt with these changes, signed by the office key of the corpus. */
export function goodReceipt(changes: Partial<typeof RECEIPT> | object = {}): Promise<Buffer> {
  return single('receipt', { ...RECEIPT, ...changes }, OTHER);
}

const { at: _at, ...untimed } = RECEIPT;
const RECEIPTS: readonly Row[] = [
  [null, 'receipt', 'a receipt', 'ok', () => goodReceipt()],
  [4, 'receipt-request', 'a request offered as a receipt', 'E_KIND', () => goodRequest()],
  [51, 'receipt-unsigned', 'no members', 'E_SIG_FORMAT', json('{"format":"jieping/receipt"}')],
  [42, 'receipt-stranger', 'signed by a computer', 'H_KEY_UNKNOWN', () => single('receipt', RECEIPT, SIGNER)],
  [50, 'receipt-typ', 'signed as a round package', 'E_SIG_TYPE', () => single('receipt', RECEIPT, OTHER, 'round')],
  [58, 'receipt-newer', 'min_reader 2.0', 'E_VERSION_NEW', () => goodReceipt({ min_reader: '2.0', more: 1 })],
  [59, 'receipt-critical', 'unknown critical feature', 'E_VERSION_NEW', () => goodReceipt({ critical: ['sm2'] })],
  [64, 'receipt-member', 'unknown member', 'E_SCHEMA', () => goodReceipt({ more: 1 })],
  [64, 'receipt-no-time', 'no time', 'E_SCHEMA', () => single('receipt', untimed, OTHER)],
  [64, 'receipt-negative', 'reaches line -1', 'E_SCHEMA', () => goodReceipt({ to: -1 })],
];

/** Receipts, good and bad, as the computer reads them that they are for. */
export async function receiptCases(): Promise<readonly HostileCase[]> {
  const cases: HostileCase[] = [];
  for (const [row, name, what, code, build] of RECEIPTS) {
    cases.push({ row, name, what, kind: 'receipt', reader: 'computer', code, bytes: await build() });
  }
  return cases;
}
