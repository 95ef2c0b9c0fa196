import type { Language } from '../../shared/model/text.ts';

/** What a command may use of the outside. */
export interface Terminal {
  /** One line of the answer. */
  out(line: string): void;
  /** One line about what went wrong. */
  err(line: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asks a person without showing what is typed; null where nobody can be asked. */
  askSecret(question: string): Promise<string | null>;
}

/** `--lang`, else what the system is set to where that is Chinese or English, else Chinese. */
export function languageOf(asked: string | undefined, env: Terminal['env']): Language | null {
  if (asked !== undefined) return asked === 'zh' || asked === 'en' ? asked : null;
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((one) => one !== undefined && one !== '') ?? '';
  return /^en(?:[_.@-]|$)/i.test(set) ? 'en' : 'zh';
}
