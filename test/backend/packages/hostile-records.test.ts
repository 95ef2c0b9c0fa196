import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/package-format/canonical-json.ts';
import { commitment, joinLines, personalLine, type CutRecord } from '../../../electron/backend/packages/records.ts';
import { sha256Hex } from '../../../electron/backend/packages/records.ts';
import {
  backWith,
  bytesOf,
  chainOf,
  logResource,
  personalResource,
  positionOf,
  recordAt,
  ROUND,
  verdictOn,
} from './fixture.ts';

const good = chainOf(4);
const linesOf = (records: readonly CutRecord[]) => joinLines(records.map(({ line }) => line));

/** A file whose log is these bytes; the manifest is true to them and names `head`, so only the records are wrong. */
function withLog(bytes: Uint8Array, to = 4, head = good[3]!.hash): Promise<Buffer> {
  return bytesOf(backWith(good, { log: { ...positionOf(good), to, head }, resources: [logResource(bytes)] }));
}

/** One record with any text as its only line, with the head that fits. */
function withLine(text: string | Buffer): Promise<Buffer> {
  const line = Buffer.from(text);
  return withLog(Buffer.concat([line, Buffer.from('\n')]), 1, sha256Hex(line));
}
const first = recordAt(1, '0'.repeat(64));
const text = canonicalJson(first);

const CASES: readonly (readonly [string, string, () => Promise<Buffer>])[] = [
  ['nothing wrong', 'accepted', () => withLog(linesOf(good))],
  ['no records', 'accepted', () => bytesOf(backWith([]))],
  ['record removed', 'E_CHAIN', () => withLog(linesOf([good[0]!, good[2]!, good[3]!]), 3)],
  ['two records swapped', 'E_CHAIN', () => withLog(linesOf([good[0]!, good[2]!, good[1]!, good[3]!]))],
  ['last records removed', 'E_CHAIN', () => withLog(linesOf(good.slice(0, 2)))],
  ['head is not the last record', 'E_CHAIN', () => withLog(linesOf(good), 4, good[2]!.hash)],
  ['count is not true', 'E_CHAIN', () => withLog(linesOf(good), 5)],
  [
    'record edited, chain not redone',
    'E_CHAIN',
    () => withLog(Buffer.from(linesOf(good).toString().replace('"B"', '"A"'))),
  ],
  ['record of another device', 'E_CHAIN', () => withLine(canonicalJson({ ...first, dev: 'x' }))],
  ['chain begins in the middle', 'E_CHAIN', () => withLine(canonicalJson({ ...first, seq: 2 }))],
  [
    'record of another round',
    'E_ROUND',
    () => withLine(canonicalJson({ ...first, slot: { ...first.slot, round: 'x' } })),
  ],
  ['record of 1 MB', 'E_LINE', () => withLine('x'.repeat(1_000_000))],
  ['record of 5 MB', 'E_LINE', () => withLine('x'.repeat(5_000_000))],
  ['last record without line feed', 'E_LINE', () => withLog(Buffer.from(text), 1, sha256Hex(Buffer.from(text)))],
  ['nested 10 000 deep', 'E_JSON_DEPTH', () => withLine('['.repeat(10_000) + ']'.repeat(10_000))],
  ['invalid UTF-8', 'E_UTF8', () => withLine(Buffer.from('{"note":"\xff"}', 'latin1'))],
  ['byte order mark', 'E_JSON', () => withLine(`\uFEFF${text}`)],
  ['lone surrogate', 'E_JSON_CANON', () => withLine(text.replace('路面', String.raw`\ud800`))],
  ['CRLF', 'E_JSON_CANON', () => withLine(`${text}\r`)],
  ['empty line', 'E_JSON', () => withLine('')],
  ['escaped letter', 'E_JSON_CANON', () => withLine(text.replace('person', String.raw`\u0070erson`))],
  ['number 1e400', 'E_JSON_CANON', () => withLine(text.replace('"form_rev":1', '"form_rev":1e400'))],
  ['number -0', 'E_JSON_CANON', () => withLine(text.replace('"form_rev":1', '"form_rev":-0'))],
  [
    'number with 20 digits',
    'E_JSON_CANON',
    () => withLine(text.replace('"form_rev":1', '"form_rev":12345678901234567890')),
  ],
  ['number 1.0', 'E_JSON_CANON', () => withLine(text.replace('"form_rev":1', '"form_rev":1.0'))],
  ['fraction as revision', 'E_SCHEMA', () => withLine(canonicalJson({ ...first, form_rev: 1.5 }))],
  ['unknown member', 'E_SCHEMA', () => withLine(canonicalJson({ ...first, more: 1 }))],
  ['a member is missing', 'E_SCHEMA', () => withLine(canonicalJson({ ...first, at: undefined }))],
  [
    'ratio with text',
    'E_SCHEMA',
    () => withLine(canonicalJson({ ...first, val: { t: 'ratio', num: 'many', den: '1' } })),
  ],
  ['__proto__', 'E_JSON_CANON', () => withLine(text.replace('{', '{"__proto__":1,'))],
];

describe('records of a patched program, properly signed', () => {
  test.each(CASES)('%s → %s', async (_what, code, build) => {
    expect(await verdictOn(await build())).toBe(code);
  });

  test('text that would do harm elsewhere is only text', async () => {
    const note = '<img src=x onerror=alert(1)> =HYPERLINK("x") \u202Eabc 😀';
    expect(await verdictOn(await bytesOf(backWith(chainOf(1, () => ({ note })))))).toBe('accepted');
  });
});

const salt = Buffer.alloc(16, 7);
const body = canonicalJson({ serial: 'W-0001', unit: '110102001', answers: { W01: 'a', W02: ['b', 'c'] } });
const form = (p: string) => ({
  slot: { round: ROUND, unit: '110102001', form: 'worker' as const, q: '*', n: 'W-0001' },
  val: { t: 'form' as const, p },
});

function withPersonal(lines: readonly Uint8Array[], p = commitment(salt, body)): Promise<Buffer> {
  const records = chainOf(1, () => form(p));
  const input = backWith(records);
  return bytesOf({ ...input, resources: [...input.resources, personalResource(lines)] });
}

describe('questionnaires, whose text travels beside the log', () => {
  const line = personalLine(salt, body);
  const other = canonicalJson({ serial: 'W-0002', unit: '110102001', answers: {} });
  const json: Record<string, string> = JSON.parse(Buffer.from(line).toString());

  test.each<readonly [string, string, () => Promise<Buffer>]>([
    ['text that fits', 'accepted', () => withPersonal([line])],
    ['text left out', 'accepted', () => withPersonal([])],
    ['text changed', 'E_CONTENT_HASH', () => withPersonal([Buffer.from(canonicalJson({ ...json, text: '{}' }))])],
    [
      'salt changed',
      'E_CONTENT_HASH',
      () => withPersonal([Buffer.from(canonicalJson({ ...json, salt: 'A'.repeat(22) }))]),
    ],
    [
      'salt with free bits',
      'E_SCHEMA',
      () => withPersonal([Buffer.from(canonicalJson({ ...json, salt: `${'A'.repeat(21)}B` }))]),
    ],
    ['text twice', 'E_CONTENT_LIST', () => withPersonal([line, line])],
    ['text that no record names', 'E_CONTENT_LIST', () => withPersonal([line, personalLine(salt, other)])],
    [
      'questionnaire of another serial',
      'E_SCHEMA',
      () => withPersonal([personalLine(salt, other)], commitment(salt, other)),
    ],
    ['no questionnaire', 'E_SCHEMA', () => withPersonal([personalLine(salt, 'hello')], commitment(salt, 'hello'))],
    ['unknown member', 'E_SCHEMA', () => withPersonal([Buffer.from(canonicalJson({ ...json, more: '' }))])],
  ])('%s → %s', async (_what, code, build) => {
    expect(await verdictOn(await build())).toBe(code);
  });
});
