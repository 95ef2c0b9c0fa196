import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { ok, refuse, type Result } from '../../shared/result.ts';

export type Values = Readonly<Record<string, string | boolean | undefined>>;

export interface CommandWords {
  readonly values: Values;
  readonly files: readonly string[];
}

/** Options and file names after the command's own name; the refusal is what Node says about them. */
export function readWords(args: readonly string[], options: ParseArgsOptionsConfig): Result<CommandWords, string> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const single: Record<string, string | boolean | undefined> = {};
    for (const [name, value] of Object.entries(values)) if (!Array.isArray(value)) single[name] = value;
    return ok({ values: single, files: positionals });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** The text of an option; undefined where it was not given. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}
