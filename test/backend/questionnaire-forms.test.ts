import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../electron/backend/spreadsheets/read-workbook.ts';
import { writeWorkbook } from '../../electron/backend/spreadsheets/write-workbook.ts';
import { Template } from '../../shared/model/template.ts';
import { compileForm } from '../../shared/questionnaire/compile.ts';
import { formOf } from '../../shared/questionnaire/from-template.ts';
import { searchChoices } from '../../shared/questionnaire/offered.ts';
import { openSession } from '../../shared/questionnaire/session.ts';
import { exportXlsform } from '../../shared/questionnaire/xlsform/export.ts';
import { importXlsform } from '../../shared/questionnaire/xlsform/import.ts';
import type { Sheet } from '../../shared/questionnaire/xlsform/sheet.ts';
import { cli } from './cli/run-cli.ts';
import { temporaryFolder } from './packages/folder.ts';
import { PUBLIC_FORMS } from './public-forms.ts';

const TODAY = '2026-11-24';
/** Beside the project, or where the variable says; the forms are read there and never copied. */
const PUBLIC =
  process.env['JIEPING_XLSFORMS'] ?? fileURLToPath(new URL('../../../shared/data/xlsforms', import.meta.url));

function sheetsOf(survey: string[][], choices: string[][] = [], settings: string[][] = []): Sheet[] {
  return [
    { name: 'survey', rows: survey },
    { name: 'choices', rows: choices },
    { name: 'settings', rows: settings },
  ];
}

function places(sheets: readonly Sheet[]): string[] {
  const read = importXlsform(sheets, 'form');
  return read.ok ? [] : read.error.map((each) => `${each.sheet}!${each.column ?? ''}${each.row ?? ''} ${each.code}`);
}

function sessionOf(sheets: readonly Sheet[]) {
  const read = importXlsform(sheets, 'form');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const session = openSession(read.value.compiled, null, TODAY);
  if (!session.ok) throw new Error(session.error.code);
  return session.value;
}

describe('public forms', () => {
  test.skipIf(!existsSync(PUBLIC)).each(Object.entries(PUBLIC_FORMS))('%s', async (file, expected) => {
    const workbook = await readWorkbook(readFileSync(join(PUBLIC, file)));
    if (!workbook.ok) throw new Error(workbook.error);
    expect(places(workbook.value)).toStrictEqual(expected);
  });
});

describe('the questionnaires of the template', () => {
  const template = Template.parse(
    JSON.parse(
      readFileSync(new URL('../../resources/indicator-sets/xicheng-2021.template.json', import.meta.url), 'utf8'),
    ),
  );
  test.each(template.questionnaires.map((each) => [each.id, each] as const))(
    '%s goes out and comes back',
    async (_id, each) => {
      const form = formOf(each, template.version);
      const workbook = await readWorkbook(await writeWorkbook(exportXlsform(form)));
      if (!workbook.ok) throw new Error(workbook.error);
      const back = importXlsform(workbook.value, 'other');
      expect(back.ok ? back.value.compiled.form : back.error).toStrictEqual(form);
    },
  );

  test('a resident without business is not asked about it', () => {
    const compiled = compileForm(
      formOf(
        template.questionnaires.find((each) => each.id === 'RESIDENT')!,
        '1',
      ),
    );
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const session = openSession(compiled.value, null, TODAY);
    if (!session.ok) throw new Error(session.error.code);
    expect(session.value.shown('R2')).toBe(false);
    session.value.set('R1', 'o1');
    session.value.set('R2', 'o2');
    expect(session.value.answers()).toStrictEqual({ R1: 'o1', R2: 'o2' });
    session.value.set('R1', 'o3');
    expect(session.value.answers()).toStrictEqual({ R1: 'o3' });
    expect(openSession(compiled.value, { form: 'RESIDENT', version: '2', answers: {} }, TODAY).ok).toBe(false);
  });
});

describe('reasons', () => {
  test.each<[string, Sheet[], string[]]>([
    ['no survey', [{ name: 'x', rows: [['a']] }], ['survey! sheet_missing']],
    ['no questions', sheetsOf([['type', 'name', 'label']]), ['survey!A1 form_empty']],
    [
      'a circle',
      sheetsOf([
        ['type', 'name', 'calculation'],
        ['calculate', 'a', '${b}'],
        ['calculate', 'b', '${a}'],
      ]),
      ['survey!C2 cycle', 'survey!C3 cycle'],
    ],
    [
      'an open group',
      sheetsOf([
        ['type', 'name', 'label'],
        ['begin group', 'g', 'G'],
        ['text', 'a', 'A'],
      ]),
      ['survey!A2 group_open'],
    ],
    [
      'a lone end',
      sheetsOf([
        ['type', 'name', 'label'],
        ['text', 'a', 'A'],
        ['end group', '', ''],
      ]),
      ['survey!A3 group_close'],
    ],
    [
      'a name twice',
      sheetsOf([
        ['type', 'name', 'label'],
        ['text', 'a', 'A'],
        ['', '', ''],
        ['text', 'a', 'B'],
      ]),
      ['survey!B4 name_twice'],
    ],
    [
      'several at once',
      sheetsOf([
        ['type', 'name', 'label', 'trigger'],
        ['rank l', 'a', 'A'],
        ['text', '', 'B'],
        ['text', 'c', 'C', '${a}'],
      ]),
      ['survey!A2 type_unsupported', 'survey!B3 name_missing', 'survey!D4 column_unsupported'],
    ],
    [
      'no list',
      sheetsOf([
        ['type', 'name', 'label'],
        ['select_one l', 'a', 'A'],
      ]),
      ['survey!A2 list_unknown'],
    ],
    [
      'a choice twice',
      sheetsOf(
        [
          ['type', 'name', 'label'],
          ['select_one l', 'a', 'A'],
        ],
        [
          ['list_name', 'name', 'label'],
          ['l', 'x', 'X'],
          ['l', 'x', 'Y'],
        ],
      ),
      ['choices!B3 choice_twice'],
    ],
    [
      'a dynamic default',
      sheetsOf([
        ['type', 'name', 'label', 'default'],
        ['date', 'a', 'A', 'today()'],
      ]),
      ['survey!D2 default_dynamic'],
    ],
  ])('%s', (_what, sheets, expected) => {
    expect(places(sheets)).toStrictEqual(expected);
  });

  test('random sheets are read or refused with a reason, never thrown', () => {
    const cell = fc.constantFrom(
      '',
      'type',
      'name',
      'label',
      'label::zh',
      'text',
      'a',
      'begin group',
      'end group',
      'select_one l',
      '${a}',
      'l',
      'list_name',
      'calculation',
      '__proto__',
      'constructor',
      '\u202e',
    );
    const rows = fc.array(fc.array(fc.oneof({ weight: 9, arbitrary: cell }, fc.string()), { maxLength: 6 }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(rows, rows, rows, (survey, choices, settings) => {
        const read = importXlsform(sheetsOf([['type', 'name', 'label'], ...survey], choices, settings), 'f');
        expect(read.ok || read.error.length > 0).toBe(true);
      }),
    );
  });

  test('random bytes and cut files are refused', async () => {
    const whole = await writeWorkbook(
      sheetsOf([
        ['type', 'name', 'label'],
        ['text', 'a', 'A'],
      ]),
    );
    expect((await readWorkbook(whole)).ok).toBe(true);
    for (const part of [0, 3, 30, whole.length >> 1, whole.length - 4]) {
      expect((await readWorkbook(whole.subarray(0, part))).ok).toBe(false);
    }
  });
});

describe('interviews', () => {
  test('constraint, required and types are judged only where they apply', () => {
    const session = sessionOf(
      sheetsOf([
        ['type', 'name', 'label', 'required', 'constraint', 'relevant', 'calculation'],
        ['integer', 'age', 'Age', 'yes', '. >= 18', '', ''],
        ['text', 'why', 'Why', 'yes', '', '${age} > 60', ''],
        ['calculate', 'twice', '', '', '', '', '${age} * 2'],
      ]),
    );
    expect(session.issues()).toStrictEqual([{ name: 'age', code: 'required' }]);
    session.set('age', '12');
    expect(session.issues()).toStrictEqual([{ name: 'age', code: 'constraint' }]);
    session.set('age', '1.5');
    expect(session.issues()).toStrictEqual([{ name: 'age', code: 'not_integer' }]);
    session.set('age', '61');
    expect(session.value('twice')).toBe('122');
    expect(session.issues()).toStrictEqual([{ name: 'why', code: 'required' }]);
  });

  test('five hundred questions in a row and eighty thousand choices', () => {
    const chain = Array.from({ length: 500 }, (_, index) => [
      'integer',
      `q${index}`,
      'Q',
      index === 0 ? '' : `\${q${index - 1}} > 0`,
      '',
    ]);
    const choices = Array.from({ length: 80_000 }, (_, index) => [
      'l',
      `c${index}`,
      `Name ${index}`,
      `d${index % 800}`,
    ]);
    const session = sessionOf(
      sheetsOf(
        [
          ['type', 'name', 'label', 'relevant', 'choice_filter'],
          ...chain,
          ['text', 'd', 'D'],
          ['select_one l', 's', 'S', '', 'district = ${d}'],
        ],
        [['list_name', 'name', 'label', 'district'], ...choices],
      ),
    );
    for (let index = 0; index < 500; index += 1) session.set(`q${index}`, '1');
    expect(session.visible()).toHaveLength(502);
    session.set('q0', '');
    expect(session.visible()).toHaveLength(3);
    session.set('d', 'd7');
    expect(session.choices('s')).toHaveLength(100);
    expect(searchChoices(session.choices('s'), 'name 1607', 5).map((choice) => choice.name)).toStrictEqual(['c1607']);
  });
});

test('any form goes out and comes back the same', () => {
  const name = fc.constantFrom('age', 'sex', 'note1', 'g', 'h', 'x.y', '题');
  const words = fc.stringMatching(/^[^\s\0]( ?[^\s\0]){0,9}$/);
  const row = fc.record({
    type: fc.constantFrom(
      'text',
      'integer',
      'note',
      'date',
      'select_one l',
      'select_multiple l',
      'begin group',
      'end group',
    ),
    name,
    zh: words,
    en: fc.oneof(fc.constant(''), words),
    relevant: fc.constantFrom('', '${age} > 3', "selected(${sex}, 'm')"),
  });
  let taken = 0;
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const sheets = sheetsOf(
        [['type', 'name', 'label::zh', 'label::en', 'relevant'], ...rows.map((each) => Object.values(each))],
        [
          ['list_name', 'name', 'label::zh', 'jp_score'],
          ['l', 'm', '男', '80'],
          ['l', 'f', '女', ''],
        ],
      );
      const read = importXlsform(sheets, 'form');
      if (!read.ok) return;
      taken += 1;
      const back = importXlsform(exportXlsform(read.value.compiled.form), 'other');
      expect(back.ok ? back.value.compiled.form : back.error).toStrictEqual(read.value.compiled.form);
    }),
    { numRuns: 500 },
  );
  expect(taken).toBeGreaterThan(5);
});

test('form check says what an import would do', async () => {
  const folder = temporaryFolder();
  const good = join(folder, 'good.xlsx');
  writeFileSync(
    good,
    await writeWorkbook(
      sheetsOf([
        ['type', 'name', 'label', 'jp_leaf'],
        ['text', 'a', 'A', 'B1.1.2'],
      ]),
    ),
  );
  const bad = join(folder, 'bad.xlsx');
  writeFileSync(
    bad,
    await writeWorkbook(
      sheetsOf([
        ['type', 'name', 'label'],
        ['image', 'a', 'A'],
      ]),
    ),
  );
  const taken = await cli(['form', 'check', good, '--json']);
  expect([taken.code, JSON.parse(taken.out)]).toMatchObject([
    0,
    { ok: true, form: { questions: 1, leaves: ['B1.1.2'] } },
  ]);
  const refused = await cli(['form', 'check', bad, '--json']);
  expect([refused.code, JSON.parse(refused.out)]).toMatchObject([
    2,
    { refusals: [{ sheet: 'survey', row: 2, column: 'A' }] },
  ]);
  writeFileSync(join(folder, 'no.xlsx'), 'text');
  expect((await cli(['form', 'check', join(folder, 'no.xlsx')])).code).toBe(2);
  expect((await cli(['form', 'check', join(folder, 'absent.xlsx')])).code).toBe(4);
});
