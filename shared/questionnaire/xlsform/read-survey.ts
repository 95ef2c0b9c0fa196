import { NAME, type Item, type Kind, type Texts } from '../form.ts';
import { dayNumber } from '../expression/value.ts';
import type { Header, Row, Table } from './headers.ts';
import { refusal, type Refusal } from './refusal.ts';
import { columnLetters } from './sheet.ts';
import { strangeLook, typeOf } from './types.ts';

/** A row on its way to an item, with the places of its cells. */
export interface ReadItem {
  item: Item;
  readonly row: number;
  readonly headers: ReadonlyMap<string, Header>;
  readonly other: boolean;
}

const YES = new Set(['yes', 'true', 'true()']);
const NO = new Set(['no', 'false', 'false()']);
const DYNAMIC = /\$\{|[a-z][a-z0-9:-]*\([^)]*\)/i;
const SCORING = /^(?:none|ticked [1-9]\d?|linear \d{1,3}(?:\.\d{1,3})?(?: nps)?)$/;
const KIND_WORDS: ReadonlyMap<string, Kind> = new Map([
  ['nps', 'nps'],
  ['likert', 'likert'],
]);
const ON_GROUP = new Set(['type', 'name', 'label', 'hint', 'guidance_hint', 'relevant', 'appearance', 'disabled']);
const TEXTS: ReadonlyMap<string, 'label' | 'hint' | 'guidance' | 'constraintMessage' | 'requiredMessage'> = new Map([
  ['label', 'label'],
  ['hint', 'hint'],
  ['guidance_hint', 'guidance'],
  ['constraint_message', 'constraintMessage'],
  ['required_message', 'requiredMessage'],
]);
const RULES: ReadonlyMap<
  string,
  'relevant' | 'constraint' | 'choiceFilter' | 'calculation' | 'compareWhen' | 'expected'
> = new Map([
  ['relevant', 'relevant'],
  ['constraint', 'constraint'],
  ['choice_filter', 'choiceFilter'],
  ['calculation', 'calculation'],
  ['jp_compare', 'compareWhen'],
  ['jp_expected', 'expected'],
] as const);
const LISTS: ReadonlyMap<string, 'leaves' | 'ineligible' | 'exclusive'> = new Map([
  ['jp_leaf', 'leaves'],
  ['jp_ineligible', 'ineligible'],
  ['jp_exclusive', 'exclusive'],
] as const);

/** Form software reads a bare yes or no as true() or false() in every rule. */
function ruleText(text: string): string {
  const low = text.toLowerCase();
  if (YES.has(low)) return 'true()';
  return NO.has(low) ? 'false()' : text;
}

type Say = (header: Header, code: Refusal['code'], about?: string) => void;

/** Cells that must be one of few words; false where the column is none of those. */
function setWord(item: Item, header: Header, text: string, say: Say): boolean {
  const low = text.toLowerCase();
  switch (header.column) {
    case 'required':
      if (!NO.has(low)) item.required = YES.has(low) ? 'true()' : text;
      return true;
    case 'read_only':
      if (YES.has(low)) item.readOnly = true;
      else if (!NO.has(low)) say(header, 'value_bad', text);
      return true;
    case 'jp_score':
      if (SCORING.test(text)) item.scoring = text;
      else say(header, 'value_bad', text);
      return true;
    case 'jp_kind': {
      const kind = KIND_WORDS.get(low);
      const fits = kind === 'nps' ? item.kind === 'integer' : item.kind === 'single';
      if (kind === undefined || !fits) say(header, 'value_bad', text);
      else item.kind = kind;
      return true;
    }
    default:
      return false;
  }
}

function setCell(item: Item, header: Header, text: string, language: string, say: Say): void {
  const { column } = header;
  const texts = TEXTS.get(column);
  const rule = RULES.get(column);
  const list = LISTS.get(column);
  if (item.kind === 'group' && !ON_GROUP.has(column)) say(header, 'on_group', header.written);
  else if (texts !== undefined) item[texts][header.language ?? language] = text;
  else if (rule !== undefined) item[rule] = rule === 'expected' ? text : ruleText(text);
  else if (list !== undefined) {
    item[list] = text.split(/\s+/);
    if (list === 'leaves' && item.leaves.some((leaf) => leaf.length > 40)) say(header, 'value_bad', text);
  } else if (column === 'default') {
    if (DYNAMIC.test(text)) say(header, 'default_dynamic', text);
    else item.default = text;
  } else if (column === 'appearance') {
    const strange = strangeLook(text);
    if (strange === null) item.appearance = text;
    else say(header, 'appearance_unsupported', strange);
  } else if (!setWord(item, header, text, say) && !['type', 'name', 'disabled'].includes(column)) {
    say(header, 'column_unsupported', header.written);
  }
}

function defaultFits(item: Item): boolean {
  const value = item.default ?? '';
  if (value === '') return true;
  if (item.kind === 'integer' || item.kind === 'nps') return /^-?\d+$/.test(value);
  if (item.kind === 'decimal') return /^-?\d+(?:\.\d+)?$/.test(value);
  return item.kind !== 'date' || dayNumber(value) !== null;
}

/** Whether a question shows nothing that can be asked. */
function isSilent(item: Item): boolean {
  const hidden = item.kind === 'group' || item.kind === 'calculate' || item.calculation !== undefined;
  return !hidden && Object.keys(item.label).length + Object.keys(item.hint).length === 0;
}

function blank(name: string, kind: Kind, parent: string | null): Item {
  const texts = (): Texts => ({});
  return {
    name,
    kind,
    parent,
    label: texts(),
    hint: texts(),
    guidance: texts(),
    constraintMessage: texts(),
    requiredMessage: texts(),
    leaves: [],
    ineligible: [],
    exclusive: [],
  };
}

interface Open {
  readonly name: string;
  readonly row: number;
  /** The word of a kind of block that was refused; its end is then no further fault. */
  readonly refused: boolean;
  readonly names: Set<string>;
}

class SurveyReader {
  readonly items: ReadItem[] = [];
  readonly #open: Open[] = [];
  readonly #top = new Set<string>();
  readonly #table: Table;
  readonly #language: string;
  readonly #refusals: Refusal[];

  constructor(table: Table, language: string, refusals: Refusal[]) {
    this.#table = table;
    this.#language = language;
    this.#refusals = refusals;
  }

  #say(row: number, column: string, code: Refusal['code'], about = ''): void {
    const header = this.#table.headers.find((each) => each.column === column);
    const letters = header === undefined ? null : columnLetters(header.index);
    this.#refusals.push(refusal({ sheet: this.#table.sheet, row, column: letters }, code, about));
  }

  read(row: Row): void {
    const cell = (column: string): string => row.cells.find((each) => each.header.column === column)?.text ?? '';
    if (YES.has(cell('disabled').toLowerCase())) return;
    const written = cell('type');
    if (written === '') return this.#say(row.number, 'type', 'type_missing');
    const type = typeOf(written);
    switch (type.what) {
      case 'unknown':
        return this.#say(row.number, 'type', 'type_unknown', written);
      case 'unsupported':
        return this.#say(row.number, 'type', 'type_unsupported', written);
      case 'begin_other':
        this.#say(row.number, 'type', 'type_unsupported', written);
        this.#open.push({ name: '', row: row.number, refused: true, names: new Set() });
        return undefined;
      case 'end':
      case 'end_other':
        return this.#end(row.number, type.what === 'end_other');
      case 'begin':
        return this.#item(row, 'group', cell('name'));
      case 'question':
        return this.#item(row, type.kind, cell('name'), type.list, type.other);
    }
  }

  #end(row: number, other: boolean): void {
    const last = this.#open.pop();
    if (last === undefined || last.refused !== other) this.#say(row, 'type', 'group_close');
    else if (!other && !this.items.some((each) => each.item.parent === last.name)) {
      this.#say(last.row, 'name', 'group_empty', last.name);
    }
  }

  #name(row: Row, kind: Kind, name: string): string {
    const made = name === '' && kind === 'note' ? `generated_note_name_${row.number}` : name;
    if (made === '') this.#say(row.number, 'name', 'name_missing');
    else if (!NAME.test(made) || made.length > 100) this.#say(row.number, 'name', 'name_bad', made);
    const names = this.#open.at(-1)?.names ?? this.#top;
    const low = made.toLowerCase();
    const same = this.items.some((each) => each.item.name === made);
    if (made !== '' && names.has(low) && !same) this.#say(row.number, 'name', 'name_case', made);
    names.add(low);
    return made;
  }

  #item(row: Row, kind: Kind, written: string, list?: string, other = false): void {
    const parent = this.#open.findLast((open) => !open.refused)?.name ?? null;
    const name = this.#name(row, kind, written);
    const item = blank(name, kind, parent);
    if (list !== undefined) item.list = list;
    const say: Say = (header, code, about) => {
      const where = { sheet: this.#table.sheet, row: row.number, column: columnLetters(header.index) };
      this.#refusals.push(refusal(where, code, about));
    };
    for (const { header, text } of row.cells) setCell(item, header, text, this.#language, say);
    if (item.kind === 'single' && item.appearance?.split(/\s+/).includes('likert') === true) item.kind = 'likert';
    if (!defaultFits(item)) this.#say(row.number, 'default', 'default_bad', item.default);
    if (other && item.choiceFilter !== undefined) this.#say(row.number, 'choice_filter', 'other_filter');
    if (isSilent(item)) this.#say(row.number, 'label', 'label_missing', name);
    this.items.push({
      item,
      row: row.number,
      headers: new Map(row.cells.map(({ header }) => [header.column, header])),
      other,
    });
    if (kind === 'group') this.#open.push({ name, row: row.number, refused: false, names: new Set() });
  }

  finish(): void {
    for (const open of this.#open) if (!open.refused) this.#say(open.row, 'type', 'group_open', open.name);
  }
}

/** Reads the rows of the survey sheet; what is wrong goes to `refusals`. */
export function readSurvey(table: Table, language: string, refusals: Refusal[]): ReadItem[] {
  const reader = new SurveyReader(table, language, refusals);
  for (const row of table.rows) reader.read(row);
  reader.finish();
  return reader.items;
}
