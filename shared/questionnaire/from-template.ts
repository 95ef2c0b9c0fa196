import { z } from 'zod';
import type { Question, Questionnaire } from '../model/template.ts';
import type { ChoiceList, Form, Item, Kind } from '../model/form.ts';

export const ZH = '中文 (zh)';
export const EN = 'English (en)';

const KIND_OF: ReadonlyMap<string, Kind> = new Map([
  ['single', 'single'],
  ['attention', 'single'],
  ['multi', 'multiple'],
  ['likert', 'likert'],
  ['satisfaction', 'likert'],
  ['nps', 'nps'],
  ['open', 'text'],
]);

const Condition = z.looseObject({
  item: z.string(),
  in: z.array(z.string()).optional(),
  notIn: z.array(z.string()).optional(),
});
const Scoring = z.looseObject({
  type: z.string(),
  factor: z.number().optional(),
  of: z.number().optional(),
  alsoReport: z.string().optional(),
});

/** A condition of the template; as there, a question without an answer meets none. */
function conditionText(condition: z.infer<typeof Condition>): string {
  const answer = `\${${condition.item}}`;
  const among = (condition.in ?? []).map((option) => `selected(${answer}, '${option}')`).join(' or ');
  const without = (condition.notIn ?? []).map((option) => ` and not(selected(${answer}, '${option}'))`).join('');
  return `${among === '' ? `${answer} != ''` : `(${among})`}${without}`;
}

function scoringText(question: Question): string | undefined {
  if (question.scored === false) return 'none';
  const scoring = Scoring.optional().parse(question.scoring);
  if (scoring === undefined) return undefined;
  if (scoring.type === 'ticked') return `ticked ${scoring.of ?? 1}`;
  return `linear ${scoring.factor ?? 1}${scoring.alsoReport === 'nps' ? ' nps' : ''}`;
}

function limits(question: Question): string | undefined {
  const rules = [
    ...(question.maxLength === undefined ? [] : [`string-length(.) <= ${question.maxLength}`]),
    ...(question.maxSelect === undefined ? [] : [`count-selected(.) <= ${question.maxSelect}`]),
  ];
  return rules.length === 0 ? undefined : rules.join(' and ');
}

function itemOf(question: Question, list: string | undefined): Item {
  const kind = KIND_OF.get(question.type);
  if (kind === undefined) throw new Error(`The template has a question type ${question.type} that no form knows.`);
  const compare = Condition.optional().parse(question['compareWhen']);
  const scoring = scoringText(question);
  const constraint = limits(question);
  return {
    name: question.id,
    kind,
    parent: null,
    label: { [ZH]: question.zh, [EN]: question.en },
    hint: {},
    guidance: {},
    constraintMessage: {},
    requiredMessage: {},
    leaves: question.leaves,
    ineligible: question.ineligible ?? [],
    exclusive: question.exclusive ?? [],
    ...(list === undefined ? {} : { list }),
    ...(question.required ? { required: 'true()' } : {}),
    ...(question.relevant === undefined ? {} : { relevant: conditionText(question.relevant) }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(scoring === undefined ? {} : { scoring }),
    ...(question.expected === undefined ? {} : { expected: question.expected }),
    ...(compare === undefined ? {} : { compareWhen: conditionText(compare) }),
  };
}

/** A questionnaire of the indicator template as a form; questions with the same options share one list. */
export function formOf(questionnaire: Questionnaire, version: string): Form {
  const lists = new Map<string, ChoiceList>();
  const items = [...questionnaire.background, ...questionnaire.items].map((question) => {
    if (question.options === undefined) return itemOf(question, undefined);
    const choices = question.options.map((option) => ({
      name: option.id,
      label: { [ZH]: option.zh, [EN]: option.en },
      score: option.score,
      columns: {},
    }));
    const key = JSON.stringify(choices);
    const list = lists.get(key) ?? { name: `${question.id}_options`, choices };
    lists.set(key, list);
    return itemOf(question, list.name);
  });
  const blank = {
    hint: {},
    guidance: {},
    constraintMessage: {},
    requiredMessage: {},
    leaves: [],
    ineligible: [],
    exclusive: [],
  };
  return {
    format: 'jieping/form',
    id: questionnaire.id,
    version,
    title: questionnaire.zh,
    languages: [ZH, EN],
    defaultLanguage: ZH,
    duplicateChoices: false,
    items: [{ name: 'intro', kind: 'note', parent: null, label: { [ZH]: questionnaire.intro }, ...blank }, ...items],
    lists: [...lists.values()],
  };
}
