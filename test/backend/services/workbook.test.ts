import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { readWorkbook } from '../../../electron/backend/spreadsheets/read-workbook.ts';
import { writeWorkbook } from '../../../electron/backend/spreadsheets/write-workbook.ts';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { Sheet } from '../../../shared/questionnaire/xlsform/sheet.ts';
import { ask, call, evaluator, ROUND, testTemplate, UNIT, OTHER_UNIT } from '../../support/evaluator.ts';
import { withErrorCell } from '../../support/error-cell.ts';
import { tempDir } from '../../support/temp-dir.ts';

const TARGET = { round: ROUND, unit: UNIT, form: 'self', rater: null } as const;
const SHEET = { ...TARGET, language: 'zh' } as const;
const LEAVES = ['A1.1.1', 'A2.1.1', 'A2.2.2', 'A3.2.3', 'A3.2.2'];

async function street(role: 'street' | 'part' = 'street'): Promise<Backend> {
  return await evaluator(tempDir(), { role, units: [UNIT, OTHER_UNIT] });
}

async function formOf(backend: Backend, leaves: readonly string[] = LEAVES): Promise<readonly Sheet[]> {
  const file = await call(backend, 'workbook.write', { ...SHEET, leaves: [...leaves] });
  const read = await readWorkbook(readFileSync(backend.files.path(file.ref)!));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

/** The form with texts put into the column for answers, by the name of the line. */
function filled(sheets: readonly Sheet[], answers: Readonly<Record<string, string>>): Sheet[] {
  const left = new Set(Object.keys(answers));
  const changed = sheets.map(({ name, rows }, index) => ({
    name,
    rows: rows.map((row) => {
      const text = index === 0 ? answers[row[0] ?? ''] : undefined;
      if (text === undefined) return [...row];
      left.delete(row[0] ?? '');
      return row.map((cell, column) => (column === 4 ? text : cell));
    }),
  }));
  if (left.size > 0) throw new Error(`no lines ${[...left].join(' ')}`);
  return changed;
}

async function fileOf(backend: Backend, sheets: readonly Sheet[]): Promise<FileRef> {
  const path = join(tempDir(), 'filled.xlsx');
  writeFileSync(path, await writeWorkbook(sheets));
  return backend.files.register(path, 'filled.xlsx');
}

const GRADED = 'A2.2.2';
const CHECKS = 'A1.1.1';
const items = testTemplate().leaves.find(({ code }) => code === CHECKS)!.method;
const firstItem = items.type === 'checklist' ? items.items[0]!.id : '';

describe('a form for a spreadsheet program', () => {
  test('has one line for each part, its names hidden and everything locked but the answers', async () => {
    const backend = await street();
    await call(backend, 'responses.save', {
      ...TARGET,
      leaf: 'A2.1.1',
      value: { t: 'ratio', num: '8', den: '20' },
      note: '见台账',
      base: 0,
    });
    const file = await call(backend, 'workbook.write', { ...SHEET, leaves: LEAVES });
    expect(file.name).toMatch(/\.xlsx$/);
    const bytes = readFileSync(backend.files.path(file.ref)!);
    const parts = unzipSync(bytes);
    const xml = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    expect(xml).toMatch(
      /<\/sheetData><sheetProtection sheet="1"[^>]*\/><protectedRanges><protectedRange sqref="E2:E\d+"/,
    );
    expect(xml).toMatch(/<col [^>]*hidden="1"/);
    const [form] = await formOf(backend);
    const line = form!.rows.find(([id]) => id === 'A2.1.1/num');
    expect(line?.[4]).toBe('8');
    expect(form!.rows.find(([id]) => id === 'A2.1.1/note')?.[4]).toBe('见台账');
    expect(form!.rows.some(([id]) => id === 'A3.2.2/na')).toBe(true);
    backend.close();
  });

  test('comes back with a report, and nothing changes before the user agrees', async () => {
    const backend = await street();
    const form = await formOf(backend);
    const sheets = filled(form, {
      'A2.1.1/num': '９',
      [`${GRADED}/grade`]: 'Ｂ',
      [`${CHECKS}/item:${firstItem}`]: '是',
      'A3.2.2/na': '没有下沉编制',
    });
    const file = await fileOf(backend, sheets);
    const report = await call(backend, 'workbook.read', { ...SHEET, file });
    expect(report.changes).toEqual([CHECKS, 'A2.1.1', GRADED, 'A3.2.2']);
    expect(report.lines.every(({ fault }) => fault === null)).toBe(true);
    const before = await call(backend, 'responses.sheet', TARGET);
    expect(before.responses.every(({ revision }) => revision === 0)).toBe(true);

    const taken = await call(backend, 'workbook.take', {
      ...SHEET,
      file,
      digest: report.digest,
      leaves: ['A2.1.1', 'A3.2.2'],
    });
    expect(taken).toEqual({ taken: 2 });
    const after = new Map(
      (await call(backend, 'responses.sheet', TARGET)).responses.map((one) => [one.leaf, one.value] as const),
    );
    expect(after.get('A2.1.1')).toEqual({ t: 'ratio', num: '9', den: '122' });
    expect(after.get('A3.2.2')).toEqual({ t: 'na', reason: '没有下沉编制' });
    expect(after.get(GRADED)).toBeNull();
    backend.close();
  });

  test('every faulty cell is named, its item is left out, and the good ones can be taken', async () => {
    const backend = await street();
    const sheets = filled(await formOf(backend), {
      'A2.1.1/num': 'many',
      [`${GRADED}/grade`]: 'B 99',
      [`${CHECKS}/item:${firstItem}`]: '也许',
      'A3.2.2/na': '没有',
    });
    const report = await call(backend, 'workbook.read', { ...SHEET, file: await fileOf(backend, sheets) });
    expect(report.changes).toEqual(['A3.2.2']);
    expect(report.lines.filter(({ fault }) => fault !== null).map(({ leaf, fault }) => [leaf, fault])).toEqual([
      [CHECKS, 'choice'],
      ['A2.1.1', 'not_a_number'],
      [GRADED, 'points_outside_grade'],
    ]);
    expect(report.lines.every(({ cell }) => /^E\d+$/.test(cell))).toBe(true);
    backend.close();
  });

  test('in English it is headed and read in English, and its answers are read in either language', async () => {
    const backend = await street();
    const english = { ...TARGET, language: 'en' } as const;
    const made = await call(backend, 'workbook.write', { ...english, leaves: [CHECKS, GRADED] });
    expect(made.name).toMatch(/^Form-.*\.xlsx$/);
    const read = await readWorkbook(readFileSync(backend.files.path(made.ref)!));
    if (!read.ok) throw new Error(read.error);
    expect(read.value.map(({ name }) => name)).toEqual(['Form', 'Do not change']);
    const [form] = read.value;
    expect(form?.rows[0]).toEqual([
      'id',
      'Code',
      'Item',
      'What is asked',
      'Fill in this column',
      'What may be filled in',
    ]);
    const words = form!.rows.slice(1).map((row) => [row[2], row[3], row[5]].join(' '));
    expect(words.filter((line) => /\p{Script=Han}/u.test(line))).toEqual([]);
    const sheets = filled(read.value, { [`${CHECKS}/item:${firstItem}`]: 'Yes', [`${GRADED}/grade`]: 'B' });
    const report = await call(backend, 'workbook.read', { ...english, file: await fileOf(backend, sheets) });
    expect(report.lines.map(({ after, fault }) => [after, fault])).toEqual([
      ['Yes', null],
      ['B', null],
    ]);
    const chinese = filled(read.value, { [`${CHECKS}/item:${firstItem}`]: '是' });
    const same = await call(backend, 'workbook.read', { ...english, file: await fileOf(backend, chinese) });
    expect(same.lines.map(({ after, fault }) => [after, fault])).toEqual([['Yes', null]]);
    backend.close();
  });

  test('a formula without a result is named like every other fault and never read as empty', async () => {
    const backend = await street();
    const sheets = filled(await formOf(backend), { 'A2.1.1/num': '1', 'A3.2.2/na': '没有' });
    const row = sheets[0]!.rows.findIndex(([id]) => id === 'A2.1.1/num') + 1;
    const path = join(tempDir(), 'error.xlsx');
    writeFileSync(path, withErrorCell(await writeWorkbook(sheets), 1, `E${row}`, '#DIV/0!'));
    const report = await call(backend, 'workbook.read', { ...SHEET, file: backend.files.register(path, 'error.xlsx') });
    expect(
      report.lines.filter(({ fault }) => fault !== null).map(({ cell, after, fault }) => [cell, after, fault]),
    ).toEqual([[`E${row}`, '#DIV/0!', 'cell_lost']]);
    expect(report.changes).toEqual(['A3.2.2']);
    backend.close();
  });

  test('a line that is not ours or comes twice is named, and its item left out', async () => {
    const backend = await street();
    const [form, about] = filled(await formOf(backend), { 'A2.1.1/num': '1' });
    const twice = form!.rows.find(([id]) => id === 'A2.1.1/num')!;
    const strange = ['Z9.9.9/num', '', '', '', '5', ''];
    const file = await fileOf(backend, [{ name: form!.name, rows: [...form!.rows, [...twice], strange] }, about!]);
    const report = await call(backend, 'workbook.read', { ...SHEET, file });
    expect(report.lines.filter(({ fault }) => fault !== null).map(({ leaf, fault }) => [leaf, fault])).toEqual([
      ['A2.1.1', 'twice'],
      ['Z9.9.9', 'unknown_line'],
    ]);
    expect(report.changes).toEqual([]);
    backend.close();
  });

  test('a form of another street, of other indicators, or no form at all is refused', async () => {
    const backend = await street();
    const form = await formOf(backend);
    const refusal = async (sheets: readonly Sheet[], unit = UNIT) => {
      const file = await fileOf(backend, sheets);
      return await ask(backend, 'workbook.read', { ...SHEET, unit, file });
    };
    expect(await refusal(form, OTHER_UNIT)).toMatchObject({ ok: false, error: { what: 'form_of_other' } });
    const other = form.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => (row[0] === 'template' ? ['template', 'f'.repeat(64)] : row)),
    }));
    expect(await refusal(other)).toMatchObject({ ok: false, error: { what: 'form_changed' } });
    expect(await refusal([{ name: 'survey', rows: [['type']] }])).toMatchObject({
      ok: false,
      error: { what: 'not_a_form' },
    });
    const path = join(tempDir(), 'noise.xlsx');
    writeFileSync(path, 'no workbook');
    const noise = backend.files.register(path, 'noise.xlsx');
    expect(await ask(backend, 'workbook.read', { ...SHEET, file: noise })).toMatchObject({
      ok: false,
      error: { what: 'not_a_form' },
    });
    backend.close();
  });

  test('what was agreed to is taken only while nothing has changed since', async () => {
    const backend = await street();
    const file = await fileOf(backend, filled(await formOf(backend), { 'A2.1.1/num': '1' }));
    const { digest } = await call(backend, 'workbook.read', { ...SHEET, file });
    const value = { t: 'ratio', num: '7', den: '9' } as const;
    await call(backend, 'responses.save', { ...TARGET, leaf: 'A2.1.1', value, note: '', base: 0 });
    const late = await ask(backend, 'workbook.take', { ...SHEET, file, digest, leaves: ['A2.1.1'] });
    expect(late).toMatchObject({ ok: false, error: { what: 'report_outdated' } });
    const { responses } = await call(backend, 'responses.sheet', TARGET);
    expect(responses.find(({ leaf }) => leaf === 'A2.1.1')?.value).toEqual(value);
    backend.close();
  });

  test('a blank form changes nothing, and a computer for a part hands nothing to the office', async () => {
    const backend = await street('part');
    const value = { t: 'ratio', num: '7', den: '9' } as const;
    const blank = await formOf(backend);
    await call(backend, 'responses.save', { ...TARGET, leaf: 'A2.1.1', value, note: '', base: 0 });
    const report = await call(backend, 'workbook.read', { ...SHEET, file: await fileOf(backend, blank) });
    expect(report.changes).toEqual([]);
    expect(await ask(backend, 'handover.make', { round: ROUND, submit: false })).toMatchObject({
      ok: false,
      error: { what: 'part_computer' },
    });
    backend.close();
  });
});
