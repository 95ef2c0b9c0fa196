import type { SurveyAnswers } from '../../model/response.ts';
import type { RoundContent } from '../../model/round.ts';
import type { Questionnaire } from '../../model/template.ts';
import type { SurveyInput } from '../input.ts';
import { judgeForm } from './validity.ts';

function canonical(answers: SurveyAnswers): string {
  return JSON.stringify(
    Object.keys(answers)
      .sort()
      .map((key) => [key, answers[key]]),
  );
}

/** Forms by serial number: equal copies count once, different bodies under one number are all held (VR3). */
function bySerial(inputs: readonly SurveyInput[]) {
  const groups = new Map<string, SurveyInput[]>();
  for (const input of inputs) groups.set(input.serial, [...(groups.get(input.serial) ?? []), input]);
  const single: SurveyInput[] = [];
  let held = 0;
  for (const serial of [...groups.keys()].sort()) {
    const group = (groups.get(serial) ?? []).sort((a, b) => (a.record < b.record ? -1 : 1));
    const bodies = new Set(group.map((entry) => `${entry.seconds}|${entry.community}|${canonical(entry.answers)}`));
    const first = group[0];
    if (first === undefined) continue;
    if (bodies.size > 1 || group.some((entry) => entry.conflict)) held += bodies.size;
    else single.push(first);
  }
  return { single, held };
}

/** The forms of one street that count, each serial number once, and why others do not. */
export function judgeForms(content: RoundContent, questionnaire: Questionnaire, inputs: readonly SurveyInput[]) {
  const { single, held } = bySerial(inputs);
  const reasons = new Map<string, number>(held > 0 ? [['VR3', held]] : []);
  const valid: Pick<SurveyInput, 'answers' | 'record' | 'community'>[] = [];
  for (const input of single) {
    const judged = judgeForm(content, questionnaire, input.answers, input.seconds);
    if (judged.invalid === null)
      valid.push({ answers: judged.answers, record: input.record, community: input.community });
    else reasons.set(judged.invalid, (reasons.get(judged.invalid) ?? 0) + 1);
  }
  return { valid, reasons, returned: single.length + held };
}
