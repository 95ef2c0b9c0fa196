import type { Form, Item, Texts } from '../../model/form.ts';
import type { Sheet } from './sheet.ts';

type Column = readonly [header: string, value: (item: Item) => string];

function types(item: Item): string {
  switch (item.kind) {
    case 'single':
    case 'likert':
      return `select_one ${item.list ?? ''}`;
    case 'multiple':
      return `select_multiple ${item.list ?? ''}`;
    case 'nps':
      return 'integer';
    case 'group':
      return 'begin group';
    default:
      return item.kind;
  }
}

function ownKind(item: Item): string {
  if (item.kind === 'nps') return 'nps';
  const shows = item.appearance?.split(/\s+/).includes('likert') === true;
  return item.kind === 'likert' && !shows ? 'likert' : '';
}

/** `default` is the name of columns without a language, unless the form calls a language so by its settings. */
function named(base: string, language: string): string {
  return language === 'default' ? base : `${base}::${language}`;
}

function translated(form: Form, base: string, texts: (item: Item) => Texts): Column[] {
  return form.languages.map((language): Column => [named(base, language), (item) => texts(item)[language] ?? '']);
}

function surveyColumns(form: Form): Column[] {
  return [
    ['type', types],
    ['name', (item) => item.name],
    ...translated(form, 'label', (item) => item.label),
    ...translated(form, 'hint', (item) => item.hint),
    ...translated(form, 'guidance_hint', (item) => item.guidance),
    ['required', (item) => (item.required === 'true()' ? 'yes' : (item.required ?? ''))],
    ...translated(form, 'required_message', (item) => item.requiredMessage),
    ['relevant', (item) => item.relevant ?? ''],
    ['constraint', (item) => item.constraint ?? ''],
    ...translated(form, 'constraint_message', (item) => item.constraintMessage),
    ['calculation', (item) => item.calculation ?? ''],
    ['choice_filter', (item) => item.choiceFilter ?? ''],
    ['default', (item) => item.default ?? ''],
    ['read_only', (item) => (item.readOnly === true ? 'yes' : '')],
    ['appearance', (item) => item.appearance ?? ''],
    ['jp_kind', ownKind],
    ['jp_leaf', (item) => item.leaves.join(' ')],
    ['jp_score', (item) => item.scoring ?? ''],
    ['jp_expected', (item) => item.expected ?? ''],
    ['jp_ineligible', (item) => item.ineligible.join(' ')],
    ['jp_exclusive', (item) => item.exclusive.join(' ')],
    ['jp_compare', (item) => item.compareWhen ?? ''],
  ];
}

/** Label columns always stay, since they say which languages the form has; others only where something stands in them. */
function withoutEmpty(rows: readonly (readonly string[])[]): string[][] {
  const [headers = [], ...rest] = rows;
  const kept = headers.map((header, index) => {
    const always = ['type', 'name', 'list_name'].includes(header) || /^label(?:$|::)/.test(header);
    return always || rest.some((row) => row[index] !== '');
  });
  return rows.map((row) => row.filter((_cell, index) => kept[index] === true));
}

function survey(form: Form): string[][] {
  const columns = surveyColumns(form);
  const rows: string[][] = [columns.map(([header]) => header)];
  const open: string[] = [];
  const close = (): void => {
    open.pop();
    rows.push(columns.map(([header]) => (header === 'type' ? 'end group' : '')));
  };
  for (const item of form.items) {
    while (open.length > 0 && open.at(-1) !== item.parent) close();
    rows.push(columns.map(([, value]) => value(item)));
    if (item.kind === 'group') open.push(item.name);
  }
  while (open.length > 0) close();
  return withoutEmpty(rows);
}

function choices(form: Form): string[][] {
  const further = new Set(form.lists.flatMap((list) => list.choices.flatMap((choice) => Object.keys(choice.columns))));
  const headers = [
    'list_name',
    'name',
    ...form.languages.map((language) => named('label', language)),
    'jp_score',
    ...further,
  ];
  const rows = form.lists.flatMap((list) =>
    list.choices.map((choice) => [
      list.name,
      choice.name,
      ...form.languages.map((language) => choice.label[language] ?? ''),
      choice.score === null ? '' : String(choice.score),
      ...[...further].map((column) => choice.columns[column] ?? ''),
    ]),
  );
  return withoutEmpty([headers, ...rows]);
}

/** The form as an XLSForm that importXlsform reads back to the same form. */
export function exportXlsform(form: Form): readonly Sheet[] {
  const settings = [
    ['form_title', 'form_id', 'version', 'default_language', 'allow_choice_duplicates'],
    [form.title, form.id, form.version, form.defaultLanguage, form.duplicateChoices ? 'yes' : 'no'],
  ];
  return [
    { name: 'survey', rows: survey(form) },
    { name: 'choices', rows: choices(form) },
    { name: 'settings', rows: settings },
  ];
}
