import { ok, refuse, type Result } from '../../result.ts';
import { compileForm, type CompiledForm, type FormFault } from '../compile.ts';
import { Form, type Choice, type ChoiceList, type Item } from '../../model/form.ts';
import { readTable, type Table } from './headers.ts';
import { addOther } from './or-other.ts';
import type { NotKept } from './not-kept.ts';
import { readChoices } from './read-choices.ts';
import { readSettings } from './read-settings.ts';
import { readSurvey, type ReadItem } from './read-survey.ts';
import { refusal, type Refusal } from './refusal.ts';
import { columnLetters, type Sheet } from './sheet.ts';

export interface Imported {
  readonly compiled: CompiledForm;
  readonly notKept: readonly NotKept[];
  /** Where a column of a question stands in the file; its row alone where the column is not filled. */
  readonly placeOf: (question: string, column: string) => Place;
}

interface Place {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
}

const OURS = ['survey', 'choices', 'settings'];
/** Sheets that change what a form means. All other sheets are notes to people. */
const UNSUPPORTED = new Set(['external_choices', 'entities', 'osm', 'columns', 'cascades', 'repeats']);
const FIELD_COLUMNS: Readonly<Record<FormFault['field'], string>> = {
  relevant: 'relevant',
  constraint: 'constraint',
  required: 'required',
  choiceFilter: 'choice_filter',
  calculation: 'calculation',
  compareWhen: 'jp_compare',
  name: 'name',
  list: 'type',
  label: 'label',
  hint: 'hint',
  default: 'default',
  expected: 'jp_expected',
  ineligible: 'jp_ineligible',
  exclusive: 'jp_exclusive',
};
const MAX_QUESTIONS = 5_000;

const filled = (sheet: Sheet): boolean => sheet.rows.some((row) => row.some((cell) => cell.trim() !== ''));

function sheetsOf(sheets: readonly Sheet[], refusals: Refusal[], notKept: NotKept[]): ReadonlyMap<string, Sheet> {
  const found = new Map<string, Sheet>();
  for (const sheet of sheets) {
    const name = sheet.name.trim().toLowerCase();
    if (OURS.includes(name)) {
      if (found.has(name)) refusals.push(refusal({ sheet: sheet.name }, 'sheet_twice', sheet.name));
      found.set(name, sheet);
      for (const { row, column, text } of sheet.lost ?? []) {
        const where = { sheet: sheet.name, row: row + 1, column: columnLetters(column) };
        refusals.push(refusal(where, 'cell_lost', text));
      }
    } else if (UNSUPPORTED.has(name) && filled(sheet)) {
      refusals.push(refusal({ sheet: sheet.name, row: 1, column: 'A' }, 'sheet_unsupported', sheet.name));
    } else if (filled(sheet)) notKept.push({ sheet: sheet.name, row: null, column: null, what: sheet.name });
  }
  return found;
}

function languagesOf(tables: readonly Table[], byDefault: string): string[] {
  const languages = new Set<string>();
  for (const { headers } of tables) {
    for (const { column, language } of headers) {
      if (column === 'label' || language !== null) languages.add(language ?? byDefault);
    }
  }
  return languages.size === 0 ? [byDefault] : [...languages];
}

function needed(table: Table, columns: readonly string[], refusals: Refusal[]): void {
  for (const column of columns) {
    if (table.headers.some((header) => header.column === column)) continue;
    refusals.push(refusal({ sheet: table.sheet, row: 1, column: 'A' }, 'column_missing', column));
  }
}

function placeIn(sheet: string, at: ReadItem | undefined, name: string): Place {
  const header = at?.headers.get(name) ?? at?.headers.get('type');
  return { sheet, row: at?.row ?? null, column: header === undefined ? null : columnLetters(header.index) };
}

function placed(fault: FormFault, items: readonly ReadItem[], sheet: string): Refusal {
  return refusal(placeIn(sheet, items[fault.item], FIELD_COLUMNS[fault.field]), fault.code, fault.about);
}

/** The language that the settings mean: its column as written, or the one column that differs by case or by a code only. */
function languageMeant(wanted: string, written: readonly string[]): string {
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replace(/\s*\([^)]*\)\s*$/, '')
      .trim();
  if (written.includes(wanted)) return wanted;
  const close = written.filter(
    (one) => bare(one) === bare(wanted) || one.toLowerCase().endsWith(`(${wanted.toLowerCase()})`),
  );
  return close.length === 1 ? (close[0] ?? wanted) : wanted;
}

/** The languages that headers name, whatever the default is. */
function languagesWritten(tables: readonly Table[]): string[] {
  return [...new Set(tables.flatMap(({ headers }) => headers.flatMap(({ language }) => language ?? [])))];
}

function spacedChoices(
  items: readonly Item[],
  lists: readonly ChoiceList[],
  say: (name: string, list: ChoiceList) => void,
): void {
  const multiple = new Set(items.filter((item) => item.kind === 'multiple').map((item) => item.list));
  for (const list of lists) {
    if (!multiple.has(list.name)) continue;
    for (const choice of list.choices) if (/\s/.test(choice.name)) say(choice.name, list);
  }
}

function refuseSpaced(
  all: readonly ReadItem[],
  lists: readonly ChoiceList[],
  rowOf: ReadonlyMap<Choice, number>,
  choices: Table,
  refusals: Refusal[],
): void {
  spacedChoices(
    all.map((each) => each.item),
    lists,
    (spaced, list) => {
      const choice = list.choices.find((each) => each.name === spaced);
      const row = choice === undefined ? null : (rowOf.get(choice) ?? null);
      const header = choices.headers.find((each) => each.column === 'name');
      const column = header === undefined ? null : columnLetters(header.index);
      refusals.push(refusal({ sheet: choices.sheet, row, column }, 'choice_name_space', spaced));
    },
  );
}

/** Whatever the readers let through that the stored shape does not. */
function refuseShape(form: Form, sheet: string, refusals: Refusal[]): void {
  if (refusals.length === 0) {
    const shaped = Form.safeParse(form);
    for (const issue of shaped.error?.issues ?? []) {
      refusals.push(refusal({ sheet }, 'value_bad', issue.path.join(' ')));
    }
  }
}

function refuseCount(count: number, sheet: string, refusals: Refusal[]): void {
  if (count === 0 && refusals.length === 0) refusals.push(refusal({ sheet, row: 1, column: 'A' }, 'form_empty'));
  if (count > MAX_QUESTIONS) refusals.push(refusal({ sheet, row: 1, column: 'A' }, 'too_many', String(MAX_QUESTIONS)));
}

/**
 * Reads an XLSForm. Gives a form whose rules are checked, or every reason against it; never a part of a form.
 * `name` is the name of the file, for a form without an id of its own.
 */
export function importXlsform(sheets: readonly Sheet[], name: string): Result<Imported, readonly Refusal[]> {
  const refusals: Refusal[] = [];
  const notKept: NotKept[] = [];
  const found = sheetsOf(sheets, refusals, notKept);
  const survey = found.get('survey');
  if (survey === undefined) return refuse([...refusals, refusal({ sheet: 'survey' }, 'sheet_missing', 'survey')]);
  const sheetOf = (sheet: string): Sheet => found.get(sheet) ?? { name: sheet, rows: [] };
  const settings = readSettings(
    readTable(sheetOf('settings'), { choices: true, byDefault: '' }, refusals),
    refusals,
    notKept,
  );
  const written = languagesWritten([
    readTable(survey, { choices: false, byDefault: '' }, []),
    readTable(sheetOf('choices'), { choices: true, byDefault: '' }, []),
  ]);
  const byDefault = languageMeant(settings.defaultLanguage ?? 'default', written);
  const table = readTable(survey, { choices: false, byDefault }, refusals);
  const choices = readTable(sheetOf('choices'), { choices: true, byDefault }, refusals);
  needed(table, ['type', 'name'], refusals);
  if (choices.rows.length > 0) needed(choices, ['list_name', 'name'], refusals);
  const languages = languagesOf([table, choices], byDefault);
  const defaultLanguage = languages.find((each) => each === byDefault) ?? languages[0] ?? byDefault;
  if (settings.defaultLanguage !== null && !languages.includes(byDefault)) {
    refusals.push(refusal(settings.languageAt, 'language_unknown', byDefault));
  }
  const { items, refusedNames } = readSurvey(table, byDefault, refusals, notKept);
  const { lists, rowOf } = readChoices(choices, settings.duplicateChoices, byDefault, refusals);
  const all = addOther(items, lists, languages);
  refuseCount(all.length, table.sheet, refusals);
  refuseSpaced(all, lists, rowOf, choices, refusals);
  const form: Form = {
    format: 'jieping/form',
    id: settings.id ?? name,
    version: settings.version,
    title: settings.title ?? settings.id ?? name,
    languages,
    defaultLanguage,
    duplicateChoices: settings.duplicateChoices,
    items: all.map((each) => each.item),
    lists,
  };
  const compiled = compileForm(form);
  if (!compiled.ok) {
    // A question whose type is refused is there; what is wrong with it has been said at its own row.
    const faults = compiled.error.filter(({ code, about }) => code !== 'name_unknown' || !refusedNames.has(about));
    refusals.push(...faults.map((fault) => placed(fault, all, table.sheet)));
  }
  refuseShape(form, table.sheet, refusals);
  if (refusals.length > 0 || !compiled.ok) return refuse(refusals);
  const byName = new Map(all.map((each) => [each.item.name, each]));
  const placeOf: Imported['placeOf'] = (question, column) => placeIn(table.sheet, byName.get(question), column);
  return ok({ compiled: compiled.value, notKept, placeOf });
}
