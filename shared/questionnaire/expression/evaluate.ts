import type { Expression } from './ast.ts';
import { FUNCTIONS, type Surroundings } from './functions.ts';
import { matchesWhole } from './pattern.ts';
import { equal, toBoolean, toNumber, toText, type Value } from './value.ts';

/** Where an expression finds its values. A question without an answer, or one that is hidden, is ''. */
export interface Scope extends Surroundings {
  answer(name: string): Value;
  /** The answer under test, for `.`. */
  readonly self: Value;
  /** A column of the choice under test, for choice filters. */
  column(name: string): string;
}

function binary(node: Expression & { kind: 'binary' }, scope: Scope): Value {
  const { op } = node;
  const left = evaluate(node.left, scope);
  if (op === 'or') return toBoolean(left) || toBoolean(evaluate(node.right, scope));
  if (op === 'and') return toBoolean(left) && toBoolean(evaluate(node.right, scope));
  const right = evaluate(node.right, scope);
  if (op === '=') return equal(left, right);
  if (op === '!=') return !equal(left, right);
  const [a, b] = [toNumber(left), toNumber(right)];
  switch (op) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case 'div':
      return a / b;
    default:
      return a % b;
  }
}

function call(node: Expression & { kind: 'call' }, scope: Scope): Value {
  const [first, second, third] = node.args;
  if (node.name === 'if' && first !== undefined && second !== undefined && third !== undefined) {
    return toBoolean(evaluate(first, scope)) ? evaluate(second, scope) : evaluate(third, scope);
  }
  if (node.name === 'coalesce') {
    for (const arg of node.args) {
      const value = evaluate(arg, scope);
      if (value !== '') return value;
    }
    return '';
  }
  if (node.name === 'regex' && first !== undefined && second?.kind === 'text') {
    return matchesWhole(second.value, toText(evaluate(first, scope)));
  }
  const known = FUNCTIONS.get(node.name);
  if (known === undefined) throw new Error(`An unchecked expression calls ${node.name}.`);
  return known.run(
    node.args.map((arg) => evaluate(arg, scope)),
    scope,
  );
}

/** The value of a checked expression; never runs text as code. Throws only for an expression that was not checked. */
export function evaluate(node: Expression, scope: Scope): Value {
  switch (node.kind) {
    case 'number':
    case 'text':
      return node.value;
    case 'answer':
      return scope.answer(node.name);
    case 'self':
      return scope.self;
    case 'column':
      return scope.column(node.name);
    case 'negate':
      return -toNumber(evaluate(node.of, scope));
    case 'call':
      return call(node, scope);
    default:
      return binary(node, scope);
  }
}
