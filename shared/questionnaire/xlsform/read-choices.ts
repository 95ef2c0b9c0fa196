import type { Choice, ChoiceList, Texts } from '../../model/form.ts';
import type { Row, Table } from './headers.ts';
import { refusal, type Refusal } from './refusal.ts';
import { columnLetters } from './sheet.ts';

const UNSUPPORTED = /^(?:media|image|audio|video|big-image|geometry)(?:::.*)?$/;

/** Where each part of a list stands, for refusals that are found later. */
export interface ReadLists {
  readonly lists: ChoiceList[];
  readonly rowOf: ReadonlyMap<Choice, number>;
}

function choiceOf(row: Row, table: Table, defaultLanguage: string, refusals: Refusal[]) {
  const label: Texts = {};
  const columns: Record<string, string> = {};
  let [list, name, score]: [string, string, number | null] = ['', '', null];
  for (const { header, text } of row.cells) {
    const where = { sheet: table.sheet, row: row.number, column: columnLetters(header.index) };
    if (header.column === 'list_name') list = text;
    else if (header.column === 'name') name = text;
    else if (header.column === 'label') label[header.language ?? defaultLanguage] = text;
    else if (header.column === 'jp_score') {
      score = Number(text);
      if (!/^\d{1,3}(?:\.\d+)?$/.test(text) || score > 100) refusals.push(refusal(where, 'value_bad', text));
    } else if (UNSUPPORTED.test(header.column)) refusals.push(refusal(where, 'column_unsupported', header.written));
    else if (text.length > 1000) refusals.push(refusal(where, 'cell_too_long', '1000'));
    else
      Object.defineProperty(columns, header.written, {
        value: text,
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return { list, choice: { name, label, score, columns } };
}

const MAX_CHOICES = 100_000;

/** Reads the choices; a list keeps the order of its rows. */
export function readChoices(
  table: Table,
  duplicates: boolean,
  defaultLanguage: string,
  refusals: Refusal[],
): ReadLists {
  const lists = new Map<string, Choice[]>();
  const rowOf = new Map<Choice, number>();
  const seen = new Set<string>();
  for (const row of table.rows) {
    const { list, choice } = choiceOf(row, table, defaultLanguage, refusals);
    const columnOf = (name: string): string => {
      const header = table.headers.find((each) => each.column === name);
      return columnLetters(header?.index ?? 0);
    };
    const say = (column: string, code: Refusal['code'], about = ''): unknown =>
      refusals.push(refusal({ sheet: table.sheet, row: row.number, column: columnOf(column) }, code, about));
    if (list === '' || list.length > 100)
      say('list_name', list === '' ? 'choice_list_missing' : 'cell_too_long', '100');
    if (choice.name === '') say('name', 'choice_name_missing');
    if (choice.name.length > 200) say('name', 'cell_too_long', '200');
    const key = JSON.stringify([list, choice.name]);
    if (seen.has(key) && !duplicates && choice.name !== '') say('name', 'choice_twice', choice.name);
    seen.add(key);
    const choices = lists.get(list) ?? [];
    if (choices.length === MAX_CHOICES) say('list_name', 'too_many', String(MAX_CHOICES));
    choices.push(choice);
    lists.set(list, choices);
    rowOf.set(choice, row.number);
  }
  return { lists: [...lists].map(([name, choices]) => ({ name, choices })), rowOf };
}
