import type { Community, Street } from '../../model/template.ts';
import type { Form, Item } from '../../model/form.ts';
import { choicesOf } from '../form-text.ts';
import type { Answers } from '../session.ts';
import { folded, isNothing, readAnswer, readSeconds, readTick, type CellFault } from './cell.ts';
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

interface Column {
  readonly column: number;
  readonly item: Item;
  readonly option: string | null;
}

function columnsOf(form: Form, mapping: TableMapping): readonly Column[] {
  const items = new Map(form.items.map((item) => [item.name, item]));
  return mapping.questions.flatMap(({ column, question, option }) => {
    const item = items.get(question);
    return item === undefined ? [] : [{ column, item, option }];
  });
}

type Say = (column: number, fault: CellFault) => void;

function readAnswers(form: Form, columns: readonly Column[], cells: readonly string[], say: Say): Answers {
  const answers: Record<string, string> = {};
  for (const { column, item, option } of columns) {
    const text = cells[column] ?? '';
    if (option === null) {
      const read = readAnswer(form, item, text);
      if (!read.ok) say(column, read.fault);
      else if (read.answer !== '') answers[item.name] = read.answer;
      continue;
    }
    const choice = choicesOf(form, item).find((one) => one.name === option);
    const ticked = choice === undefined ? null : readTick(choice, text);
    if (ticked === null) say(column, 'tick_unknown');
    else if (ticked) answers[item.name] = [answers[item.name] ?? '', option].filter((one) => one !== '').join(' ');
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
    const unit = unitOf(cells, mapping, places, units, say);
    const community = communityOf(cells, mapping, places, unit, say);
    const seconds = secondsOf(cells, mapping, say);
    const answers = readAnswers(setting.form, columns, cells, say);
    if (faults.length === before) rows.push({ row: index + 1, serial, unit, community, seconds, answers });
  }
  return { rows, faults };
}

function unitOf(
  cells: readonly string[],
  mapping: TableMapping,
  places: Places,
  units: ReadonlySet<string>,
  say: Say,
): string {
  if (mapping.unit === null) return mapping.oneUnit;
  const text = cells[mapping.unit] ?? '';
  const unit = places.streetOf(text);
  if (isNothing(text)) say(mapping.unit, 'no_street');
  else if (unit === undefined) say(mapping.unit, 'street_unknown');
  else if (!units.has(unit)) say(mapping.unit, 'street_not_here');
  return unit ?? '';
}

function communityOf(
  cells: readonly string[],
  { community: column }: TableMapping,
  places: Places,
  unit: string,
  say: Say,
): string | null {
  const text = column === null ? '' : (cells[column] ?? '');
  if (column === null || isNothing(text) || unit === '') return null;
  const code = places.communityOf(unit, text);
  if (code === undefined) say(column, 'community_unknown');
  return code ?? null;
}

function secondsOf(cells: readonly string[], { seconds: column }: TableMapping, say: Say): number | null {
  const text = column === null ? '' : (cells[column] ?? '');
  if (column === null || isNothing(text)) return null;
  const read = readSeconds(text);
  if (read === null) say(column, 'seconds_bad');
  return read;
}
