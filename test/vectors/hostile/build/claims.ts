import { createHash } from 'node:crypto';
import type { NewPackage, NewResource } from '../../../../electron/backend/packages/write-package.ts';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import { CLAIMS } from '../../../../shared/package-format/claims.ts';
import { RETURN } from '../../../../shared/package-format/return-ticket.ts';
import {
  backWith,
  bytesOf,
  chainOf,
  DEVICE,
  OTHER,
  rawEntries,
  rawZip,
  SIGNER,
} from '../../../backend/packages/fixture.ts';
import { fixedEncrypt } from '../../fixed-age.ts';
import type { HostileCase, ReaderName } from './case.ts';
import { BACKUP, PRIMARY } from './encrypted.ts';

const [FIRST, SECOND] = chainOf(2);
const MINUTES = Buffer.from('%PDF-1.7\n% minutes of a meeting\n');
const SHA256 = createHash('sha256').update(MINUTES).digest('hex');
const by = { dev: DEVICE, by: 'person-1', at: '2026-11-23T02:00:01.000Z' };

const PIECE = {
  ...by,
  record: SECOND!.hash,
  id: '01930000-0000-7000-8000-000000000501',
  value: {
    t: 'evidence',
    no: 'P-1',
    title: '街道办公会议纪要',
    docno: '',
    date: '2026-03-01',
    issuer: '',
    kind: 'minutes',
    pages: 2,
    leaves: ['A1.1.1'],
    items: [],
    personal: false,
    secret: false,
    file: { sha256: SHA256, name: '纪要.pdf', bytes: MINUTES.length, mediatype: 'application/pdf' },
  },
  bytes: 'inside',
};
const TITLE = { ...PIECE, value: { ...PIECE.value, secret: true, file: null }, bytes: 'none' };

/** Two answers to one item that disagree, an item that is said not to apply, and a piece of evidence. */
const STREET = {
  unit: '110102001',
  lines: 5,
  submitted: true,
  answers: [
    {
      leaf: 'A1.1.1',
      heads: [
        { ...by, record: FIRST!.hash, value: { t: 'graded', grade: 'B' }, note: '路面有破损' },
        { ...by, record: SECOND!.hash, value: { t: 'ratio', num: '412', den: '430' }, note: '' },
      ],
    },
    {
      leaf: 'A1.1.2',
      heads: [{ ...by, record: SECOND!.hash, value: { t: 'na', reason: '没有这项职责' }, note: '' }],
    },
  ],
  evidence: [PIECE],
};

function attachment(bytes: Uint8Array): NewResource {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path: `att/${sha256.slice(0, 2)}/${sha256}`, mediatype: 'application/pdf', role: 'attachment', bytes };
}

function claimsOf(streets: unknown): NewResource {
  const bytes = Buffer.from(typeof streets === 'string' ? streets : canonicalJson({ streets }));
  return { path: CLAIMS, mediatype: 'application/json', role: 'claims', bytes };
}

const inside = attachment(MINUTES);

/** What the office of the corpus hands to its computer. */
function input(resources: readonly NewResource[], changes: Partial<NewPackage> = {}): NewPackage {
  const { log: _log, ...back } = backWith([]);
  return {
    ...back,
    kind: 'office',
    id: '01930000-0000-7000-8000-000000000402',
    aud: [SIGNER.kid],
    signer: { device: 'office-1', kid: OTHER.kid },
    sign: OTHER,
    resources,
    ...changes,
  };
}

const GOOD = [claimsOf([STREET]), inside];

/** The claims of the good files. */
export function goodClaims(): Promise<Buffer> {
  return bytesOf(input(GOOD));
}

async function sealedFor(recipient: string): Promise<Buffer> {
  return await fixedEncrypt('claims', await goodClaims(), [recipient]);
}

/** The paper exchanged for another of the same length, its CRC-32 redone. */
async function exchanged(): Promise<Buffer> {
  const entries = await rawEntries(input(GOOD));
  return rawZip([...entries.slice(0, -1), { ...entries.at(-1)!, bytes: Buffer.from(MINUTES).fill(0x41, 9) }]);
}

const held = (street: object, ...more: readonly NewResource[]) => bytesOf(input([claimsOf([street]), ...more]));
const empty = { ...STREET, evidence: [] };
const ofOther = { ...STREET.answers[1]!, rater: 'person-2' };
const forged = { sign: SIGNER, signer: { device: 'office-1', kid: SIGNER.kid } };
const back: NewResource = { path: RETURN, mediatype: 'application/json', role: 'return', bytes: Buffer.from('{}') };

type Row = readonly [number | null, string, string, HostileCase['code'], () => Promise<Buffer>, ReaderName?];
const ROWS: readonly Row[] = [
  [null, 'claims', 'claims for a reviewer', 'ok', goodClaims],
  [
    null,
    'claims-office',
    'claims, the paper left at the office',
    'ok',
    () => held({ ...STREET, evidence: [{ ...PIECE, bytes: 'office' }] }),
  ],
  [
    null,
    'claims-title',
    'claims with the title of classified material',
    'ok',
    () => held({ ...STREET, evidence: [TITLE] }),
  ],
  [
    null,
    'claims-nothing',
    'a street that has said nothing',
    'ok',
    () => held({ ...empty, submitted: false, answers: [] }),
  ],
  [null, 'claims-sealed', 'encrypted for its computer', 'ok', () => sealedFor(PRIMARY.recipient), 'reviewer'],
  [22, 'claims-return', 'claims and a return in one', 'E_CONTENT_LIST', () => bytesOf(input([...GOOD, back]))],
  [22, 'claims-more', 'a paper that no claim names', 'E_CONTENT_LIST', () => held(empty, inside)],
  [22, 'return-paper', 'a return without its ticket', 'E_CONTENT_LIST', () => bytesOf(input([inside]))],
  [23, 'claims-less', 'a paper that should be inside', 'E_CONTENT_LIST', () => held(STREET)],
  [42, 'claims-stranger', 'claims signed by a computer', 'H_KEY_UNKNOWN', () => bytesOf(input(GOOD, forged))],
  [
    56,
    'claims-round',
    'claims of another round',
    'E_ROUND',
    () => bytesOf(input(GOOD, { round: { ...input(GOOD).round, id: 'other' } })),
  ],
  [57, 'claims-other', 'claims for another computer', 'E_AUD', () => bytesOf(input(GOOD, { aud: [OTHER.kid] }))],
  [
    62,
    'claims-spaces',
    'claims with spaces',
    'E_JSON_CANON',
    () => bytesOf(input([claimsOf(JSON.stringify({ streets: [empty] }, null, 1))])),
  ],
  [64, 'claims-member', 'an answer with a reviewer', 'E_SCHEMA', () => held({ ...empty, answers: [ofOther] })],
  [
    64,
    'claims-unnamed',
    'a street without a count of lines',
    'E_SCHEMA',
    () => {
      const { lines: _lines, ...rest } = empty;
      return held(rest);
    },
  ],
  [64, 'claims-none', 'no street', 'E_SCHEMA', () => bytesOf(input([claimsOf([])]))],
  [64, 'claims-twice', 'a street twice', 'E_SCHEMA', () => bytesOf(input([claimsOf([empty, empty])]))],
  [
    64,
    'claims-item-twice',
    'an item twice',
    'E_SCHEMA',
    () => held({ ...empty, answers: [STREET.answers[1], STREET.answers[1]] }),
  ],
  [
    64,
    'claims-decision',
    'a decision of the office as an answer',
    'E_SCHEMA',
    () =>
      held({
        ...empty,
        answers: [
          {
            leaf: 'A1.1.1',
            heads: [{ ...by, record: FIRST!.hash, value: { t: 'na-consent', leaf: 'A1.1.1' }, note: '' }],
          },
        ],
      }),
  ],
  [
    64,
    'claims-classified',
    'classified material with a file',
    'E_SCHEMA',
    () => held({ ...STREET, evidence: [{ ...PIECE, value: { ...PIECE.value, secret: true } }] }, inside),
  ],
  [
    64,
    'claims-no-file',
    'a title whose file is said to be inside',
    'E_SCHEMA',
    () => held({ ...STREET, evidence: [{ ...TITLE, bytes: 'inside' }] }),
  ],
  [75, 'claims-exchanged', 'the paper exchanged, CRC redone', 'E_CONTENT_HASH', exchanged],
  [81, 'claims-for-others', 'encrypted for somebody else', 'E_AGE_KEY', () => sealedFor(BACKUP.recipient), 'reviewer'],
  [86, 'claims-plain', 'plain where encryption is required', 'E_PLAIN', goodClaims, 'reviewer'],
];

/** Claims, good and bad, as the reviewer's computer reads them that they are for. */
export async function claimsCases(): Promise<readonly HostileCase[]> {
  const cases: HostileCase[] = [];
  for (const [row, name, what, code, build, reader = 'computer'] of ROWS) {
    cases.push({ row, name, what, kind: 'office', reader, code, bytes: await build() });
  }
  return cases;
}
