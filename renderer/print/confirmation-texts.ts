import type { ConfirmationJob } from '../../shared/model/print.ts';
import { inLanguage, type Language } from '../../shared/model/text.ts';

const ZH = {
  title: '现场核查确认单',
  lead: '本单记录现场核查看到的事实和审核人员的认定，请街道核对。签字表示所记事实属实；对认定有不同意见的，可在反馈后提出。',
  day: '核查日期',
  place: '核查地点',
  present: '街道在场人员',
  reviewers: '审核人员',
  seen: '现场所见',
  none: '（未填）',
  samples: '抽样',
  sampleHead: ['子项', '抽取范围', '总数', '抽取', '随机种子', '抽中'],
  sampleRule:
    '抽取办法：对第 1 个到最后一个依次计算“随机种子|序号”的 SHA-256，按结果从小到大排列，取前若干个；用同样的种子可以重新抽出同样的结果。每次抽样都列在这里，不作删改。',
  noSamples: '本次没有抽样。',
  findings: '逐项认定',
  noFindings: '还没有填写认定。',
  evidence: '现场取得的材料',
  noEvidence: '没有登记材料。',
  signatures: '签字',
  signReviewer: '审核人员（两人签字）',
  signStreet: '街道负责人（签字、盖章）',
  refused: '街道没有签字',
  refusedWhy: '原因',
  refusedSign: '街道没有签字的，由两名审核人员签字并注明原因。',
  date: '年　　月　　日',
  number: (place: number, name: string | undefined) => (name === undefined ? String(place) : `${place}. ${name}`),
};

export type ConfirmationTexts = typeof ZH;

const EN: ConfirmationTexts = {
  title: 'Confirmation of an on-site visit',
  lead: 'This sheet records what was seen on site and what the reviewers found, for the street to check. Signing says that the facts are true; objections to the findings can be made after the feedback.',
  day: 'Day of the visit',
  place: 'Place',
  present: 'Present for the street',
  reviewers: 'Reviewers',
  seen: 'What was seen',
  none: '(empty)',
  samples: 'Samples',
  sampleHead: ['Item', 'Drawn from', 'Of', 'Drawn', 'Seed', 'Which'],
  sampleRule:
    'How it was drawn: the SHA-256 of “seed|number” is computed for every number, the results are put in ascending order, and the first ones are taken; the same seed gives the same sample again. Every draw is listed here and none is changed.',
  noSamples: 'Nothing was drawn.',
  findings: 'Findings, item by item',
  noFindings: 'No finding was entered yet.',
  evidence: 'Material obtained on site',
  noEvidence: 'No material was registered.',
  signatures: 'Signatures',
  signReviewer: 'Reviewers (two signatures)',
  signStreet: 'For the street (signature, seal)',
  refused: 'The street did not sign',
  refusedWhy: 'Reason',
  refusedSign: 'Where the street does not sign, both reviewers sign and note the reason.',
  date: 'Date',
  number: (place, name) => (name === undefined ? String(place) : `${place}. ${name}`),
};

export function confirmationTexts(language: Language): ConfirmationTexts {
  return language === 'en' ? EN : ZH;
}

/** `德胜街道 · 现场核查确认单`. */
export function confirmationName({ language, content, unit }: ConfirmationJob): string {
  const street = content.template.streets.find((one) => one.code9 === unit);
  return `${street === undefined ? unit : inLanguage(street, language)} · ${confirmationTexts(language).title}`;
}
