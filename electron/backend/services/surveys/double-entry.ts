import { createHash } from 'node:crypto';
import type { EntryDifference } from '../../../../shared/contract/surveys.ts';
import type { SurveyForm } from '../../../../shared/model/ids.ts';
import type { Form } from '../../../../shared/model/form.ts';
import { plainText } from '../../../../shared/questionnaire/plain-text.ts';
import { isAsked } from '../../../../shared/questionnaire/form-text.ts';
import type { Answers } from '../../../../shared/questionnaire/session.ts';
import type { PlanRow } from '../../store/survey-entries.ts';

/**
 * Whether a questionnaire is entered twice: the first 32 bits of SHA-256 over seed, kind and serial number, as a share
 * of all, lie below the wanted share. Anybody who knows the printed seed can draw the same sample again.
 */
export function isDrawn({ share, seed }: PlanRow, form: SurveyForm, serial: string): boolean {
  const drawn = createHash('sha256').update(`${seed}|${form}|${serial}`).digest().readUInt32BE(0);
  return drawn < (share / 100) * 2 ** 32;
}

/** The same answer as far as entering goes: order of ticks, spaces at the ends and unseen characters do not count. */
function sameAnswer(kind: string, one: string, other: string): boolean {
  if (kind === 'multiple') return one.split(' ').sort().join(' ') === other.split(' ').sort().join(' ');
  const flat = (text: string): string => plainText(text).trim().replaceAll(/\s+/g, ' ');
  return flat(one) === flat(other);
}

export interface Comparison {
  /** Questions that at least one of the two answered. */
  readonly compared: number;
  readonly differences: readonly EntryDifference[];
}

export function compareEntries(form: Form, first: Answers, second: Answers): Comparison {
  const asked = form.items.filter(isAsked);
  const given = asked.filter(({ name }) => (first[name] ?? '') !== '' || (second[name] ?? '') !== '');
  const differences = given
    .filter(({ name, kind }) => !sameAnswer(kind, first[name] ?? '', second[name] ?? ''))
    .map(({ name }) => ({ question: name, first: first[name] ?? '', second: second[name] ?? '' }));
  return { compared: given.length, differences };
}

/** How many of the differences each entry got wrong, given what was decided. */
export function wrongEntries(form: Form, { differences }: Comparison, decided: Answers) {
  const kinds = new Map(form.items.map(({ name, kind }) => [name, kind]));
  const wrong = (of: 'first' | 'second'): number =>
    differences.filter((one) => !sameAnswer(kinds.get(one.question) ?? '', one[of], decided[one.question] ?? ''))
      .length;
  return { firstWrong: wrong('first'), secondWrong: wrong('second') };
}
