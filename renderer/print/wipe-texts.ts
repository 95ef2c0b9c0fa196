import type { Language } from '../../shared/model/text.ts';

const ZH = {
  planned: '问卷答案清除前清单',
  done: '问卷答案清除记录',
  plannedLead: '以下内容尚未清除，请核对后再在程序里清除。清除不能撤回。',
  doneLead: '以下内容已从本单位这台电脑上清除，不能恢复。',
  about: '轮次和结果',
  period: '时段',
  package: '任务包',
  packageNumber: (seq: number) => `第${seq}号`,
  seal: '封存的结果',
  sealNumber: (n: number) => `第${n}号`,
  noSeal: '尚未封存',
  who: '清除人',
  when: '清除时间',
  device: '电脑',
  why: '原因',
  forms: '问卷份数',
  street: '街道',
  worker: '社区工作人员问卷',
  resident: '居民满意度调查',
  all: '合计',
  gone: { planned: '将清除', done: '已清除' },
  answers: (count: number) => `${count}份问卷的全部答案，包括选择、填写的文字、所在社区和作答用时。`,
  unsent: (count: number) => `在这台电脑上录入而没有上报、或者没有录完的问卷${count}份。这些没有计入封存的结果。`,
  stripped: (count: number) => `收到的上报文件${count}个中的问卷答案。文件的其余内容保留，签名仍可核验。`,
  removed: (count: number) => `收到的上报文件${count}个，无法只去掉答案，整个删除：`,
  aside: (count: number) => `暂存或未接收、含有或可能含有问卷答案的文件${count}个，整个删除：`,
  made: (count: number) => `这台电脑生成的上报文件、归档文件和表格${count}个。`,
  backups: (count: number) => `程序升级前的数据库备份${count}个。`,
  kept: '保留',
  keptLines: [
    '封存的结果、各街道得分、评分卡和25位核对码，与清除前完全相同。',
    '各街道各题的有效份数、合计分和满意人数（有效问卷少于5份的街道不保留），指数、误差范围、信度系数和全区数据。',
    '各题各选项的份数，少于5份的及可据以推算的，均不保留。',
    '问卷编号、录入的电脑和时间、签名和答案的凭据（凭据不含答案，也推不出答案）。',
  ],
  elsewhere: '不在清除范围内',
  elsewhereLines: [
    '纸质问卷，评估人员和录入人员电脑里的问卷，U盘、另存的文件、归档副本和其他办公室电脑：由各自保管人清除。',
    '硬盘上曾经存放过这些文件的位置不逐处改写；报废或移交硬盘，按保密要求处理。',
    '清除以后，按单个选项重新计分的比较不再提供；得分推导到保留的统计数为止。',
  ],
  counts: '保留统计数的摘要',
  result: '封存结果的摘要',
  signatures: '签字盖章',
  blocks: ['经办人（签字）', '监督人（签字）', '负责人（签字）', '单位盖章'],
  date: '　　年　　月　　日',
};

export type WipeTexts = typeof ZH;

const EN: WipeTexts = {
  planned: 'List before questionnaire answers are wiped',
  done: 'Record of wiped questionnaire answers',
  plannedLead: 'Nothing below has been wiped yet. Check it, then wipe in the program. It cannot be taken back.',
  doneLead: 'What is listed below was wiped from this computer of the office and cannot be restored.',
  about: 'Round and result',
  period: 'Period',
  package: 'Round package',
  packageNumber: (seq) => `No. ${seq}`,
  seal: 'Sealed result',
  sealNumber: (n) => `No. ${n}`,
  noSeal: 'not sealed yet',
  who: 'Wiped by',
  when: 'Wiped at',
  device: 'Computer',
  why: 'Reason',
  forms: 'Questionnaires',
  street: 'Street',
  worker: 'Community workers',
  resident: 'Residents',
  all: 'All',
  gone: { planned: 'To be wiped', done: 'Wiped' },
  answers: (count) =>
    `All answers of ${count} questionnaires: choices, text, the community they came from and the time they took.`,
  unsent: (count) =>
    `Questionnaires typed in here that were never handed over or not finished: ${count}. They are in no sealed result.`,
  stripped: (count) =>
    `The answers in hand-over files that were received: ${count}. The rest of these files stays; their signatures still verify.`,
  removed: (count) => `Hand-over files that cannot be kept without the answers, deleted whole: ${count}`,
  aside: (count) => `Held or refused files that have or may have answers in them, deleted whole: ${count}`,
  made: (count) => `Hand-over files, archives and tables made on this computer: ${count}.`,
  backups: (count) => `Copies of the database from before updates of the program: ${count}.`,
  kept: 'Kept',
  keptLines: [
    'The sealed result, the scores of all streets, scorecards and their 25 digits, exactly as before.',
    'By street and question the number of valid answers, the sum of points and the number satisfied (not for streets with fewer than 5 valid questionnaires); indices, intervals, reliability and the figures of the district.',
    'By question and option the number of answers, without those under 5 and those from which they could be worked out.',
    'Serial numbers, computers, times, signatures and the commitments to the answers, which tell no answer.',
  ],
  elsewhere: 'Not covered',
  elsewhereLines: [
    'Questionnaires on paper, on the computers of those who asked or typed them in, on sticks, in saved copies and archives, and on other computers of the office: whoever keeps them wipes them.',
    'Places on the disk where these files once lay: scrap or hand over disks by the rules for confidential data.',
    'Options cannot be scored in another way any more; derivations of scores end at the figures kept.',
  ],
  counts: 'Digest of the figures kept',
  result: 'Digest of the sealed result',
  signatures: 'Signatures and seal',
  blocks: ['Done by (signature)', 'Witness (signature)', 'In charge (signature)', 'Seal of the office'],
  date: 'Date:',
};

/** Words of the list and the record of a wipe. */
export function wipeTexts(language: Language): WipeTexts {
  return language === 'en' ? EN : ZH;
}
