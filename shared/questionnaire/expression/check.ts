import { nodesOf, type Expression, type ExpressionFault } from './ast.ts';
import { FUNCTIONS, SPECIAL } from './functions.ts';
import { checkPattern } from './pattern.ts';
import { toNumber } from './value.ts';

/** What an expression may use where it stands. */
export interface Place {
  /** The kind of a question or group by name; undefined where there is none. */
  readonly kindOf: (name: string) => string | undefined;
  /** Whether `.` means something here. */
  readonly self: boolean;
  /** The columns of the choice list, for a choice filter; null elsewhere. */
  readonly columns: ReadonlySet<string> | null;
}

const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', 'div', 'mod']);

function callFault(node: Expression & { kind: 'call' }): ExpressionFault | null {
  const rule = FUNCTIONS.get(node.name) ?? SPECIAL.get(node.name);
  if (rule === undefined) return { code: 'function_unknown', at: node.at, about: node.name };
  const count = node.args.length;
  if (count < rule.least || count > rule.most) return { code: 'arity', at: node.at, about: node.name };
  if (node.name !== 'regex') return null;
  const [, pattern] = node.args;
  if (pattern?.kind !== 'text') return { code: 'pattern', at: node.at, about: 'regex' };
  const checked = checkPattern(pattern.value);
  return checked.ok ? null : { code: 'pattern', at: pattern.at, about: checked.error };
}

function answerFault(node: Expression & { kind: 'answer' }, place: Place): ExpressionFault | null {
  const kind = place.kindOf(node.name);
  if (kind === undefined) return { code: 'name_unknown', at: node.at, about: node.name };
  return kind === 'group' ? { code: 'name_is_group', at: node.at, about: node.name } : null;
}

/** A literal text that is no number can never be reckoned with. */
function operandFault(node: Expression): ExpressionFault | null {
  const bad = node.kind === 'text' && Number.isNaN(toNumber(node.value));
  return bad ? { code: 'not_a_number', at: node.at, about: node.value } : null;
}

function nodeFault(node: Expression, place: Place): ExpressionFault | null {
  switch (node.kind) {
    case 'call':
      return callFault(node);
    case 'answer':
      return answerFault(node, place);
    case 'self':
      return place.self ? null : { code: 'self_here', at: node.at, about: '.' };
    case 'column':
      return place.columns?.has(node.name) === true ? null : { code: 'column_here', at: node.at, about: node.name };
    case 'negate':
      return operandFault(node.of);
    case 'binary':
      return ARITHMETIC.has(node.op) ? (operandFault(node.left) ?? operandFault(node.right)) : null;
    default:
      return null;
  }
}

/** Everything that is wrong with a parsed expression where it stands; none for one that may be evaluated. */
export function checkExpression(expression: Expression, place: Place): readonly ExpressionFault[] {
  const faults: ExpressionFault[] = [];
  for (const node of nodesOf(expression)) {
    const fault = nodeFault(node, place);
    if (fault !== null) faults.push(fault);
  }
  return faults;
}
