import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { writeWorkbook } from '../../../electron/backend/spreadsheets/write-workbook.ts';
import { ask, call, evaluator, ROUND, testTemplate, UNIT } from '../../support/evaluator.ts';
import { csvOf, platformTable, spoil } from '../../support/survey-table.ts';
import { withErrorCell } from '../../support/error-cell.ts';
import { columnLetters } from '../../../shared/questionnaire/xlsform/sheet.ts';
import { tempDir } from '../../support/temp-dir.ts';

const TARGET = { round: ROUND, form: 'resident' } as const;
const STREET = testTemplate().streets.find(({ code9 }) => code9 === UNIT)!.zh;
const Stored = z.looseObject({ answers: z.record(z.string(), z.unknown()) });
let root: string;
let backend: Backend;

beforeEach(async () => {
  root = tempDir();
  backend = await evaluator(root, { role: 'survey', units: [UNIT] });
});

function fileOf(bytes: string | Uint8Array, name = 'answers.csv') {
  const path = join(root, name);
  writeFileSync(path, bytes);
  return backend.files.register(path, name);
}

function stored() {
  const db = new DatabaseSync(join(root, 'jieping.db'), { readOnly: true });
  const rows = db.prepare('SELECT serial, body FROM survey_form').all();
  db.close();
  return new Map(rows.map(({ serial, body }) => [String(serial), Stored.parse(JSON.parse(String(body)))] as const));
}

async function look(bytes: string | Uint8Array, name?: string) {
  const file = fileOf(bytes, name);
  return { ...TARGET, file, ...(await call(backend, 'surveys.lookAtTable', { ...TARGET, file })) };
}

describe('a table of a survey platform', () => {
  it('names a formula without a result instead of reading it as no answer', async () => {
    const table = platformTable(3, STREET);
    const last = (table[0]?.length ?? 0) - 1;
    const letters = columnLetters(last);
    const bytes = withErrorCell(await writeWorkbook([{ name: '答卷', rows: table }]), 1, `${letters}3`, '#VALUE!');
    const { file, mapping } = await look(bytes, 'answers.xlsx');
    const report = await call(backend, 'surveys.checkTable', { ...TARGET, file, mapping });
    expect(report).toMatchObject({ rows: 3, fresh: 2, faulty: 1 });
    expect(report.faults.map(({ row, value, fault }) => [row, value, fault])).toEqual([
      [3, '#VALUE!', 'formula_error'],
    ]);
  });

  it('2,017 questionnaires with 60 faulty rows: every fault by cell, nothing before the user agrees, then the rest at once', async () => {
    const { file, mapping, ...seen } = await look(`\uFEFF${csvOf(spoil(platformTable(2017, STREET)))}`);
    expect(seen).toMatchObject({ encoding: 'utf-8', rows: 2017, remembered: false });
    expect(seen.heads.filter(({ person }) => person).map(({ text }) => text)).toEqual(['来自IP', '您的姓名']);
    expect(seen.sample[0]?.[4]).toBe('');
    const { questionnaires } = testTemplate();
    const asked = questionnaires.find(({ id }) => id === 'RESIDENT')!;
    const names = [...asked.background, ...asked.items].map(({ id }) => id);
    expect([...new Set(mapping.questions.map(({ question }) => question))].sort()).toEqual(names.sort());

    const report = await call(backend, 'surveys.checkTable', { ...TARGET, file, mapping });
    expect(report).toMatchObject({ rows: 2017, fresh: 1957, already: 0, faulty: 60, moreFaults: 0 });
    expect(report.faults).toHaveLength(60);
    expect(report.faults.slice(0, 8).map(({ row, head, value, fault }) => [row, head, value, fault])).toEqual([
      [6, '序号', '', 'no_serial'],
      [36, '序号', '1', 'serial_twice'],
      [66, '序号', 'R|7', 'serial_bad'],
      [96, '所用时间', '很久', 'seconds_bad'],
      [126, '所在街道', '没有的街道', 'street_unknown'],
      [156, '所在街道', '', 'no_street'],
      [186, expect.stringContaining('1、'), '不是选项', 'choice_unknown'],
      [216, expect.stringContaining('1、'), '＝cmd', 'choice_unknown'],
    ]);
    expect(report.masked).toBeGreaterThan(30);
    expect(stored().size).toBe(0);

    const { agreement } = report;
    const other = await ask(backend, 'surveys.takeTable', {
      ...TARGET,
      file,
      mapping: { ...mapping, prefix: 'X' },
      agreement,
    });
    expect(other).toMatchObject({ error: { what: 'table_changed' } });
    expect(stored().size).toBe(0);
    expect(await call(backend, 'surveys.takeTable', { ...TARGET, file, mapping, agreement })).toEqual({
      taken: 1957,
      already: 0,
    });
    const after = stored();
    expect(after.size).toBe(1957);
    expect(after.get('51')?.answers['R13']).toBe('找＊主任，电话＊＊＊＊＊＊＊＊＊＊＊');
    expect(after.get('2')).toMatchObject({ seconds: 91, answers: { R12: '1' } });

    // The corrected table brings only what was missing, and the mapping is remembered.
    const again = await look(csvOf(platformTable(2017, STREET)));
    expect(again.remembered).toBe(true);
    expect(again.mapping).toEqual(mapping);
    expect(await call(backend, 'surveys.checkTable', { ...TARGET, file: again.file, mapping })).toMatchObject({
      fresh: 60,
      already: 1957,
      faulty: 0,
    });
    backend.close();
  });

  it('writes the faults for a spreadsheet, with no cell that could run as a formula', async () => {
    const { file, mapping } = await look(csvOf(spoil(platformTable(2017, STREET))));
    const made = await call(backend, 'surveys.faultsFile', { ...TARGET, file, mapping, language: 'zh' });
    const text = readFileSync(backend.files.path(made.ref)!, 'utf8');
    const lines = text.split('\r\n');
    expect(lines).toHaveLength(62);
    expect(text.startsWith('\uFEFF行,列,表头,内容,原因\r\n6,A,序号,,没有问卷编号')).toBe(true);
    expect(text).toContain(`,'＝cmd,不是这道题的选项`);
    backend.close();
  });

  it('reads XLSX and GBK like UTF-8', async () => {
    const table = platformTable(3, STREET);
    const book = await look(await writeWorkbook([{ name: 'Sheet1', rows: table }]), 'answers.xlsx');
    expect(book).toMatchObject({ encoding: 'xlsx', rows: 3 });
    const workbook = await call(backend, 'surveys.checkTable', { ...TARGET, file: book.file, mapping: book.mapping });
    expect(workbook).toMatchObject({ fresh: 3, faulty: 0 });
    // 序号,所在街道 / 1,西长安街街道 in GBK, byte by byte.
    const gbk = Buffer.from('d0f2bac52ccbf9d4dabdd6b5c00d0a312ccef7b3a4b0b2bdd6bdd6b5c00d0a', 'hex');
    const national = await look(gbk, 'gbk.csv');
    expect(national).toMatchObject({ encoding: 'gb18030', rows: 1, mapping: { serial: 0, unit: 1 } });
    expect(national.heads.map(({ text }) => text)).toEqual(['序号', '所在街道']);
    const checked = await call(backend, 'surveys.checkTable', {
      ...TARGET,
      file: national.file,
      mapping: national.mapping,
    });
    expect(checked).toMatchObject({ fresh: 1, faulty: 0 });
    backend.close();
  });

  it('refuses what is no table, and a column that says who somebody is, in words', async () => {
    const refused = async (bytes: string | Uint8Array, name: string) => {
      const answer = await ask(backend, 'surveys.lookAtTable', { ...TARGET, file: fileOf(bytes, name) });
      return answer.ok ? 'read' : answer.error;
    };
    expect(await refused(Buffer.from([0xff, 0xfe, 0x00, 0xd8]), 'a.csv')).toMatchObject({ what: 'table_unreadable' });
    expect(await refused('PK\u0003\u0004broken', 'a.xlsx')).toMatchObject({ what: 'table_unreadable' });
    expect(await refused('序号,街道', 'a.csv')).toMatchObject({ what: 'table_empty' });
    expect(await refused(`a\n${'x,'.repeat(1001)}`, 'a.csv')).toMatchObject({ what: 'table_too_big' });
    const { file, mapping } = await look(csvOf(platformTable(2, STREET)));
    const named = { ...mapping, questions: [{ column: 4, question: 'R13', option: null }] };
    expect(await ask(backend, 'surveys.checkTable', { ...TARGET, file, mapping: named })).toMatchObject({
      error: { what: 'table_names_persons' },
    });
    backend.close();
  });

  it('takes text of 100,000 characters, control characters and turned text for what they are', async () => {
    const table = platformTable(3, STREET);
    const open = table[0]!.length - 1;
    table[1]![open] = '长'.repeat(100_000);
    table[2]![open] = '好\u202E评\u0007论';
    table[3]![open] = '\u202E\u0000'.replace('\u0000', '\u0001');
    const { file, mapping } = await look(csvOf(table));
    const report = await call(backend, 'surveys.checkTable', { ...TARGET, file, mapping });
    expect(report.faults).toMatchObject([{ row: 2, column: open, fault: 'too_long' }]);
    await call(backend, 'surveys.takeTable', { ...TARGET, file, mapping, agreement: report.agreement });
    expect(stored().get('2')?.answers['R13']).toBe('好评论');
    expect(stored().get('3')?.answers['R13']).toBeUndefined();
    backend.close();
  });
});
