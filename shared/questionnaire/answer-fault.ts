import { dayNumber } from './expression/value.ts';
import type { Choice, Item } from '../model/form.ts';

export type AnswerFault =
  | 'not_integer'
  | 'not_decimal'
  | 'not_date'
  | 'not_offered'
  | 'one_only'
  | 'stands_alone'
  | 'too_long';

const MAX_TEXT = 10_000;

const namesOf = new WeakMap<readonly Choice[], ReadonlySet<string>>();

/** Names of a list, worked out once for each list: a list may have many thousands of choices. */
function namesIn(offered: readonly Choice[]): ReadonlySet<string> {
  const known = namesOf.get(offered);
  if (known !== undefined) return known;
  const names = new Set(offered.map((choice) => choice.name));
  namesOf.set(offered, names);
  return names;
}

function choiceFault(item: Item, words: readonly string[], offered: readonly Choice[]): AnswerFault | null {
  const names = namesIn(offered);
  if (words.some((word) => !names.has(word))) return 'not_offered';
  const alone = words.some((word) => item.exclusive.includes(word));
  return alone && words.length > 1 ? 'stands_alone' : null;
}

/** Why an answer that is not empty does not fit the kind of its question; null where it fits. */
export function answerFault(item: Item, answer: string, offered: () => readonly Choice[]): AnswerFault | null {
  switch (item.kind) {
    case 'integer':
      return /^-?\d{1,15}$/.test(answer) ? null : 'not_integer';
    case 'nps':
      return /^(?:\d|10)$/.test(answer) ? null : 'not_integer';
    case 'decimal':
      return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(answer) ? null : 'not_decimal';
    case 'date':
      return dayNumber(answer) === null ? 'not_date' : null;
    case 'single':
    case 'likert':
      return choiceFault(item, [answer], offered());
    case 'multiple': {
      const words = answer.split(' ');
      return new Set(words).size < words.length ? 'one_only' : choiceFault(item, words, offered());
    }
    case 'acknowledge':
      return answer === 'OK' ? null : 'not_offered';
    default:
      return answer.length > MAX_TEXT ? 'too_long' : null;
  }
}
