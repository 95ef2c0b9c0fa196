import type { Community, Street } from '../../model/template.ts';
import type { Form, Item } from '../../model/form.ts';
import { choicesOf } from '../form-text.ts';
import type { Answers } from '../session.ts';
import { folded, isNothing, readAnswer, readSeconds, readTick, type CellFault, type CellRead } from './cell.ts';
import type { TableMapping } from './mapping.ts';

export interface TableRow {
  /** As a spreadsheet counts them: the head is row 1. */
  readonly row: number;
  readonly serial: string;
  readonly unit: string;
  readonly community: string | null;
  readonly seconds: number | null;
  readonly answers: Answers;
}

export interface TableFault {
  readonly row: number;
  /** Counted from 0. */
  readonly column: number;
  readonly value: string;
  readonly fault: CellFault;
}

/** What a table is read against. */
export interface TableSetting {
  readonly form: Form;
  readonly streets: readonly Street[];
  readonly communities: readonly Community[];
  /** Streets that this computer may take in. */
  readonly units: readonly string[];
}

const SERIAL = /^[\p{L}\p{N}][\p{L}\p{N}_.\-/#]{0,39}$/u;
const MOST_SHOWN = 80;

interface Places {
  readonly streetOf: (text: string) => string | undefined;
  readonly communityOf: (unit: string, text: string) => string | undefined;
}

function placesOf({ streets, communities }: TableSetting): Places {
  const byName = new Map<string, string>();
  for (const street of streets) {
    const names = [street.code9, street.code12, street.zh, street.short, `${street.short}街道`, street.en];
    for (const name of names) byName.set(folded(name), street.code9);
  }
  const inStreet = new Map<string, string>();
  for (const { code, zh } of communities) {
    const unit = code.slice(0, 9);
    for (const name of [code, zh, zh.replace(/社区(?:居委会)?$/, ''), `${zh}社区`]) {
      inStreet.set(`${unit}|${folded(name)}`, code);
    }
  }
  return {
    streetOf: (text) => byName.get(folded(text)),
    communityOf: (unit, text) => inStreet.get(`${unit}|${folded(text)}`),
  };
}

/** Texts of a column that are remembered: choices, ticks and streets repeat, open answers do not. */
const MOST_KNOWN = 1_000;
const MOST_REPEATED = 60;

/** The same function, which reads a short text that it has read before no second time. */
function remembering<T extends {}>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = read(text);
    if (text.length <= MOST_REPEATED && known.size < MOST_KNOWN) known.set(text, found);
    return found;
  };
}

interface Column {
  readonly column: number;
  readonly name: string;
  /** Of several choices: the one that this column ticks. */
  readonly option: string | null;
  readonly read: (text: string) => CellRead;
}

const FAULTY_TICK: CellRead = { ok: false, fault: 'tick_unknown' };

function columnOf(form: Form, item: Item, option: string | null): (text: string) => CellRead {
  if (option === null) return (text) => readAnswer(form, item, text);
  const choice = choicesOf(form, item).find((one) => one.name === option);
  return (text) => {
    const ticked = choice === undefined ? null : readTick(choice, text);
    return ticked === null ? FAULTY_TICK : { ok: true, answer: ticked ? option : '' };
  };
}

function columnsOf(form: Form, mapping: TableMapping): readonly Column[] {
  const items = new Map(form.items.map((item) => [item.name, item]));
  return mapping.questions.flatMap(({ column, question, option }) => {
    const item = items.get(question);
    if (item === undefined) return [];
    return [{ column, name: item.name, option, read: remembering(columnOf(form, item, option)) }];
  });
}

type Say = (column: number, fault: CellFault) => void;

function readAnswers(columns: readonly Column[], cells: readonly string[], say: Say): Answers {
  const answers: Record<string, string> = {};
  for (const { column, name, option, read } of columns) {
    const found = read(cells[column] ?? '');
    if (!found.ok) say(column, found.fault);
    else if (found.answer !== '') {
      const before = option === null ? undefined : answers[name];
      answers[name] = before === undefined ? found.answer : `${before} ${found.answer}`;
    }
  }
  return answers;
}

/**
 * Reads every row below the head: what is a questionnaire, and every cell that cannot be read with its reason. A row
 * counts among `rows` only if all of it could be read. Empty rows are left out. Numbers that stand twice are faults of
 * every row but the first.
 */
export function readRows(
  table: readonly (readonly string[])[],
  mapping: TableMapping,
  setting: TableSetting,
): { readonly rows: readonly TableRow[]; readonly faults: readonly TableFault[] } {
  const places = placesOf(setting);
  const columns = columnsOf(setting.form, mapping);
  const units = new Set(setting.units);
  const unitOf = remembering((text: string) => unitIn(places, units, text));
  const communityOf = new Map<string, (text: string) => Read<string | null>>();
  const secondsOf = remembering(secondsIn);
  const rows: TableRow[] = [];
  const faults: TableFault[] = [];
  const seen = new Set<string>();
  for (const [index, cells] of table.entries()) {
    if (index === 0 || cells.every((cell) => cell.trim() === '')) continue;
    const before = faults.length;
    const say: Say = (column, fault) => {
      faults.push({ row: index + 1, column, value: (cells[column] ?? '').slice(0, MOST_SHOWN), fault });
    };
    const number = (cells[mapping.serial] ?? '').trim();
    const serial = `${mapping.prefix}${number}`;
    if (number === '') say(mapping.serial, 'no_serial');
    else if (!SERIAL.test(serial)) say(mapping.serial, 'serial_bad');
    else if (seen.has(serial)) say(mapping.serial, 'serial_twice');
    seen.add(serial);
    const unit = valueIn(cells, mapping.unit, unitOf, say) ?? mapping.oneUnit;
    const inUnit = communityOf.get(unit) ?? remembering((text: string) => communityIn(places, unit, text));
    communityOf.set(unit, inUnit);
    const community = valueIn(cells, mapping.community, inUnit, say);
    const seconds = valueIn(cells, mapping.seconds, secondsOf, say);
    const answers = readAnswers(columns, cells, say);
    if (faults.length === before) rows.push({ row: index + 1, serial, unit, community, seconds, answers });
  }
  return { rows, faults };
}

/** What stands in a cell beside the answers: its value, or why it has none. */
interface Read<T> {
  readonly value: T;
  readonly fault?: CellFault;
}

/** The value of a cell, with its fault said; null where the table has no such column. */
function valueIn<T>(
  cells: readonly string[],
  column: number | null,
  read: (text: string) => Read<T>,
  say: Say,
): T | null {
  if (column === null) return null;
  const { value, fault } = read(cells[column] ?? '');
  if (fault !== undefined) say(column, fault);
  return value;
}

function unitIn(places: Places, units: ReadonlySet<string>, text: string): Read<string> {
  const unit = places.streetOf(text);
  if (isNothing(text)) return { value: '', fault: 'no_street' };
  if (unit === undefined) return { value: '', fault: 'street_unknown' };
  return units.has(unit) ? { value: unit } : { value: unit, fault: 'street_not_here' };
}

function communityIn(places: Places, unit: string, text: string): Read<string | null> {
  if (isNothing(text) || unit === '') return { value: null };
  const code = places.communityOf(unit, text);
  return code === undefined ? { value: null, fault: 'community_unknown' } : { value: code };
}

function secondsIn(text: string): Read<number | null> {
  if (isNothing(text)) return { value: null };
  const read = readSeconds(text);
  return read === null ? { value: null, fault: 'seconds_bad' } : { value: read };
}
