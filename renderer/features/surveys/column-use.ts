import { choicesOf, isAsked, textIn } from '../../../shared/questionnaire/form-text.ts';
import type { Form } from '../../../shared/model/form.ts';
import type { TableMapping } from '../../../shared/questionnaire/table/mapping.ts';

/** What one column is used for, as one text: '' not read, `serial`, `unit`, `community`, `seconds`, `q NAME`, `q NAME OPTION`. */
export type ColumnUse = string;
const PLACES = ['serial', 'unit', 'community', 'seconds'] as const;

export function columnUse(mapping: TableMapping, column: number): ColumnUse {
  const place = PLACES.find((one) => mapping[one] === column);
  if (place !== undefined) return place;
  const asked = mapping.questions.find((one) => one.column === column);
  if (asked === undefined) return '';
  return asked.option === null ? `q ${asked.question}` : `q ${asked.question} ${asked.option}`;
}

/** The mapping with another use of one column; a place that another column had is taken from it. */
export function withUse(mapping: TableMapping, column: number, use: ColumnUse): TableMapping {
  const questions = mapping.questions.filter((one) => one.column !== column);
  const free = (at: number | null): number | null => (at === column ? null : at);
  const rest: TableMapping = {
    ...mapping,
    unit: free(mapping.unit),
    community: free(mapping.community),
    seconds: free(mapping.seconds),
    questions,
  };
  if (PLACES.some((one) => one === use)) return { ...rest, [use]: column };
  const [, question, option] = /^q (\S+)(?: (\S+))?$/.exec(use) ?? [];
  if (question === undefined) return rest;
  const added = [...questions, { column, question, option: option ?? null }].sort((a, b) => a.column - b.column);
  return { ...rest, questions: added };
}

/** Everything a column can be used for, with what is shown for it. */
export function usesIn(
  form: Form,
  language: string,
  words: Readonly<Record<(typeof PLACES)[number] | 'none', string>>,
) {
  const places = [{ value: '', label: words.none }, ...PLACES.map((value) => ({ value, label: words[value] }))];
  const questions = form.items.filter(isAsked).flatMap((item) => {
    const label = `${item.name} ${textIn(form, item.label, language)}`;
    const whole = { value: `q ${item.name}`, label };
    if (item.kind !== 'multiple') return [whole];
    return [
      whole,
      ...choicesOf(form, item).map((choice) => ({
        value: `q ${item.name} ${choice.name}`,
        label: `${label} · ${textIn(form, choice.label, language)}`,
      })),
    ];
  });
  return [...places, ...questions];
}
