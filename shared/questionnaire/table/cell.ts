import { choicesOf } from '../form-text.ts';
import type { Choice, Form, Item } from '../../model/form.ts';
import { answerFault } from '../answer-fault.ts';

/** Why a cell cannot be read. */
export const CELL_FAULTS = [
  'no_serial',
  'serial_bad',
  'serial_twice',
  'serial_other',
  'serial_wiped',
  'no_street',
  'street_unknown',
  'street_not_here',
  'community_unknown',
  'seconds_bad',
  'choice_unknown',
  'not_a_number',
  'not_a_date',
  'too_long',
  'tick_unknown',
  'formula_error',
] as const;
export type CellFault = (typeof CELL_FAULTS)[number];

/** How platforms say that nothing was answered. */
const NOTHING = new Set(['', '(空)', '(跳过)', '-', '—', '/', 'null', 'undefined', 'n/a', '未填', '未作答', '未选择']);
/** How spreadsheets say that a formula has no result. */
const FORMULA_ERROR = /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)$/;
/** What stands between several choices in one cell. */
const BETWEEN = /[┋|;,、\n]|#,#/;
const MOST_TEXT = 4_000;

/** Nothing that folding changes but capitals. */
const PLAIN = /^[!-~]*$/;

/** Letters, signs and spaces of full width as plain ones; nothing at the ends; small letters. */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

export function isNothing(text: string): boolean {
  return NOTHING.has(folded(text));
}

const known = new WeakMap<readonly Choice[], ReadonlyMap<string, string>>();

/** Choices by everything that a cell may hold for them: name, label in any language, letter, letter with label, place. */
function choiceNames(choices: readonly Choice[]): ReadonlyMap<string, string> {
  const before = known.get(choices);
  if (before !== undefined) return before;
  const names = new Map<string, string>();
  const add = (text: string, name: string): void => {
    if (!names.has(folded(text))) names.set(folded(text), name);
  };
  for (const { name, label } of choices) {
    add(name, name);
    for (const text of Object.values(label)) add(text, name);
  }
  for (const [index, { name, label }] of choices.entries()) {
    const letter = index < 26 ? String.fromCodePoint(65 + index) : '';
    if (letter !== '') add(letter, name);
    add(String(index + 1), name);
    for (const text of Object.values(label)) {
      if (letter === '') break;
      for (const sign of ['.', '、', ' ', '．']) add(`${letter}${sign}${text}`, name);
    }
  }
  known.set(choices, names);
  return names;
}

export type CellRead =
  | { readonly ok: true; readonly answer: string }
  | { readonly ok: false; readonly fault: CellFault };

const good = (answer: string): CellRead => ({ ok: true, answer });
const bad = (fault: CellFault): CellRead => ({ ok: false, fault });

function readSeveral(choices: readonly Choice[], text: string): CellRead {
  const names = choiceNames(choices);
  const whole = names.get(folded(text));
  if (whole !== undefined) return good(whole);
  const parts = text.split(BETWEEN).filter((part) => !isNothing(part));
  const found = parts.map((part) => names.get(folded(part)));
  if (found.includes(undefined)) return bad('choice_unknown');
  const ticked = new Set(found);
  return good(
    choices
      .map(({ name }) => name)
      .filter((name) => ticked.has(name))
      .join(' '),
  );
}

function dateText(text: string): string {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: .*)?$/.exec(text.trim()) ?? [];
  return year === '' ? text.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The answer that a cell holds for a question, '' for none. */
export function readAnswer(form: Form, item: Item, text: string): CellRead {
  if (isNothing(text)) return good('');
  if (FORMULA_ERROR.test(text.trim())) return bad('formula_error');
  const choices = choicesOf(form, item);
  switch (item.kind) {
    case 'single':
    case 'likert': {
      const name = choiceNames(choices).get(folded(text));
      return name === undefined ? bad('choice_unknown') : good(name);
    }
    case 'multiple':
      return readSeveral(choices, text);
    case 'nps':
    case 'integer':
    case 'decimal': {
      const number = folded(text).replace(/\s*分$/, '');
      return answerFault(item, number, () => []) === null ? good(number) : bad('not_a_number');
    }
    case 'date': {
      const day = dateText(text);
      return answerFault(item, day, () => []) === null ? good(day) : bad('not_a_date');
    }
    case 'acknowledge':
      return good('OK');
    default:
      return text.length > MOST_TEXT ? bad('too_long') : good(text);
  }
}

const YES = new Set(['1', '是', '√', '✓', '选中', '已选', 'yes', 'true', 'x', 'y']);
const NO = new Set(['0', '否', '未选', '未选中', 'no', 'false', 'n']);

/** Whether the column of one choice is ticked; the label of the choice itself means a tick, too. */
export function readTick(choice: Choice, text: string): boolean | null {
  if (isNothing(text)) return false;
  const said = folded(text);
  if (NO.has(said)) return false;
  const labels = [choice.name, ...Object.values(choice.label)].map(folded);
  return YES.has(said) || labels.includes(said) ? true : null;
}

/** `120`, `120秒`, `2分3秒`, `00:02:03`; null for anything else. */
export function readSeconds(text: string): number | null {
  const said = folded(text);
  const clock = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})$/.exec(said);
  const words = /^(?:(\d+)\s*(?:小时|h))?\s*(?:(\d+)\s*(?:分钟?|min|m))?\s*(?:(\d+(?:\.\d+)?)\s*(?:秒钟?|s)?)?$/.exec(
    said,
  );
  const [, hours = '0', minutes = '0', seconds = '0'] = clock ?? words ?? [];
  if ((clock ?? words) === null || said === '') return null;
  const all = Math.round(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  return all <= 86_400 ? all : null;
}
