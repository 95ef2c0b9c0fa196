import type { AppError } from '../../shared/errors.ts';
import type { Language } from '../../shared/model/text.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { errorJson, reasonLines } from './lines.ts';

/** One line of the answer, for people and for programs. */
export interface Answered {
  readonly code: ExitCode;
  readonly lines: readonly string[];
  readonly json: readonly unknown[];
}

/** The answer where a handler refused the whole command. */
export function refusedAnswer(error: AppError, language: Language): Answered {
  return {
    code: error.code === 'not_found' || error.code === 'invalid_input' ? EXIT.usage : EXIT.trouble,
    lines: reasonLines({ error, open: null }, language),
    json: [{ error: errorJson(error, language) }],
  };
}
