import { ok, refuse, type Result } from '../../result.ts';
import type { BinaryOperator, Expression, ExpressionFault } from './ast.ts';
import { tokenize, type Token } from './tokens.ts';

/** Deeper nesting is refused, so that no expression can exhaust the stack. */
const MAX_DEPTH = 60;
/** Every operator and call adds a node; more of them than this is no rule that a person wrote. */
const MAX_CHAIN = 500;

/** XPath 1.0: or binds weakest, then and, equality, order, sum, product. */
const LEVELS: readonly ReadonlyMap<string, BinaryOperator>[] = [
  new Map([['or', 'or']]),
  new Map([['and', 'and']]),
  new Map([
    ['=', '='],
    ['!=', '!='],
  ]),
  new Map([
    ['<', '<'],
    ['<=', '<='],
    ['>', '>'],
    ['>=', '>='],
  ]),
  new Map([
    ['+', '+'],
    ['-', '-'],
  ]),
  new Map([
    ['*', '*'],
    ['div', 'div'],
    ['mod', 'mod'],
  ]),
];

type Parsed = Result<Expression, ExpressionFault>;

interface Reader {
  readonly tokens: readonly Token[];
  position: number;
  chain: number;
}

const END: Token = { kind: 'end', text: '', at: 0 };

function peek(reader: Reader): Token {
  return reader.tokens[reader.position] ?? reader.tokens.at(-1) ?? END;
}

function isSign(token: Token, text: string): boolean {
  return token.kind === 'sign' && token.text === text;
}

function expected(token: Token, about: string): Parsed {
  return refuse({ code: 'expected', at: token.at, about });
}

function args(reader: Reader, depth: number): Result<Expression[], ExpressionFault> {
  const list: Expression[] = [];
  if (isSign(peek(reader), ')')) {
    reader.position += 1;
    return ok(list);
  }
  for (;;) {
    const arg = level(reader, 0, depth + 1);
    if (!arg.ok) return arg;
    list.push(arg.value);
    const after = peek(reader);
    reader.position += 1;
    if (isSign(after, ')')) return ok(list);
    if (!isSign(after, ',')) return refuse({ code: 'expected', at: after.at, about: ')' });
  }
}

function named(reader: Reader, token: Token, depth: number): Parsed {
  if (!isSign(peek(reader), '(')) return ok({ kind: 'column', at: token.at, name: token.text });
  reader.position += 1;
  const list = args(reader, depth);
  return list.ok ? ok({ kind: 'call', at: token.at, name: token.text, args: list.value }) : list;
}

function operand(reader: Reader, depth: number): Parsed {
  const token = peek(reader);
  if (depth > MAX_DEPTH) return refuse({ code: 'too_deep', at: token.at, about: String(MAX_DEPTH) });
  reader.position += 1;
  if (token.kind === 'number') return ok({ kind: 'number', at: token.at, value: Number(token.text) });
  if (token.kind === 'text') return ok({ kind: 'text', at: token.at, value: token.text });
  if (token.kind === 'answer') return ok({ kind: 'answer', at: token.at, name: token.text });
  if (token.kind === 'name') return named(reader, token, depth);
  if (isSign(token, '.')) return ok({ kind: 'self', at: token.at });
  if (isSign(token, '-')) {
    const of = operand(reader, depth + 1);
    return of.ok ? ok({ kind: 'negate', at: token.at, of: of.value }) : of;
  }
  if (isSign(token, '(')) {
    const inner = level(reader, 0, depth + 1);
    if (!inner.ok) return inner;
    const close = peek(reader);
    if (!isSign(close, ')')) return expected(close, ')');
    reader.position += 1;
    return inner;
  }
  reader.position -= 1;
  return expected(token, token.kind === 'end' ? '' : token.text);
}

function level(reader: Reader, index: number, depth: number): Parsed {
  const operators = LEVELS[index];
  if (operators === undefined) return operand(reader, depth);
  let left = level(reader, index + 1, depth);
  while (left.ok) {
    const token = peek(reader);
    const op = token.kind === 'sign' || token.kind === 'name' ? operators.get(token.text) : undefined;
    if (op === undefined) break;
    reader.position += 1;
    reader.chain += 1;
    if (reader.chain > MAX_CHAIN) return refuse({ code: 'too_long', at: token.at, about: String(MAX_CHAIN) });
    const right = level(reader, index + 1, depth);
    if (!right.ok) return right;
    left = ok({ kind: 'binary', at: token.at, op, left: left.value, right: right.value });
  }
  return left;
}

/** Reads one expression; names and functions are not looked up yet (see check.ts). */
export function parseExpression(source: string): Parsed {
  const tokens = tokenize(source);
  if (!tokens.ok) return tokens;
  const reader: Reader = { tokens: tokens.value, position: 0, chain: 0 };
  const whole = level(reader, 0, 0);
  if (!whole.ok) return whole;
  const rest = peek(reader);
  return rest.kind === 'end' ? whole : refuse({ code: 'trailing', at: rest.at, about: rest.text });
}
