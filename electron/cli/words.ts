import type { PackageKind } from '../../shared/package-format/kinds.ts';
import type { Language } from '../../shared/model/text.ts';
import type { OpenQuestion } from '../backend/packages/audit/audit.ts';

type Both = Readonly<Record<Language, string>>;

/** What each kind of file is called. */
export const KIND_WORDS: Readonly<Record<PackageKind, Both>> = {
  round: { zh: '任务包', en: 'round package' },
  back: { zh: '上报文件', en: 'hand-over file' },
  office: { zh: '办公室发来的文件', en: 'file from the office' },
  hand: { zh: '接续文件', en: 'file for a replacement computer' },
  arch: { zh: '证据档案', en: 'evidence archive' },
  enrol: { zh: '登记申请', en: 'enrolment request' },
  receipt: { zh: '回执', en: 'receipt' },
};

/** Why there is no yes, and what to do about it. */
export const OPEN_WORDS: Readonly<Record<OpenQuestion, Both>> = {
  root_digits_needed: {
    zh: '文件本身完好，但还没有人证明它出自哪个办公室。请对照办公室通知单，用 --root "25位数字" 再验一次。',
    en: 'The file is good in itself, but nobody has vouched for its office yet. Verify it again with --root "25 digits" from the office’s printed notice.',
  },
  no_evidence: {
    zh: '文件里没有带上签名人的证明，单凭它自己不能判断。请由办公室接收，或使用新版生成的文件。',
    en: 'The file does not carry the proof of its signer, so it cannot be judged alone. Let the office take it in, or use a file of a newer version.',
  },
  signer_unknown: {
    zh: '签名的电脑不在文件所附的登记名单里。请由办公室查明来历。',
    en: 'The computer that signed is not on the roster in the file. Let the office find out where it comes from.',
  },
  key_needed: {
    zh: '文件已加密，没有钥匙不能判断。请用 --identity 给出钥匙文件。',
    en: 'The file is encrypted and cannot be judged without a key. Name a key file with --identity.',
  },
  other_key_needed: {
    zh: '文件已加密，给出的钥匙打不开它。它是给别人的，或者是用别的钥匙加密的。',
    en: 'The file is encrypted, and the key given does not open it: it is for somebody else or another key.',
  },
};

const WORDS = {
  good: { zh: '完好', en: 'good' },
  refused: { zh: '不予采信', en: 'refused' },
  open: { zh: '不能判断', en: 'cannot be judged' },
  trouble: { zh: '读不了', en: 'could not be read' },
  packed: { zh: '已写入', en: 'written' },
  files: { zh: '收入文件', en: 'files in it' },
  lost: { zh: '已不在', en: 'no longer here' },
  encrypted: { zh: '已加密', en: 'encrypted' },
  kind: { zh: '种类', en: 'kind' },
  round: { zh: '轮次', en: 'round' },
  packageSeq: { zh: '任务包序号', en: 'package number' },
  rehearsal: { zh: '演练', en: 'practice round' },
  created: { zh: '生成时间', en: 'made at' },
  signer: { zh: '签名电脑', en: 'signed by' },
  key: { zh: '签名钥匙', en: 'key' },
  records: { zh: '记录条数', en: 'records' },
  head: { zh: '最后一条', en: 'last record' },
  bodiesMissing: { zh: '未附文字', en: 'texts not in it' },
  attachments: { zh: '附件', en: 'attachments' },
  rootDigits: { zh: '办公室核对码', en: 'office’s digits' },
  rootExpires: { zh: '核对码期限', en: 'root expires' },
  sha256: { zh: 'SHA-256', en: 'SHA-256' },
  size: { zh: '大小', en: 'size' },
  resources: { zh: '内容清单', en: 'resources' },
  contents: { zh: '内容与清单', en: 'contents' },
  match: { zh: '一致', en: 'as listed' },
  differ: { zh: '不一致', en: 'NOT as listed' },
  byOp: { zh: '按操作', en: 'by operation' },
  byForm: { zh: '按表', en: 'by form' },
  byUnit: { zh: '按街道', en: 'by street' },
  personal: { zh: '个人文字', en: 'personal texts' },
  claimedStreets: { zh: '自评街道', en: 'streets of claims' },
  claimedAnswers: { zh: '自评指标', en: 'claimed items' },
  claimedEvidence: { zh: '自评佐证', en: 'claimed evidence' },
  notProven: {
    zh: '以上只是文件自己的说法，真伪请用 verify。',
    en: 'This is what the file says about itself; verify proves it.',
  },
} as const satisfies Readonly<Record<string, Both>>;

export type Word = keyof typeof WORDS;

/** A word of the command line. */
export function word(name: Word, language: Language): string {
  return WORDS[name][language];
}

export type Fact = readonly [Word, string | number | null];

/** Rows of name and value for a table; what is not known is left out. */
export function factRows(facts: readonly Fact[], language: Language): readonly (readonly string[])[] {
  return facts.flatMap(([name, value]) =>
    value === null || value === '' ? [] : [[`  ${word(name, language)}`, String(value)]],
  );
}
