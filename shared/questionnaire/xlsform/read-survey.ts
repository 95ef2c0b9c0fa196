import { NAME, type Item, type Kind, type Texts } from '../../model/form.ts';
import { dayNumber } from '../expression/value.ts';
import type { Header, Row, Table } from './headers.ts';
import type { NotKept } from './not-kept.ts';
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
/** Which kind each way of scoring is for; `none` is for all. */
function scoringFits(kind: Kind, scoring: string): boolean {
  if (scoring.startsWith('ticked')) return kind === 'multiple';
  return scoring.startsWith('linear') ? kind === 'nps' : true;
}

/** Kinds that a leaf can rest on: points, or words. */
const ON_LEAF: ReadonlySet<Kind> = new Set(['single', 'multiple', 'likert', 'nps', 'text']);
/** Nobody answers these, so that rules about their answers say nothing; form software passes them over. */
const UNANSWERED: ReadonlySet<Kind> = new Set(['note', 'calculate']);
const ABOUT_ANSWERS = new Set(['required', 'required_message', 'constraint', 'constraint_message']);
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
  /** Names in rows whose type is refused. */
  readonly refusedNames = new Set<string>();
  readonly #open: Open[] = [];
  readonly #top = new Set<string>();
  readonly #table: Table;
  readonly #language: string;
  readonly #refusals: Refusal[];
  readonly #notKept: NotKept[];

  constructor(table: Table, language: string, refusals: Refusal[], notKept: NotKept[]) {
    this.#table = table;
    this.#language = language;
    this.#refusals = refusals;
    this.#notKept = notKept;
  }

  /** Where there is no such column, the reason stands at the type of the row, or at its first cell. */
  #say(row: number, column: string, code: Refusal['code'], about = ''): void {
    const at = (name: string) => this.#table.headers.find((each) => each.column === name);
    const header = at(column) ?? at('type');
    const letters = columnLetters(header?.index ?? 0);
    this.#refusals.push(refusal({ sheet: this.#table.sheet, row, column: letters }, code, about));
  }

  #leave(row: number, header: Header, what: string): void {
    this.#notKept.push({ sheet: this.#table.sheet, row, column: columnLetters(header.index), what });
  }

  /** What stands in a row that is passed over, but its type and the name of the group that it ends. */
  #leaveRow(row: Row): void {
    for (const { header } of row.cells) {
      if (!['type', 'name', 'disabled'].includes(header.column)) this.#leave(row.number, header, header.written);
    }
  }

  read(row: Row): void {
    const cell = (column: string): string => row.cells.find((each) => each.header.column === column)?.text ?? '';
    const disabled = row.cells.find(({ header }) => header.column === 'disabled');
    if (disabled !== undefined && YES.has(disabled.text.toLowerCase())) {
      this.#leave(row.number, disabled.header, cell('name') === '' ? cell('type') : cell('name'));
      return;
    }
    const written = cell('type');
    if (written === '') return this.#say(row.number, 'type', 'type_missing');
    const type = typeOf(written);
    if (['unknown', 'unsupported', 'begin_other'].includes(type.what)) this.refusedNames.add(cell('name'));
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
        this.#leaveRow(row);
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

  /** Whether the kind can give the points, or be the ground for the indicators, that the row says. */
  #points(row: number, { kind, scoring, leaves }: Item): void {
    if (scoring !== undefined && !scoringFits(kind, scoring)) this.#say(row, 'jp_score', 'value_bad', scoring);
    if (leaves.length > 0 && !ON_LEAF.has(kind)) this.#say(row, 'jp_leaf', 'leaf_unscored', leaves.join(' '));
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
    for (const { header, text } of row.cells) {
      if (UNANSWERED.has(kind) && ABOUT_ANSWERS.has(header.column)) this.#leave(row.number, header, header.written);
      else setCell(item, header, text, this.#language, say);
    }
    this.#points(row.number, item);
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

/** Reads the rows of the survey sheet; what is wrong goes to `refusals`, what says nothing to `notKept`. */
export function readSurvey(
  table: Table,
  language: string,
  refusals: Refusal[],
  notKept: NotKept[],
): Pick<SurveyReader, 'items' | 'refusedNames'> {
  const reader = new SurveyReader(table, language, refusals, notKept);
  for (const row of table.rows) reader.read(row);
  reader.finish();
  return reader;
}
