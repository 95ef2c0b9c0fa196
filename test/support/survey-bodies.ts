import { isRelevant } from '../../shared/scoring/survey/validity.ts';
import type { SurveyFormBody } from '../../shared/model/response.ts';
import { testTemplate } from './evaluator.ts';

/** Stands in every open answer of `surveyBody`, so that bytes can be searched for answers. */
export const SECRET = '门口的路灯坏了三年没人修';

/** Answers of one person; every question with choices, an open one, some left out; `n` varies them. */
export function surveyBody(kind: 'WORKER' | 'RESIDENT', serial: string, unit: string, n: number): SurveyFormBody {
  const community = `${unit}${String((n % 3) + 1).padStart(3, '0')}`;
  const form = testTemplate().questionnaires.find(({ id }) => id === kind);
  if (form === undefined) throw new Error(`no questionnaire ${kind}`);
  const answers: Record<string, string | string[]> = {};
  for (const [index, question] of [...form.background, ...form.items].entries()) {
    const { id, type, options = [], ineligible = [], expected } = question;
    if (!isRelevant(question, answers) || (index + n) % 13 === 0) continue;
    const offered = options.filter((one) => !ineligible.includes(one.id)).map((one) => one.id);
    if (type === 'open') answers[id] = `${SECRET}${serial}`;
    else if (type === 'nps') answers[id] = String((n * 3) % 11);
    else if (type === 'multi') answers[id] = offered.slice(n % offered.length).slice(0, 1);
    else answers[id] = expected ?? offered[(index * 7 + n * n + 2 * (n % 3)) % offered.length] ?? '';
  }
  return { serial, unit, ...(kind === 'RESIDENT' ? { community } : {}), seconds: 300, answers };
}
