/** One parsed expression. `at` is the offset of its first character in the source text, from 0. */
export type Expression =
  | { readonly kind: 'number'; readonly at: number; readonly value: number }
  | { readonly kind: 'text'; readonly at: number; readonly value: string }
  | { readonly kind: 'answer'; readonly at: number; readonly name: string }
  | { readonly kind: 'self'; readonly at: number }
  | { readonly kind: 'column'; readonly at: number; readonly name: string }
  | { readonly kind: 'negate'; readonly at: number; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly at: number;
      readonly op: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly at: number; readonly name: string; readonly args: readonly Expression[] };

export type BinaryOperator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod';

export const EXPRESSION_FAULTS = [
  'too_long',
  'too_deep',
  'character',
  'text_open',
  'reference_open',
  'expected',
  'path',
  'trailing',
  'function_unknown',
  'arity',
  'column_here',
  'self_here',
  'pattern',
  'name_unknown',
  'name_is_group',
  'not_a_number',
] as const;
export type ExpressionFaultCode = (typeof EXPRESSION_FAULTS)[number];

/** Why an expression is refused, where (offset from 0), and the word it is about. */
export interface ExpressionFault {
  readonly code: ExpressionFaultCode;
  readonly at: number;
  readonly about: string;
}

/** Every node of an expression, the expression itself first. */
export function* nodesOf(expression: Expression): Generator<Expression> {
  yield expression;
  if (expression.kind === 'negate') yield* nodesOf(expression.of);
  if (expression.kind === 'binary') {
    yield* nodesOf(expression.left);
    yield* nodesOf(expression.right);
  }
  if (expression.kind === 'call') for (const arg of expression.args) yield* nodesOf(arg);
}

/** The names of the questions whose answers an expression reads, each once. */
export function answersRead(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of nodesOf(expression)) if (node.kind === 'answer') names.add(node.name);
  return names;
}
