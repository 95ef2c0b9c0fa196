import type { FormJob } from '../../shared/model/print.ts';
import { inLanguage, type Language } from '../../shared/model/text.ts';

const ZH = {
  filled: '填报表',
  blank: '填报表（空白）',
  lead: '用黑色笔填写。选择题在方框内打勾，每题一个；数字填整数。',
  naRule: '不涉及的，只在“不涉及的理由”一行填写，本项其他行留空，转到下一项。',
  noNa: '本项不能整项填“不涉及”。',
  deductionRule: '没有发生的填 0；都没有发生的，全部填 0，转到下一项。',
  open: '未填完',
  empty: '（未填）',
  fullRow: ['填报人（签字）', '审核人（签字）', '负责人（签字）', '单位（盖章）'],
  date: '年　　月　　日',
  forms: { self: '街道自评', dept: '部门参评', review: '综合审核' },
  done: (done: number, of: number) => `已填完 ${done} 项，共 ${of} 项`,
};

export type FormTexts = typeof ZH;

const EN: FormTexts = {
  filled: 'Form',
  blank: 'Form (blank)',
  lead: 'Use a black pen. Tick one box for each question; write whole numbers.',
  naRule:
    'If the item does not apply, fill in only the reason, leave its other lines empty and go on to the next item.',
  noNa: 'This item always applies.',
  deductionRule: 'Write 0 for what did not happen; if nothing did, write 0 everywhere and go on to the next item.',
  open: 'unfinished',
  empty: '(empty)',
  fullRow: ['Filled in by (signature)', 'Checked by (signature)', 'Head (signature)', 'Seal'],
  date: 'Date',
  forms: { self: 'Self-assessment', dept: 'Department', review: 'Office review' },
  done: (done, of) => `${done} of ${of} items done`,
};

export function formTexts(language: Language): FormTexts {
  return language === 'en' ? EN : ZH;
}

/** `德胜街道 · 街道自评 · 填报表`. */
export function formName({ language, content, unit, form, rater, answers }: FormJob): string {
  const texts = formTexts(language);
  const street = content.template.streets.find((one) => one.code9 === unit);
  const department = form === 'dept' ? content.template.departments.find((one) => one.id === rater)?.zh : undefined;
  const person = form === 'review' ? content.roster.persons.find((one) => one.id === rater)?.name : undefined;
  return [
    street === undefined ? unit : inLanguage(street, language),
    texts.forms[form],
    department ?? person ?? '',
    answers === null ? texts.blank : texts.filled,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
