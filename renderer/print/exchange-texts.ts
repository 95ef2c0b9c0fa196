import type { Language } from '../../shared/model/text.ts';

const ZH = {
  receipts: '接收回执',
  register: '接收登记表',
  receiptsLead:
    '以下内容办公室已经收到。请在对应的电脑上打开“上报”，在“办公室给的文件”里输入25位数字；有扫码枪的可以直接扫码。U盘上的回执文件作用相同。',
  receivedTo: '已收到',
  records: '条记录',
  lastAt: '最后一次接收',
  files: '文件',
  digits: '回执核对码',
  qr: '回执核对码的二维码',
  number: '序号',
  at: '接收时间',
  file: '文件名和摘要',
  from: '来自',
  outcome: '结果',
  fresh: '新增',
  known: '原有',
  remarks: '备注',
  clerk: '经办人（签字）',
  date: '日期',
  outcomes: { accepted: '已接收', nothing_new: '没有新内容', held: '暂存', refused: '未接收' },
  roles: {
    office: '办公室',
    street: '街道',
    part: '街道分部',
    reviewer: '审核',
    department: '部门',
    survey: '问卷',
  } as Readonly<Record<string, string>>,
};

export type ExchangeTexts = typeof ZH;

const EN: ExchangeTexts = {
  receipts: 'Receipt',
  register: 'Register of files',
  receiptsLead:
    'The office has received the following. On the computer named, open “Hand over” and type the 25 digits under “Files from the office”, or scan the code with a hand scanner. A receipt file on a stick does the same.',
  receivedTo: 'Received',
  records: 'records',
  lastAt: 'Last received',
  files: 'Files',
  digits: 'Digits of the receipt',
  qr: 'The digits as a QR code',
  number: 'No.',
  at: 'Received',
  file: 'File and digest',
  from: 'From',
  outcome: 'Outcome',
  fresh: 'New',
  known: 'Known',
  remarks: 'Remarks',
  clerk: 'Taken in by (signature)',
  date: 'Date',
  outcomes: { accepted: 'taken in', nothing_new: 'nothing new', held: 'held', refused: 'refused' },
  roles: {
    office: 'Office',
    street: 'Street',
    part: 'Part of a street',
    reviewer: 'Review',
    department: 'Department',
    survey: 'Questionnaires',
  },
};

/** Words of the receipt sheet and of the register. */
export function exchangeTexts(language: Language): ExchangeTexts {
  return language === 'en' ? EN : ZH;
}

/** `2026-11-24 14:02` by the clock of the computer that prints. */
export function localTime(iso: string): string {
  const at = new Date(iso);
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
