import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Language } from '../../shared/model/text.ts';
import { importXlsform, type Imported } from '../../shared/questionnaire/xlsform/import.ts';
import type { Refusal } from '../../shared/questionnaire/xlsform/refusal.ts';
import { readWorkbook, type WorkbookFault } from '../backend/spreadsheets/read-workbook.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { CommandWords } from './read-words.ts';
import type { Terminal } from './terminal.ts';
import { usage } from './usage.ts';

export const FORM_OPTIONS = { json: { type: 'boolean' }, lang: { type: 'string' } } as const;

/** The number that the command promises for a form that is not taken in. */
const REFUSED: ExitCode = EXIT.usage;
const MAX_BYTES = 64 * 1024 * 1024;

const FILE_FAULTS: Readonly<Record<WorkbookFault, Readonly<Record<Language, string>>>> = {
  not_a_workbook: { zh: '这不是 XLSX 文件', en: 'this is no XLSX file' },
  workbook_unreadable: { zh: '文件已损坏或加密，读不了', en: 'the file is damaged or locked and cannot be read' },
  workbook_too_big: { zh: '文件太大', en: 'the file is too big' },
};

function summary({ compiled: { form }, notKept }: Imported) {
  const groups = form.items.filter((item) => item.kind === 'group').length;
  return {
    id: form.id,
    title: form.title,
    version: form.version,
    languages: form.languages,
    questions: form.items.length - groups,
    groups,
    lists: form.lists.length,
    choices: form.lists.reduce((sum, list) => sum + list.choices.length, 0),
    leaves: [...new Set(form.items.flatMap((item) => item.leaves))].sort(),
    notKept,
  };
}

function summaryLines(path: string, shown: ReturnType<typeof summary>, language: Language): string[] {
  const words =
    language === 'zh'
      ? ['可以导入', '标题', '语言', '题目', '分组', '选项', '指标', '不保留']
      : ['can be taken in', 'title', 'languages', 'questions', 'groups', 'choices', 'leaves', 'not kept'];
  const values = [
    shown.title,
    shown.languages.join(', '),
    shown.questions,
    shown.groups,
    shown.choices,
    shown.leaves.length === 0 ? '0' : `${shown.leaves.length} (${shown.leaves.join(' ')})`,
    shown.notKept.map((each) => `${each.sheet}!${each.column ?? ''}${each.row ?? ''} ${each.what}`).join('; '),
  ];
  const lines = values.map((value, index) => `  ${words[index + 1] ?? ''}: ${value}`);
  return [`${path}: ${words[0] ?? ''}`, ...(shown.notKept.length === 0 ? lines.slice(0, -1) : lines)];
}

function refusedLines(path: string, refusals: readonly Refusal[], language: Language): string[] {
  const head = language === 'zh' ? `${path}: 不能导入` : `${path}: cannot be taken in`;
  return [
    head,
    ...refusals.map((each) => `  ${each.sheet}!${each.column ?? ''}${each.row ?? ''}: ${each.message[language]}`),
  ];
}

function bytesOf(path: string): Uint8Array | 'disk' | 'workbook_too_big' {
  try {
    return statSync(path).size > MAX_BYTES ? 'workbook_too_big' : readFileSync(path);
  } catch {
    return 'disk';
  }
}

async function check(path: string, json: boolean, language: Language, terminal: Terminal): Promise<ExitCode> {
  const bytes = bytesOf(path);
  if (bytes === 'disk') {
    const said = language === 'zh' ? '读不到这个文件' : 'the file cannot be read';
    terminal.out(json ? JSON.stringify({ file: path, ok: false, trouble: 'disk' }) : `${path}: ${said}`);
    return EXIT.trouble;
  }
  const workbook = typeof bytes === 'string' ? { ok: false as const, error: bytes } : await readWorkbook(bytes);
  if (!workbook.ok) {
    const message = FILE_FAULTS[workbook.error];
    const whole = { sheet: null, row: null, column: null, code: workbook.error, message };
    terminal.out(json ? JSON.stringify({ file: path, ok: false, refusals: [whole] }) : `${path}: ${message[language]}`);
    return REFUSED;
  }
  const imported = importXlsform(workbook.value, basename(path).replace(/\.xlsx$/i, ''));
  if (!imported.ok) {
    if (json) terminal.out(JSON.stringify({ file: path, ok: false, refusals: imported.error }));
    else for (const line of refusedLines(path, imported.error, language)) terminal.out(line);
    return REFUSED;
  }
  const shown = summary(imported.value);
  if (json) terminal.out(JSON.stringify({ file: path, ok: true, form: shown }));
  else for (const line of summaryLines(path, shown, language)) terminal.out(line);
  return EXIT.good;
}

/** `form check FILE.xlsx`: what an import would do, without doing it. */
export async function form({ values, files }: CommandWords, language: Language, terminal: Terminal): Promise<ExitCode> {
  const [action, path, more] = files;
  if (action !== 'check') return usage(terminal, language, action ?? 'check');
  if (path === undefined || more !== undefined) return usage(terminal, language, more ?? 'FILE');
  return await check(path, values['json'] === true, language, terminal);
}
