import type { AppError } from '../errors.ts';
import type { Language } from '../model/text.ts';
import { EVIDENCE_TEXT } from './evidence-text.ts';
import { NOT_READY_TEXT } from './not-ready-text.ts';
import { PACKAGE_TEXT } from './package-text.ts';
import type { Sentence } from './sentence.ts';

type PlainCode = Exclude<AppError['code'], 'package_refused' | 'not_ready' | 'disk' | 'evidence_refused'>;

const PLAIN: Readonly<Record<PlainCode, Sentence>> = {
  invalid_input: {
    zh: ['填写的内容有误（{detail}）。', '请改正后再试。'],
    en: ['Something entered is not right ({detail}).', 'Correct it and try again.'],
  },
  not_found: {
    zh: ['找不到要打开的内容。', '请返回上一页，重新选择。'],
    en: ['What you asked for is not here.', 'Go back and choose again.'],
  },
  stale_revision: {
    zh: ['这一项刚在另一个窗口改过。', '请看一下现在的内容，再修改。'],
    en: ['This item was just changed in another window.', 'Look at it as it is now, then change it.'],
  },
  locked: {
    zh: ['街评已经在使用这些数据。', '请关掉另一个街评窗口，再打开。'],
    en: ['Jieping is already open with this data.', 'Close the other window and start again.'],
  },
  key_locked: {
    zh: ['这一步需要办公室口令。', '请输入口令。'],
    en: ['This needs the office’s passphrase.', 'Enter the passphrase.'],
  },
  wrong_passphrase: {
    zh: ['口令不对。', '请再输入一次；忘记时可用密封保存的恢复单。'],
    en: ['The passphrase is not right.', 'Enter it again; if it is lost, use the sealed recovery sheet.'],
  },
  database_newer: {
    zh: ['这里的数据由更新版本的街评（{detail}）建立。', '请升级街评后再打开，数据没有改动。'],
    en: [
      'The data here was made by a newer version of Jieping ({detail}).',
      'Update Jieping and open it again; nothing was changed.',
    ],
  },
  database_damaged: {
    zh: ['数据文件已损坏，街评没有改动它。', '请从备份恢复，或请维护人员处理。'],
    en: ['The data file is damaged; Jieping has not touched it.', 'Restore a backup, or ask the maintainers.'],
  },
  database_foreign: {
    zh: ['数据文件夹里的文件不是街评的数据。', '请换一个数据文件夹。'],
    en: ['The file in the data folder is not Jieping’s.', 'Choose another data folder.'],
  },
  cancelled: {
    zh: ['已取消。', '没有改动任何内容。'],
    en: ['Cancelled.', 'Nothing was changed.'],
  },
  internal: {
    zh: ['街评出了问题（编号 {detail}）。', '已保存的内容都在。请重新打开；再出现时把编号告诉维护人员。'],
    en: [
      'Something went wrong in Jieping (number {detail}).',
      'What was saved is safe. Start again; if it comes back, tell the maintainers the number.',
    ],
  },
};

const DISK: Readonly<Record<'full' | 'denied' | 'gone' | 'busy' | 'too_large', Sentence>> = {
  full: {
    zh: ['磁盘或U盘空间不足，没有写入。', '请腾出空间，再试一次。'],
    en: ['The disk or stick is full; nothing was written.', 'Make room and try again.'],
  },
  denied: {
    zh: ['这个位置不允许写入。', '请换一个文件夹，或检查写保护。'],
    en: ['This place cannot be written to.', 'Choose another folder, or check write protection.'],
  },
  gone: {
    zh: ['读不到文件，U盘可能已经拔出。', '请插好U盘，再试一次。'],
    en: ['The file cannot be read; the stick may have been removed.', 'Put the stick in and try again.'],
  },
  busy: {
    zh: ['另一个程序正在占用这个位置。', '请稍等片刻或关掉那个程序，再试一次。'],
    en: ['Another program is using this place.', 'Wait a moment or close that program, then try again.'],
  },
  too_large: {
    zh: ['文件太大，这个U盘的格式存不下。', '请换一个格式为 exFAT 的U盘。'],
    en: ['The file is too large for the format of this stick.', 'Use a stick formatted as exFAT.'],
  },
};

function sentenceOf(error: AppError): readonly [Sentence, string] {
  switch (error.code) {
    case 'package_refused':
      return [PACKAGE_TEXT[error.reason], error.at ?? ''];
    case 'not_ready':
      return [NOT_READY_TEXT[error.what], error.detail ?? ''];
    case 'evidence_refused':
      return [EVIDENCE_TEXT[error.reason], error.name];
    case 'disk':
      return [DISK[error.op], ''];
    case 'invalid_input':
      return [PLAIN.invalid_input, error.issues.map((issue) => issue.path || issue.message).join(', ')];
    case 'database_newer':
      return [PLAIN.database_newer, String(error.found)];
    case 'internal':
      return [PLAIN.internal, error.errorId];
    default:
      return [PLAIN[error.code], ''];
  }
}

/**
 * What the user reads when something is refused: one sentence that says what happened, one that says what to do.
 * A place that is not known leaves no empty brackets behind.
 */
export function errorText(error: AppError, language: Language): { readonly said: string; readonly todo: string } {
  const [sentence, detail] = sentenceOf(error);
  const [said, todo] = sentence[language];
  const fill = (text: string) =>
    detail === ''
      ? text.replace(/\s*[(\uff08]\{(at|detail)\}[)\uff09]/, '').replace(/\{(at|detail)\}/, '?')
      : text.replace(/\{(at|detail)\}/, detail);
  return { said: fill(said), todo: fill(todo) };
}

/** The small print for the help desk: the code, and for files the code of the exchange format with the place. */
export function errorCode(error: AppError): string {
  switch (error.code) {
    case 'package_refused':
      return error.at === undefined ? error.reason : `${error.reason} ${error.at}`;
    case 'not_ready':
      return error.what;
    case 'evidence_refused':
      return `evidence.${error.reason}`;
    case 'disk':
      return `disk.${error.op}`;
    default:
      return error.code;
  }
}
