import type { Language } from '../../shared/model/text.ts';

const ZH = {
  title: '录入电脑问卷答案清除记录',
  lead: '以下问卷的答案已从这台电脑上清除，不能在这台电脑上恢复。清除前，办公室的签名回执已确认全部收到。',
  about: '轮次和电脑',
  number: '清除记录',
  numberOf: (n: number) => `本轮次在这台电脑上的第${n}次清除`,
  receipt: '最近的回执',
  fromOffice: '问卷由办公室交来，没有另开回执',
  gone: '已清除',
  answers: (count: number) => `${count}份问卷的全部答案，包括录入和双录的内容、所在社区和作答用时。`,
  made: (count: number) => `这台电脑生成的上报文件和表格${count}个。`,
  backups: (count: number) => `程序升级前的数据库备份${count}个。`,
  kept: '保留',
  keptLines: [
    '问卷编号、录入人、时间、签名和答案的凭据（凭据不含答案，也推不出答案）。以后的上报文件接着这份日志，办公室照常接收。',
    '双录的差错率和各街道的发放份数。',
  ],
  elsewhere: '不在清除范围内',
  elsewhereLines: [
    '硬盘上曾经存放过这些内容的位置不逐处改写；报废或移交硬盘，按保密要求处理。',
    '纸质问卷、从平台导出的表格、U盘和另存的文件、其他电脑：由各自保管人清除。',
    '办公室收到的问卷由办公室另行清除。在此之前，替换这台电脑的新电脑会从办公室取回问卷，需要在新电脑上再清除一次。',
  ],
  signatures: '签字',
  blocks: ['录入人（签字）', '监督人（签字）', '负责人（签字）'],
};

type DeskWipeTexts = typeof ZH;

const EN: DeskWipeTexts = {
  title: 'Record of questionnaire answers wiped where they were entered',
  lead: 'The answers of these questionnaires were wiped from this computer and cannot be restored on it. Before that, signed receipts of the office had confirmed that it has all of them.',
  about: 'Round and computer',
  number: 'Record',
  numberOf: (n) => `wipe no. ${n} of this round on this computer`,
  receipt: 'Latest receipt',
  fromOffice: 'they came from the office, without a receipt of their own',
  gone: 'Wiped',
  answers: (count) =>
    `All answers of ${count} questionnaires, first and second entries, the community they came from and the time they took.`,
  made: (count) => `Hand-over files and tables made on this computer: ${count}.`,
  backups: (count) => `Copies of the database from before updates of the program: ${count}.`,
  kept: 'Kept',
  keptLines: [
    'Serial numbers, who entered them and when, signatures and the commitments to the answers, which tell no answer. Later hand-over files follow on this log, and the office takes them in as usual.',
    'Error rates of double entry, and how many questionnaires were given out by street.',
  ],
  elsewhere: 'Not covered',
  elsewhereLines: [
    'Places on the disk where this once lay: scrap or hand over disks by the rules for confidential data.',
    'Questionnaires on paper, tables exported from platforms, sticks, saved files and other computers: whoever keeps them wipes them.',
    'What the office received is wiped by the office. Until then a computer that replaces this one gets the questionnaires from the office and has to wipe them once more.',
  ],
  signatures: 'Signatures',
  blocks: ['Entered by (signature)', 'Witness (signature)', 'In charge (signature)'],
};

/** Words of the record of a wipe on a computer where questionnaires were entered. */
export function deskWipeTexts(language: Language): DeskWipeTexts {
  return language === 'en' ? EN : ZH;
}
