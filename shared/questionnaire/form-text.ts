import type { Form, Item, Kind, Texts } from '../model/form.ts';

// Free of schemas, because pages use it.

/** The text in a language, else in the form's default language, else in any; '' where there is none. */
export function textIn(form: Form, texts: Texts, language: string): string {
  return texts[language] ?? texts[form.defaultLanguage] ?? Object.values(texts)[0] ?? '';
}

const ZH = /\(zh\b|^zh|中文|汉语|^chinese/i;
const EN = /\(en\b|^en|英文|^english/i;

/** The form's language for a reader of zh or en; its default language where it has neither. */
export function languageFor(form: Form, reader: 'zh' | 'en'): string {
  return form.languages.find((id) => (reader === 'zh' ? ZH : EN).test(id)) ?? form.defaultLanguage;
}

/** Kinds that offer choices. */
export function isChoiceKind(kind: Kind): boolean {
  return kind === 'single' || kind === 'multiple' || kind === 'likert';
}

/** Whether somebody answers this item; notes, groups, and values that are reckoned or only shown are not asked. */
export function isAsked(item: Item): boolean {
  const told = item.kind === 'note' || item.kind === 'group' || item.kind === 'calculate';
  return !told && item.calculation === undefined && item.readOnly !== true;
}

/** Whether an answer to it is free text, in which somebody may write who he is. */
export function isOpen(item: Item): boolean {
  return item.kind === 'text';
}

/** The choices of an item by its list; none for other kinds. */
export function choicesOf(form: Form, item: Item): Form['lists'][number]['choices'] {
  return isChoiceKind(item.kind) ? (form.lists.find((list) => list.name === item.list)?.choices ?? []) : [];
}
