import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Language } from '../../shared/model/text.ts';
import type { Imported } from '../../shared/questionnaire/xlsform/import.ts';
import { refuse } from '../../shared/result.ts';
import { fileRefusal, MOST_FORM_BYTES, readXlsform, type FormRefusal } from '../backend/spreadsheets/read-xlsform.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { CommandWords } from './read-words.ts';
import type { Terminal } from './terminal.ts';
import { usage } from './usage.ts';

export const FORM_OPTIONS = { json: { type: 'boolean' }, lang: { type: 'string' } } as const;

/** The number that the command promises for a form that is not taken in. */
const REFUSED: ExitCode = EXIT.usage;
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

function refusedLines(path: string, refusals: readonly FormRefusal[], language: Language): string[] {
  const head = language === 'zh' ? `${path}: 不能导入` : `${path}: cannot be taken in`;
  const placeOf = ({ sheet, column, row }: FormRefusal): string =>
    sheet === null ? '' : `${sheet}!${column ?? ''}${row ?? ''}: `;
  return [head, ...refusals.map((each) => `  ${placeOf(each)}${each.message[language]}`)];
}

function bytesOf(path: string): Uint8Array | 'disk' | 'workbook_too_big' {
  try {
    return statSync(path).size > MOST_FORM_BYTES ? 'workbook_too_big' : readFileSync(path);
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
  const imported = typeof bytes === 'string' ? refuse([fileRefusal(bytes)]) : await readXlsform(bytes, basename(path));
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
