import type { Choice, Item } from '../../../shared/model/form.ts';

/** Beyond these a choice is looked up by its text instead of by a key. */
export const MOST_KEYED = 35;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The key beside a choice: 1–9, then a–z; '' beyond. */
export function keyOf(index: number): string {
  return index < 9 ? String(index + 1) : (LETTERS[index - 9] ?? '');
}

/** The choice that a key stands for, or undefined. */
export function choiceAt(choices: readonly Choice[], key: string): Choice | undefined {
  if (choices.length > MOST_KEYED || key.length !== 1) return undefined;
  const index = /^[1-9]$/.test(key) ? Number(key) - 1 : LETTERS.indexOf(key.toLowerCase()) + 9;
  return index >= (/^[1-9]$/.test(key) ? 0 : 9) ? choices[index] : undefined;
}

/** A tick more or less, in the order of the choices. Paper may hold what contradicts itself, so nothing is dropped. */
export function toggled(choices: readonly Choice[], answer: string, name: string): string {
  const ticked = new Set(answer === '' ? [] : answer.split(' '));
  if (ticked.has(name)) ticked.delete(name);
  else ticked.add(name);
  return choices
    .map((choice) => choice.name)
    .filter((one) => ticked.has(one))
    .join(' ');
}

/** The answer after a key on a question; undefined where the key says nothing there. */
export function answerAfter(item: Item, choices: readonly Choice[], answer: string, key: string): string | undefined {
  if (key === 'Backspace' || key === 'Delete') return '';
  switch (item.kind) {
    case 'single':
    case 'likert':
      return choiceAt(choices, key)?.name;
    case 'multiple': {
      const choice = choiceAt(choices, key);
      return choice === undefined ? undefined : toggled(choices, answer, choice.name);
    }
    case 'nps':
      if (!/^\d$/.test(key)) return undefined;
      return answer === '1' && key === '0' ? '10' : key;
    case 'acknowledge':
      return key === '1' || key === ' ' ? 'OK' : undefined;
    default:
      return undefined;
  }
}

/** True for questions that are answered in a field, where keys are text. */
export function isTyped(item: Item, choices: number): boolean {
  return ['text', 'integer', 'decimal', 'date'].includes(item.kind) || choices > MOST_KEYED;
}

/** The number after this one with the same shape: `R-0009` → `R-0010`; '' where it ends with no digit. */
export function nextSerial(serial: string): string {
  const found = /^(.*?)(\d+)$/.exec(serial);
  if (found === null) return '';
  const [, head = '', digits = ''] = found;
  return `${head}${String(BigInt(digits) + 1n).padStart(digits.length, '0')}`;
}
