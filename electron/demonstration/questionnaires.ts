import type { SurveyForm } from '../../shared/model/ids.ts';
import { SOURCE_OF } from '../../shared/model/ids.ts';
import type { SurveyAnswers, SurveyFormBody } from '../../shared/model/response.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import type { Question, Questionnaire } from '../../shared/model/template.ts';
import { isRelevant } from '../../shared/scoring/survey/validity.ts';
import { marked } from './marked.ts';
import { createRandom, type Random } from './random.ts';
import type { StreetPlan } from './street-plan.ts';

const REMARKS: readonly [string, ...string[]] = [
  '希望窗口排队再短一些。',
  '事项清单可以更清楚。',
  '楼道照明报修后当周就修好了。',
  '希望多开展夜间服务。',
  '多个平台重复填报，盼统一。',
];
/** About one questionnaire in so many breaks a rule, as in real life; it comes on top of the valid ones. */
const VALID_PER_INVALID = 30;
const RARELY = 0.06;

/** Better answers come first among the options; a better street gets more of them. */
function scoredOption(question: Question, quality: number, random: Random): string {
  const scored = [...(question.options ?? [])]
    .filter((option) => option.score !== null)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const without = (question.options ?? []).find((option) => option.score === null);
  if (without !== undefined && random.chance(RARELY)) return without.id;
  const wanted = (1 - quality) * 3 + random.around() * 1.6;
  const index = Math.min(scored.length - 1, Math.max(0, Math.round(wanted)));
  return scored[index]?.id ?? '';
}

function severalOptions(question: Question, quality: number, random: Random): string[] {
  const alone = new Set(question.exclusive ?? []);
  const open = (question.options ?? []).map((option) => option.id).filter((id) => !alone.has(id));
  const limit = question.maxSelect;
  if (limit !== undefined) return random.shuffled(open).slice(0, random.between(1, limit));
  const ticked = open.filter(() => random.chance(quality));
  return ticked.length > 0 ? ticked : open.slice(0, 1);
}

function answerOf(question: Question, quality: number, random: Random): SurveyAnswers[string] | null {
  const options = (question.options ?? []).map((option) => option.id);
  switch (question.type) {
    case 'open':
      return random.chance(0.05) ? marked(random.pick(REMARKS)) : null;
    case 'attention':
      return question.expected ?? null;
    case 'nps':
      return String(Math.min(10, Math.max(0, Math.round(quality * 10 + random.around() * 3))));
    case 'multi':
      return severalOptions(question, quality, random);
    default: {
      if ((question.options ?? []).some((option) => option.score !== null)) {
        return scoredOption(question, quality, random);
      }
      const eligible = options.filter((id) => !(question.ineligible ?? []).includes(id));
      const [first, ...rest] = eligible;
      return first === undefined ? null : random.pick([first, ...rest]);
    }
  }
}

/** Answers that keep to the routing and to every rule. */
function validAnswers(list: Questionnaire, quality: number, random: Random): SurveyAnswers {
  const answers: SurveyAnswers = {};
  for (const question of [...list.background, ...list.items]) {
    if (!isRelevant(question, answers)) continue;
    if (!question.required && question.type !== 'attention' && random.chance(0.3)) continue;
    const answer = answerOf(question, quality, random);
    if (answer !== null) answers[question.id] = answer;
  }
  return answers;
}

/** Breaks one of the rules that the questionnaire has: wrong person, inattentive, or too much left out. */
function spoiled(list: Questionnaire, answers: SurveyAnswers, random: Random): SurveyAnswers {
  const questions = [...list.background, ...list.items];
  const barred = questions.find((question) => (question.ineligible ?? []).length > 0);
  const attention = questions.find((question) => question.type === 'attention');
  const ways: [() => SurveyAnswers, ...(() => SurveyAnswers)[]] = [
    () => {
      const kept = list.background.map((question) => question.id);
      return Object.fromEntries(Object.entries(answers).filter(([id]) => kept.includes(id)));
    },
  ];
  const barredOption = barred?.ineligible?.[0];
  if (barred !== undefined && barredOption !== undefined) ways.push(() => ({ ...answers, [barred.id]: barredOption }));
  const wrong = attention?.options?.find((option) => option.id !== attention.expected)?.id;
  if (attention !== undefined && wrong !== undefined) ways.push(() => ({ ...answers, [attention.id]: wrong }));
  return random.pick(ways)();
}

function formsOfStreet(
  content: RoundContent,
  list: Questionnaire,
  unit: string,
  plan: StreetPlan,
  seed: number,
): SurveyFormBody[] {
  const quota = content.template.streets.find((street) => street.code9 === unit)?.suggestedQuota[list.id] ?? 0;
  const random = createRandom(seed, 'survey', list.id, unit);
  const communities = content.communities.filter((community) => community.street === unit);
  const invalid = Math.floor(quota / VALID_PER_INVALID);
  const isSpoiled = random.shuffled(Array.from({ length: quota + invalid }, (_, index) => index < invalid));
  return isSpoiled.map((bad, index) => {
    const answers = validAnswers(list, plan.quality, random);
    const community = communities[index % communities.length]?.code;
    return {
      serial: `${list.id.slice(0, 1)}-${unit}-${String(index + 1).padStart(4, '0')}`,
      unit,
      ...(community === undefined ? {} : { community }),
      seconds: random.between(90, 900),
      answers: bad ? spoiled(list, answers, random) : answers,
    };
  });
}

/**
 * All questionnaires of one kind: for each street as many valid ones as its suggested quota (in all 447 of workers,
 * 2,017 of residents), spread over its communities, and a few more that break a rule.
 */
export function surveyForms(
  content: RoundContent,
  plans: ReadonlyMap<string, StreetPlan>,
  form: SurveyForm,
  seed: number,
): SurveyFormBody[] {
  const list = content.template.questionnaires.find((one) => one.id === SOURCE_OF[form]);
  if (list === undefined) return [];
  return content.units.flatMap((unit) => {
    const plan = plans.get(unit);
    if (plan === undefined) throw new Error(`no plan for ${unit}`);
    return formsOfStreet(content, list, unit, plan, seed);
  });
}
