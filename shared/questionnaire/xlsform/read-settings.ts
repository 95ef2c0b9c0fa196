import type { Table } from './headers.ts';
import type { NotKept } from './not-kept.ts';
import { refusal, type Refusal } from './refusal.ts';
import { columnLetters } from './sheet.ts';

export interface Settings {
  readonly id: string | null;
  readonly title: string | null;
  readonly version: string;
  readonly defaultLanguage: string | null;
  readonly languageAt: { sheet: string; row: number | null; column: string | null };
  readonly duplicateChoices: boolean;
}

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['title', 'form_title'],
  ['set_form_title', 'form_title'],
  ['id_string', 'form_id'],
  ['set_form_id', 'form_id'],
]);
/** They speak to a server, or to the look of other programs; the form means the same without them. */
const NEUTRAL = new Set([
  'style',
  'auto_send',
  'auto_delete',
  'submission_url',
  'clean_text_values',
  'omit_instanceid',
  // How form software names what was filled in; here the serial number does.
  'instance_name',
]);
const NO = new Set(['no', 'false', 'false()', '0']);
const YES = new Set(['yes', 'true', 'true()']);

interface Where {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
}

function judge(
  name: string,
  text: string,
  written: string,
  where: Where,
  refusals: Refusal[],
  notKept: NotKept[],
): void {
  if (text in {}) refusals.push(refusal(where, 'value_bad', text));
  const known = ['form_id', 'form_title', 'version', 'default_language', 'allow_choice_duplicates'].includes(name);
  if (name === 'allow_choice_duplicates' && !YES.has(text.toLowerCase()) && !NO.has(text.toLowerCase())) {
    refusals.push(refusal(where, 'value_bad', text));
  }
  if (text.length > (name === 'form_title' ? 1000 : 100) && known)
    refusals.push(refusal(where, 'cell_too_long', '100'));
  if (NEUTRAL.has(name) || (!known && NO.has(text.toLowerCase()))) notKept.push({ ...where, what: written });
  else if (!known) refusals.push(refusal(where, 'setting_unsupported', written));
}

/** Reads the first row of the settings sheet; a second row is refused. */
export function readSettings(table: Table, refusals: Refusal[], notKept: NotKept[]): Settings {
  const values = new Map<string, { text: string; row: number; column: string }>();
  const [first, second] = table.rows;
  if (second !== undefined)
    refusals.push(refusal({ sheet: table.sheet, row: second.number, column: 'A' }, 'too_many', '1'));
  for (const { header, text } of first?.cells ?? []) {
    const name = ALIASES.get(header.column) ?? header.column;
    const at = { row: first?.number ?? 0, column: columnLetters(header.index) };
    values.set(name, { text, ...at });
    const where = { sheet: table.sheet, ...at };
    judge(name, text, header.written, where, refusals, notKept);
  }
  const language = values.get('default_language');
  const textOf = (name: string): string | null => values.get(name)?.text ?? null;
  return {
    id: textOf('form_id'),
    title: textOf('form_title'),
    version: textOf('version') ?? '',
    defaultLanguage: textOf('default_language'),
    languageAt: { sheet: table.sheet, row: language?.row ?? null, column: language?.column ?? null },
    duplicateChoices: YES.has((textOf('allow_choice_duplicates') ?? '').toLowerCase()),
  };
}
