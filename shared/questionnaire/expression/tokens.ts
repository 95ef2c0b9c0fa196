import { ok, refuse, type Result } from '../../result.ts';
import type { ExpressionFault } from './ast.ts';

/** A longer text is no rule that a person wrote. */
const MAX_LENGTH = 10_000;

export interface Token {
  readonly kind: 'number' | 'text' | 'answer' | 'name' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)/y;
const NAME = /[\p{L}_][\p{L}\p{N}_.:-]*/uy;
const REFERENCE = /\$\{\s*([\p{L}_][\p{L}\p{N}_.-]*)\s*\}/uy;
const SIGN = /!=|<=|>=|[=<>+\-*(),.]/y;
const SPACE = /\s+/y;

function matched(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function next(source: string, at: number): Result<{ token: Token; end: number }, ExpressionFault> {
  const first = source.charAt(at);
  const found = (kind: Token['kind'], text: string, length: number) =>
    ok({ token: { kind, text, at }, end: at + length });
  if (first === "'" || first === '"') {
    const end = source.indexOf(first, at + 1);
    if (end < 0) return refuse({ code: 'text_open', at, about: source.slice(at, at + 20) });
    return found('text', source.slice(at + 1, end), end + 1 - at);
  }
  if (first === '$') {
    const reference = matched(REFERENCE, source, at);
    if (reference === null) return refuse({ code: 'reference_open', at, about: source.slice(at, at + 20) });
    return found('answer', reference[1] ?? '', reference[0].length);
  }
  const number = matched(NUMBER, source, at);
  if (number !== null) return found('number', number[0], number[0].length);
  const name = matched(NAME, source, at);
  if (name !== null) return found('name', name[0], name[0].length);
  if ('/[]@|'.includes(first) || source.startsWith('..', at)) return refuse({ code: 'path', at, about: first });
  const sign = matched(SIGN, source, at);
  if (sign !== null) return found('sign', sign[0], sign[0].length);
  return refuse({ code: 'character', at, about: String.fromCodePoint(source.codePointAt(at) ?? 0) });
}

/** Cuts an expression into its words; the last token is always `end`. */
export function tokenize(source: string): Result<readonly Token[], ExpressionFault> {
  if (source.length > MAX_LENGTH) return refuse({ code: 'too_long', at: MAX_LENGTH, about: String(source.length) });
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const space = matched(SPACE, source, at);
    if (space !== null) {
      at += space[0].length;
      continue;
    }
    const read = next(source, at);
    if (!read.ok) return read;
    tokens.push(read.value.token);
    at = read.value.end;
  }
  tokens.push({ kind: 'end', text: '', at: source.length });
  return ok(tokens);
}
