import type { Choice, Form, Item } from '../model/form.ts';
import type { Question, Questionnaire } from '../model/template.ts';
import { choicesOf, languageFor, textIn } from './form-text.ts';

/** A longer list without points is looked up in the form; the questions of a round would carry it twice. */
const MOST_OPTIONS = 200;

function scoringOf(text: string | undefined): Pick<Question, 'scored' | 'scoring'> {
  const [what, figure, also] = (text ?? '').split(' ');
  switch (what) {
    case 'none':
      return { scored: false };
    case 'ticked':
      return { scoring: { type: 'ticked', of: Number(figure) } };
    case 'linear':
      return {
        scoring: { type: 'linear', factor: Number(figure), ...(also === 'nps' ? { alsoReport: 'nps' } : {}) },
      };
    default:
      return {};
  }
}

/** The type of a question by its item; undefined for what gives neither points nor words to a leaf. */
function typeOf({ kind, expected }: Item): Question['type'] | undefined {
  switch (kind) {
    case 'single':
      return expected === undefined ? 'single' : 'attention';
    case 'multiple':
      return 'multi';
    case 'likert':
      return expected === undefined ? 'likert' : 'attention';
    case 'nps':
      return 'nps';
    case 'text':
      return 'open';
    default:
      return undefined;
  }
}

function textsOf(form: Form, texts: Item['label']): { readonly zh: string; readonly en: string } {
  return { zh: textIn(form, texts, languageFor(form, 'zh')), en: textIn(form, texts, languageFor(form, 'en')) };
}

function questionOf(form: Form, item: Item): Question[] {
  const type = typeOf(item);
  if (type === undefined) return [];
  const choices = choicesOf(form, item);
  const scored = choices.some((choice) => choice.score !== null);
  const optionOf = (choice: Choice) => ({
    id: choice.name,
    ...textsOf(form, choice.label),
    score: choice.score,
  });
  return [
    {
      id: item.name,
      type,
      ...textsOf(form, item.label),
      leaves: item.leaves,
      required: item.required === 'true()',
      ...scoringOf(item.scoring),
      ...(choices.length > 0 && (scored || choices.length <= MOST_OPTIONS) ? { options: choices.map(optionOf) } : {}),
      ...(item.expected === undefined ? {} : { expected: item.expected }),
      ...(item.ineligible.length === 0 ? {} : { ineligible: item.ineligible }),
      ...(item.exclusive.length === 0 ? {} : { exclusive: item.exclusive }),
    },
  ];
}

/**
 * A form as a questionnaire of the indicator system: its questions as scoring and screens read them, the form beside
 * them. What is required and where the routing leads is read from the form.
 */
export function asQuestionnaire(form: Form, id: Questionnaire['id']): Questionnaire {
  const items = form.items.flatMap((item) => questionOf(form, item));
  return { id, zh: form.title, en: form.title, intro: '', background: [], items, form };
}
