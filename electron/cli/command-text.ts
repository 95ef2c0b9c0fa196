import type { AppError } from '../../shared/errors.ts';
import { errorText } from '../../shared/messages/error-text.ts';
import type { Language } from '../../shared/model/text.ts';

type Text = ReturnType<typeof errorText>;

/** Sentences that tell what to do on a command line; a screen would show a field or a button instead. */
function onCommandLine(error: AppError): Readonly<Record<Language, Text>> | null {
  switch (error.code) {
    case 'key_locked':
      return {
        zh: { said: '需要办公室口令。', todo: '请在终端里运行，或用 --passphrase-file 给出口令文件。' },
        en: {
          said: 'The office’s passphrase is needed.',
          todo: 'Run this on a terminal, or name a file that holds it with --passphrase-file.',
        },
      };
    case 'not_found':
      return error.what === 'data'
        ? {
            zh: { said: `${error.id} 里没有街评的数据。`, todo: '请用 --data 给出设置页上显示的文件夹。' },
            en: { said: `There is no data of Jieping in ${error.id}.`, todo: 'Name the folder that Settings shows.' },
          }
        : {
            zh: { said: `这里没有 ${error.id}。`, todo: '请核对后再试。' },
            en: { said: `There is no ${error.id} here.`, todo: 'Check it and try again.' },
          };
    case 'invalid_input': {
      const there = error.issues.find(({ message }) => message === 'exists');
      if (there === undefined) return null;
      return {
        zh: { said: `${there.path} 已经存在，没有覆盖。`, todo: '请换一个名称或文件夹。' },
        en: { said: `${there.path} is already there and was left as it is.`, todo: 'Choose another name or folder.' },
      };
    }
    case 'not_ready':
      if (error.what !== 'setup_missing') return null;
      return {
        zh: { said: '这个文件夹不是办公室电脑的数据。', todo: '请用 --data 给出办公室电脑的数据文件夹。' },
        en: { said: 'This folder is not that of an office’s computer.', todo: 'Name the office’s folder with --data.' },
      };
    default:
      return null;
  }
}

/** What happened and what to do about it, for somebody at a command line. */
export function commandText(error: AppError, language: Language): Text {
  return onCommandLine(error)?.[language] ?? errorText(error, language);
}
