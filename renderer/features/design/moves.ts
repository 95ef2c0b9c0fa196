import { childrenOf, findIndicator, isLeaf, subtreeOf } from '../../../shared/designing/indicator-tree.ts';
import type { DesignEdit } from '../../../shared/model/design.ts';
import type { Template } from '../../../shared/model/template.ts';

export type Direction = 'up' | 'down' | 'out' | 'in';
type Move = Extract<DesignEdit, { t: 'move' }>;

/**
 * Where an indicator goes: up and down among its siblings, at the ends into the neighbouring node of the level above;
 * out behind its parent; in as the last child of the sibling before it. Null where there is no such place.
 */
export function moveTo(template: Template, code: string, direction: Direction): Move | null {
  const moved = findIndicator(template, code);
  if (moved === undefined) return null;
  const siblings = childrenOf(template, moved.parent)
    .filter((one) => isLeaf(one) === isLeaf(moved))
    .map((one) => one.code);
  const at = siblings.indexOf(code);
  const to = (parent: string | null, before: string | null): Move => ({ t: 'move', code, parent, before });
  switch (direction) {
    case 'up':
      return at > 0 ? to(moved.parent, siblings[at - 1] ?? null) : neighbour(template, code, moved.parent, -1);
    case 'down':
      return at < siblings.length - 1
        ? to(moved.parent, siblings[at + 2] ?? null)
        : neighbour(template, code, moved.parent, 1);
    case 'out':
      return out(template, code, moved.parent, isLeaf(moved));
    case 'in': {
      const nodes = childrenOf(template, moved.parent).filter((one) => !isLeaf(one) && one.code !== code);
      const before = isLeaf(moved) ? nodes.at(-1) : nodes.findLast((one) => siblings.indexOf(one.code) < at);
      return before === undefined ? null : to(before.code, null);
    }
    default:
      return direction satisfies never;
  }
}

/** Into the node beside the parent, on the same level. */
function neighbour(template: Template, code: string, parent: string | null, step: 1 | -1): Move | null {
  const above = parent === null ? undefined : template.nodes.find((node) => node.code === parent);
  if (above === undefined) return null;
  const level = template.nodes.filter((node) => node.level === above.level);
  const next = level[level.findIndex((node) => node.code === parent) + step];
  if (next === undefined || subtreeOf(template, code).has(next.code)) return null;
  const first = step === 1 ? childrenOf(template, next.code)[0] : undefined;
  return { t: 'move', code, parent: next.code, before: first?.code ?? null };
}

function out(template: Template, code: string, parent: string | null, leaf: boolean): Move | null {
  const above = parent === null ? undefined : template.nodes.find((node) => node.code === parent);
  if (above === undefined || (leaf && above.parent === null)) return null;
  const siblings = childrenOf(template, above.parent).filter((one) => !isLeaf(one));
  const next = leaf ? undefined : siblings[siblings.findIndex((one) => one.code === above.code) + 1];
  return { t: 'move', code, parent: above.parent, before: next?.code ?? null };
}

/** What dropping one indicator on another does; `where` is the part of the row that the pointer is over. */
export function dropOn(
  template: Template,
  code: string,
  target: string,
  where: 'before' | 'inside' | 'after',
): Move | null {
  const moved = findIndicator(template, code);
  const on = findIndicator(template, target);
  if (moved === undefined || on === undefined || code === target) return null;
  if (subtreeOf(template, code).has(target)) return null;
  if (where === 'inside' && !isLeaf(on)) return { t: 'move', code, parent: target, before: null };
  if (isLeaf(moved) && on.parent === null) return { t: 'move', code, parent: target, before: null };
  const others = childrenOf(template, on.parent)
    .map((one) => one.code)
    .filter((one) => one !== code);
  const before = where === 'before' ? target : (others[others.indexOf(target) + 1] ?? null);
  return { t: 'move', code, parent: on.parent, before };
}

/** Places that an indicator can be moved to: every node that is not in it, and the top for a node. */
export function placesFor(template: Template, code: string): readonly string[] {
  const inside = subtreeOf(template, code);
  return template.nodes.filter((node) => !inside.has(node.code)).map((node) => node.code);
}
