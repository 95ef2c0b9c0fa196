import { ok, refuse, type Result } from '../result.ts';
import { stepKey, type Step } from './step.ts';

interface Node {
  readonly step: Step;
  waits: number;
  readonly readers: Node[];
}

/** The steps, each after all that it reads; or the steps that stand on a circle and can never be reckoned. */
export function orderOf(steps: readonly Step[]): Result<readonly Step[], readonly Step[]> {
  const nodes = new Map<string, Node>(
    steps.map((step) => [stepKey(step.what, step.name), { step, waits: 0, readers: [] }] as const),
  );
  for (const node of nodes.values()) {
    for (const key of node.step.reads) {
      const source = nodes.get(key);
      if (source === undefined) continue;
      source.readers.push(node);
      node.waits += 1;
    }
  }
  const ready = [...nodes.values()].filter((node) => node.waits === 0);
  const order: Step[] = [];
  for (const node of ready) {
    order.push(node.step);
    for (const reader of node.readers) {
      reader.waits -= 1;
      if (reader.waits === 0) ready.push(reader);
    }
  }
  return order.length === nodes.size ? ok(order) : refuse(circle(nodes));
}

/** What only waits behind a circle is taken away from the other end, so that the circle itself is named. */
function circle(nodes: ReadonlyMap<string, Node>): Step[] {
  const left = new Set([...nodes.values()].filter((node) => node.waits > 0));
  for (let changed = true; changed;) {
    changed = false;
    for (const node of left) {
      if (node.readers.some((reader) => left.has(reader))) continue;
      left.delete(node);
      changed = true;
    }
  }
  const names = new Set<string>();
  return [...left]
    .map((node) => node.step)
    .filter((step) => step.reads.some((key) => !key.endsWith(` ${step.name}`) || step.what === 'shown'))
    .filter((step) => !names.has(step.name) && names.add(step.name).size > 0);
}
