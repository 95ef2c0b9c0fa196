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
