import type { Choice, Form, Texts } from '../model/form.ts';
import { choicesOf, textIn } from './form-text.ts';
import type { Session } from './session.ts';

// Free of schemas, because pages use it.

const REFERENCE = /\$\{\s*([^}]*?)\s*\}/g;

/** What a choice is called; its name where the form gives it no text. */
export function choiceText(form: Form, choice: Choice, language: string): string {
  const text = textIn(form, choice.label, language);
  return text === '' ? choice.name : text;
}

/** An answer in words: choices by what they are called. */
function inWords(form: Form, name: string, answer: string, language: string): string {
  const item = form.items.find((one) => one.name === name);
  const choices = item === undefined ? [] : choicesOf(form, item);
  if (choices.length === 0) return answer;
  const chosen = item?.kind === 'multiple' ? new Set(answer.split(' ')) : new Set([answer]);
  return choices
    .filter((choice) => chosen.has(choice.name))
    .map((choice) => choiceText(form, choice, language))
    .join(', ');
}

/** A text of the form with the answers filled in to which it refers; a reference without an answer leaves nothing. */
export function shownText(form: Form, texts: Texts, language: string, session: Pick<Session, 'value'>): string {
  return textIn(form, texts, language).replaceAll(REFERENCE, (_whole, name: string) =>
    inWords(form, name, session.value(name), language),
  );
}
