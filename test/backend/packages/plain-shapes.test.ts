import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toPersonalText, toRecord, toSurvey } from '../../../electron/backend/packages/plain-shapes.ts';
import { isKnown, LogRecord, NewerRecord } from '../../../shared/model/record.ts';
import { GENESIS } from '../../../shared/model/genesis.ts';
import { SurveyForm } from '../../../shared/model/response.ts';
import { recordAt } from './fixture.ts';
import { runs } from '../../support/depth.ts';

const strange = fc.constantFrom<unknown>(
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  '',
  ' ',
  'x'.repeat(65),
  'x'.repeat(4001),
  'A',
  '1.5',
  '01',
  '1\n',
  'self',
  'put',
  `${GENESIS}\n`,
  GENESIS,
  '2026-02-30T10:00:00.000Z',
  '2026-02-29T10:00:00.000Z',
  '2026-13-01T10:00:00.000Z',
  '2026-01-01T24:00:00.000Z',
  '2026-01-31T10:00:00Z',
  '2026-01-01T10:00:00.000Z\n',
  '+08:00\n',
  [],
  [GENESIS],
  ['x'],
  Array.from({ length: 65 }, () => GENESIS),
  {},
  { t: 'graded', grade: 'A' },
  { t: 'graded', grade: 'A', points: '3' },
  { t: 'graded', grade: 'A', more: 1 },
  { t: 'ratio', num: '1', den: '2' },
  { t: 'ratio', num: '1', den: 2 },
  { t: 'points', s: '85' },
  { t: 'na', reason: '  none ' },
  { t: 'submit', complete: 1 },
  { t: 'submit', complete: true },
  { t: 'form', p: GENESIS },
  { t: 'form', p: GENESIS, q: 1 },
  { t: 'checklist', a: { a: 'yes' } },
  JSON.parse('{"__proto__":"o1"}'),
);

/** The value with the member at `path` replaced; `undefined` takes it away. */
function bent(value: object, path: readonly string[], to: unknown): unknown {
  const [name = '', ...rest] = path;
  const members: Record<string, unknown> = { ...value };
  const inner = members[name];
  if (rest.length > 0 && typeof inner === 'object' && inner !== null) members[name] = bent(inner, rest, to);
  else if (to === undefined) delete members[name];
  else members[name] = to;
  return members;
}

test('a record is taken exactly when the schema takes it, and as the schema reads it', () => {
  const names = [...Object.keys(recordAt(1, GENESIS)), 'extra'].map((name) => [name]);
  const slots = ['round', 'unit', 'form', 'q', 'rater', 'n', 'extra'].map((name) => ['slot', name]);
  fc.assert(
    fc.property(fc.constantFrom(...names, ...slots), strange, (path, to) => {
      const value = bent(recordAt(1, GENESIS), path, to);
      const parsed = LogRecord.safeParse(value);
      const newer = NewerRecord.safeParse(value);
      const expected = newer.success && !isKnown(newer.data) ? newer.data : null;
      expect(toRecord(value)).toEqual(parsed.success ? parsed.data : expected);
    }),
    runs(5),
  );
  expect(toRecord(recordAt(1, GENESIS))).toEqual(recordAt(1, GENESIS));
});

test('a questionnaire is taken exactly when the schema takes it', () => {
  const form = { serial: '7', unit: '110102001', answers: { W1: 'o1', W4: ['o1', 'o2'] } };
  const paths = [['serial'], ['unit'], ['answers'], ['answers', 'W1'], ['answers', 'W4'], ['answers', 'x'.repeat(21)]];
  const others = [['community'], ['seconds'], ['extra']];
  fc.assert(
    fc.property(fc.constantFrom(...paths, ...others), strange, (path, to) => {
      const value = bent(form, path, to);
      const parsed = SurveyForm.safeParse(value);
      expect(toSurvey(value)).toEqual(parsed.success ? parsed.data : null);
    }),
    runs(5),
  );
  expect(toSurvey(form)).toEqual(form);
});

test('a line of the personal file has exactly its three texts', () => {
  const line = { p: GENESIS, salt: 'A'.repeat(22), text: '{}' };
  expect(toPersonalText(line)).toEqual(line);
  for (const to of [null, 1, 'A', `${GENESIS}\n`, []]) {
    expect(toPersonalText({ ...line, p: to })).toBeNull();
    expect(toPersonalText({ ...line, salt: to })).toBeNull();
  }
  for (const to of [null, 1, []]) {
    expect(toPersonalText({ ...line, text: to })).toBeNull();
  }
  expect(toPersonalText({ ...line, more: '' })).toBeNull();
  expect(toPersonalText([line.p, line.salt, line.text])).toBeNull();
});
