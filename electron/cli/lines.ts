import type { AppError } from '../../shared/errors.ts';
import { errorCode } from '../../shared/messages/error-text.ts';
import type { Language } from '../../shared/model/text.ts';
import { extensionOf } from '../../shared/package-format/kinds.ts';
import type { Audit } from '../backend/packages/audit/audit.ts';
import { commandText } from './command-text.ts';
import { KIND_WORDS, OPEN_WORDS, word } from './words.ts';

/** An error as the command line's JSON says it. */
export function errorJson(error: AppError | null, language: Language): unknown {
  return error === null ? null : { code: errorCode(error), ...commandText(error, language) };
}

/** `D07.jpback: good (hand-over file .jpback, encrypted)` */
export function headingLine(
  path: string,
  { kind, encrypted }: Pick<Audit, 'kind' | 'encrypted'>,
  verdict: string | null,
  language: Language,
): string {
  const kinds = kind === null ? [] : [`${KIND_WORDS[kind][language]} ${extensionOf(kind)}`];
  const what = [...kinds, ...(encrypted ? [word('encrypted', language)] : [])].join(language === 'zh' ? '、' : ', ');
  const [before, after] = language === 'zh' ? ['\uff08', '\uff09'] : [' (', ')'];
  return `${path}:${verdict === null ? '' : ` ${verdict}`}${what === '' ? '' : `${before}${what}${after}`}`;
}

/** The sentence and the thing to do, then the code for the help desk. */
export function reasonLines({ error, open }: Pick<Audit, 'error' | 'open'>, language: Language): readonly string[] {
  if (open !== null) return [`  ${OPEN_WORDS[open][language]}`];
  if (error === null) return [];
  const { said, todo } = commandText(error, language);
  return [`  ${said}${language === 'en' ? ' ' : ''}${todo}`, `  ${errorCode(error)}`];
}
