import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import {
  commitment,
  joinLines,
  personalLine,
  sha256Hex,
  type CutRecord,
} from '../../../../electron/backend/packages/records.ts';
import {
  backWith,
  bytesOf,
  chainOf,
  logResource,
  personalResource,
  positionOf,
  recordAt,
  ROUND,
} from '../../../backend/packages/fixture.ts';
import { backCase, type HostileCase } from './case.ts';

const good = chainOf(4);
const [one, two, three, four] = good;
const linesOf = (records: readonly (CutRecord | undefined)[]) =>
  joinLines(records.flatMap((record) => (record ? [record.line] : [])));

/** A file whose log is these bytes; the manifest is true to them and names `head`, so only the records are wrong. */
function withLog(bytes: Uint8Array, to = 4, head = four!.hash): Promise<Buffer> {
  return bytesOf(backWith(good, { log: { ...positionOf(good), to, head }, resources: [logResource(bytes)] }));
}

/** One record with any text as its only line, with the head that fits. */
export function withLine(text: string | Buffer): Promise<Buffer> {
  const line = Buffer.from(text);
  return withLog(Buffer.concat([line, Buffer.from('\n')]), 1, sha256Hex(line));
}

const first = recordAt(1, '0'.repeat(64));
const text = canonicalJson(first);
const { v, ...members } = first;
const unsorted = { v, ...members };
const otherRound = { ...first, slot: { ...first.slot, round: 'x' } };
const revised = (number: string) => withLine(text.replace('"form_rev":1', `"form_rev":${number}`));
const NOTE = '<img src=x onerror=alert(1)> =HYPERLINK("x") \u202Eabc 😀';

type Row = readonly [number | null, string, string, HostileCase['code'], () => Promise<Buffer>];

const CHAIN: readonly Row[] = [
  [null, 'good', 'four records', 'ok', () => withLog(linesOf(good))],
  [null, 'no-records', 'empty log', 'ok', () => bytesOf(backWith([]))],
  [9, 'record-flipped', 'one bit flipped in a record', 'E_CONTENT_HASH', flipped],
  [65, 'record-removed', 'record removed', 'E_CHAIN', () => withLog(linesOf([one, three, four]), 3)],
  [65, 'tail-removed', 'last records removed', 'E_CHAIN', () => withLog(linesOf([one, two]))],
  [66, 'records-swapped', 'two records swapped', 'E_CHAIN', () => withLog(linesOf([one, three, two, four]))],
  [67, 'record-edited', 'record edited, chain not redone', 'E_CHAIN', edited],
  [74, 'other-head', 'head is not the last record', 'E_CHAIN', () => withLog(linesOf(good), 4, three!.hash)],
  [74, 'other-count', 'count is not true', 'E_CHAIN', () => withLog(linesOf(good), 5)],
  [65, 'other-chain', 'record of another device', 'E_CHAIN', () => withLine(canonicalJson({ ...first, dev: 'x' }))],
  [65, 'starts-late', 'chain begins in the middle', 'E_CHAIN', () => withLine(canonicalJson({ ...first, seq: 2 }))],
  [56, 'record-round', 'record of another round', 'E_ROUND', () => withLine(canonicalJson(otherRound))],
];

const TEXT: readonly Row[] = [
  [69, 'line-too-long', 'record of 65 537 bytes', 'E_LINE', () => withLine('x'.repeat(65_537))],
  [73, 'no-line-feed', 'last record without line feed', 'E_LINE', unended],
  [70, 'deep', 'nested 1 000 deep', 'E_JSON_DEPTH', () => withLine('['.repeat(1000) + ']'.repeat(1000))],
  [70, 'depth-17', 'nested 17 deep', 'E_JSON_DEPTH', () => withLine('['.repeat(17) + ']'.repeat(17))],
  [71, 'not-utf8', 'invalid UTF-8', 'E_UTF8', () => withLine(Buffer.from('{"note":"\xff"}', 'latin1'))],
  [71, 'overlong-utf8', 'UTF-8 longer than needed', 'E_UTF8', () => withLine(Buffer.from('"\xc0\x80"', 'latin1'))],
  [71, 'bom', 'byte order mark', 'E_JSON', () => withLine(`\uFEFF${text}`)],
  [71, 'surrogate', 'half a character', 'E_JSON_CANON', () => withLine(text.replace('路面', String.raw`\ud800`))],
  [72, 'crlf', 'CRLF', 'E_JSON_CANON', () => withLine(`${text}\r`)],
  [72, 'empty-line', 'empty line', 'E_JSON', () => withLine('')],
  [72, 'escaped', 'escaped letter', 'E_JSON_CANON', () => withLine(text.replace('person', String.raw`\u0070erson`))],
  [72, 'space', 'space after a colon', 'E_JSON_CANON', () => withLine(text.replace(':', ': '))],
  [72, 'names-unsorted', 'names out of order', 'E_JSON_CANON', () => withLine(JSON.stringify(unsorted))],
  [79, 'number-1e400', 'number 1e400', 'E_JSON_CANON', () => revised('1e400')],
  [79, 'number-minus-0', 'number -0', 'E_JSON_CANON', () => revised('-0')],
  [79, 'number-20-digits', 'number with 20 digits', 'E_JSON_CANON', () => revised('12345678901234567890')],
  [79, 'number-1.0', 'number 1.0', 'E_JSON_CANON', () => revised('1.0')],
  [61, 'record-proto', '__proto__', 'E_JSON_CANON', () => withLine(text.replace('{', '{"__proto__":1,'))],
];

/** A decision of the office about something that is no answer, in a slot of its own. */
const consent = {
  ...first,
  op: 'na-consent',
  slot: { round: ROUND, unit: '110102001', form: 'office', q: 'na-consent', n: 'A1.1.1' },
  val: { t: 'na-consent', leaf: 'A1.1.1', reason: { code: 'rules', text: 'no such office in this street' } },
};
const decided = (changes: object) => withLine(canonicalJson({ ...consent, ...changes }));

/** A piece of evidence with a file. */
const paper = {
  t: 'evidence',
  no: '',
  title: '机构设置批复',
  docno: '西编〔2026〕1号',
  date: '2026-03-01',
  issuer: '区委编办',
  kind: '批复文件',
  pages: 3,
  leaves: ['A1.1.1'],
  items: ['A1.1.1-e1'],
  personal: false,
  secret: false,
  file: { sha256: 'a'.repeat(64), name: '批复.pdf', bytes: 9, mediatype: 'application/pdf' },
};
const evidence = (changes: object, value: object | null = {}) => {
  const val = value === null ? null : { ...paper, ...value };
  const slot = { round: ROUND, unit: '110102001', form: 'self', q: '*', n: 'e1' };
  const att = val?.file == null ? [] : [val.file.sha256];
  return withLine(canonicalJson({ ...first, op: 'attach-add', slot, val, att, ...changes }));
};

const SCHEMA: readonly Row[] = [
  [null, 'evidence', 'a piece of evidence', 'ok', () => evidence({})],
  [null, 'evidence-removed', 'evidence taken back', 'ok', () => evidence({ op: 'attach-remove' }, null)],
  [null, 'evidence-title', 'title of classified material', 'ok', () => evidence({}, { secret: true, file: null })],
  [98, 'evidence-classified', 'classified material with a file', 'E_SCHEMA', () => evidence({}, { secret: true })],
  [98, 'evidence-other-file', 'evidence that names another file', 'E_SCHEMA', () => evidence({ att: ['b'.repeat(64)] })],
  [98, 'evidence-no-day', 'evidence of a day that does not exist', 'E_SCHEMA', () => evidence({}, { date: '2026-02-30' })],
  [98, 'evidence-as-answer', 'evidence as an answer', 'E_SCHEMA', () => evidence({ op: 'put' })],
  [
    null,
    'recovered',
    'says a line of a lost key again',
    'ok',
    () => withLine(canonicalJson({ ...first, recovered_from: 'a'.repeat(64) })),
  ],
  [
    98,
    'recovered-nothing',
    'says again what is no line',
    'E_SCHEMA',
    () => withLine(canonicalJson({ ...first, recovered_from: 'x' })),
  ],
  [
    null,
    'newer-operation',
    'operation of a newer version',
    'ok',
    () => withLine(canonicalJson({ ...first, op: 'greet' })),
  ],
  [null, 'newer-value', 'kind of value of a newer version', 'ok', () => withValue({ t: 'score-4d', x: [1] })],
  [null, 'decision', 'decision of the office', 'ok', () => decided({})],
  [
    98,
    'decision-slot',
    'decision about another subject than its slot',
    'E_SCHEMA',
    () => decided({ slot: { ...consent.slot, n: 'A1.1.2' } }),
  ],
  [98, 'decision-as-answer', 'decision in the slot of an answer', 'E_SCHEMA', () => decided({ slot: first.slot })],
  [
    98,
    'decision-reason',
    'decision without a reason',
    'E_SCHEMA',
    () => decided({ val: { ...consent.val, reason: { code: 'rules', text: 'no' } } }),
  ],
  [
    98,
    'withdraw-value',
    'withdrawal with a value',
    'E_SCHEMA',
    () => withLine(canonicalJson({ ...first, op: 'withdraw' })),
  ],
  [79, 'fraction', 'fraction as revision', 'E_SCHEMA', () => revised('1.5')],
  [79, 'ratio-text', 'ratio with text', 'E_SCHEMA', () => withValue({ t: 'ratio', num: 'many', den: '1' })],
  [
    79,
    'record-member-missing',
    'a member is missing',
    'E_SCHEMA',
    () => withLine(canonicalJson({ ...first, at: undefined })),
  ],
  [
    80,
    'harmful-text',
    'markup, formula, direction marks',
    'ok',
    () => bytesOf(backWith(chainOf(1, () => ({ note: NOTE })))),
  ],
  [
    80,
    'long-note',
    'note of 4 001 letters',
    'E_SCHEMA',
    () => withLine(canonicalJson({ ...first, note: '长'.repeat(4001) })),
  ],
];

function withValue(val: unknown): Promise<Buffer> {
  return withLine(canonicalJson({ ...first, val }));
}

function edited(): Promise<Buffer> {
  return withLog(Buffer.from(Buffer.from(linesOf(good)).toString().replace('"B"', '"A"')));
}

function unended(): Promise<Buffer> {
  const line = Buffer.from(text);
  return withLog(line, 1, sha256Hex(line));
}

async function flipped(): Promise<Buffer> {
  const file = await withLog(linesOf(good));
  file[file.indexOf('"grade":"B"') + 9]! ^= 1;
  return file;
}

const salt = Buffer.alloc(16, 7);
const body = canonicalJson({ serial: 'W-0001', unit: '110102001', answers: { W01: 'a', W02: ['b', 'c'] } });
const other = canonicalJson({ serial: 'W-0002', unit: '110102001', answers: {} });
const line = personalLine(salt, body);
const personal: Readonly<Record<string, string>> = JSON.parse(Buffer.from(line).toString());

function withPersonal(lines: readonly Uint8Array[], p = commitment(salt, body)): Promise<Buffer> {
  const slot = { round: ROUND, unit: '110102001', form: 'worker' as const, q: '*', n: 'W-0001' };
  const input = backWith(chainOf(1, () => ({ slot, val: { t: 'form', p } })));
  return bytesOf({ ...input, resources: [...input.resources, personalResource(lines)] });
}
const changed = (changes: object) => withPersonal([Buffer.from(canonicalJson({ ...personal, ...changes }))]);

const PERSONAL: readonly Row[] = [
  [null, 'personal', 'text that fits its commitment', 'ok', () => withPersonal([line])],
  [null, 'personal-left-out', 'text left out or erased', 'ok', () => withPersonal([])],
  [97, 'personal-text', 'text changed', 'E_CONTENT_HASH', () => changed({ text: '{}' })],
  [97, 'personal-salt', 'salt changed', 'E_CONTENT_HASH', () => changed({ salt: 'A'.repeat(22) })],
  [97, 'personal-free-bits', 'salt with free bits', 'E_SCHEMA', () => changed({ salt: `${'A'.repeat(21)}B` })],
  [97, 'personal-member', 'unknown member', 'E_SCHEMA', () => changed({ more: '' })],
  [97, 'personal-twice', 'text twice', 'E_CONTENT_LIST', () => withPersonal([line, line])],
  [
    97,
    'personal-unnamed',
    'no record names it',
    'E_CONTENT_LIST',
    () => withPersonal([line, personalLine(salt, other)]),
  ],
  [
    97,
    'personal-serial',
    'of another serial',
    'E_SCHEMA',
    () => withPersonal([personalLine(salt, other)], commitment(salt, other)),
  ],
  [
    97,
    'personal-no-form',
    'no questionnaire',
    'E_SCHEMA',
    () => withPersonal([personalLine(salt, 'x')], commitment(salt, 'x')),
  ],
];

/** Logs and personal files that a patched program could write, in files that are properly signed. */
export async function recordCases(): Promise<readonly HostileCase[]> {
  const cases: HostileCase[] = [];
  for (const [row, name, what, code, build] of [...CHAIN, ...TEXT, ...SCHEMA, ...PERSONAL]) {
    cases.push(backCase(row, name, what, code, await build()));
  }
  return cases;
}
