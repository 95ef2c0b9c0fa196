import type { ResponseValue } from '../model/response.ts';
import type { Leaf } from '../model/template.ts';
import { partIds } from './new-codes.ts';

/** Names that an answer to the leaf may hold: its lines, options, rules or grades; evidence is not part of one. */
function answerNames(leaf: Leaf): ReadonlySet<string> {
  const evidence = new Set(leaf.evidence.map((one) => one.id));
  return new Set(partIds(leaf).filter((id) => !evidence.has(id)));
}

/**
 * Whether a complete answer to `before` still is one to `after`: the same method, every name that it may hold still
 * there, no new line that it leaves open, and the same fixed denominator.
 */
export function answersCarry(before: Leaf, after: Leaf): boolean {
  const [was, is] = [before.method, after.method];
  if (was.type !== is.type) return false;
  if (was.type === 'ratio' && is.type === 'ratio') {
    return (
      was.denominator.from === is.denominator.from && (was.denominator.fixed ?? null) === (is.denominator.fixed ?? null)
    );
  }
  const old = answerNames(before);
  const now = answerNames(after);
  const allThere = [...old].every((name) => now.has(name));
  // Rules that are not named count as no occurrence; a checklist wants every line.
  return allThere && (was.type !== 'checklist' || now.size === old.size);
}

/** Whether this one answer to `before` is an answer to `after`; a grade is, if it still is one, whatever others are. */
export function valueCarries(before: Leaf, after: Leaf, value: ResponseValue): boolean {
  if (value.t === 'na' || value.t === 'points') return true;
  if (value.t === 'graded' && before.method.type === 'graded' && after.method.type === 'graded') {
    const now = new Set(after.method.anchors.map(({ grade }) => grade));
    return now.has(value.grade) || !before.method.anchors.some(({ grade }) => grade === value.grade);
  }
  return answersCarry(before, after);
}
