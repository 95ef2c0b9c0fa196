import { useMemo } from 'react';
import type { RoundContent } from '../../../shared/model/round.ts';
import type { Leaf } from '../../../shared/model/template.ts';
import type { SheetTarget } from '../../session/sheet-target.ts';
import { isDone, treeOf, viewItem, type Category, type ItemState, type ItemView } from './item-view.ts';
import type { Entered } from './sheet-queue.ts';

export interface SheetView {
  readonly leaves: readonly Leaf[];
  readonly tree: readonly Category[];
  readonly done: number;
  readonly viewOf: (leaf: string) => ItemView;
  readonly stateOf: (leaf: string) => ItemState;
}

/** Everything that the screen shows of a sheet, worked out from what stands in its fields. */
export function useSheetView(
  content: RoundContent,
  target: SheetTarget,
  order: readonly string[],
  entered: Readonly<Record<string, Entered>>,
): SheetView {
  const { template } = content;
  const leaves = useMemo(
    () => order.flatMap((code) => template.leaves.find((leaf) => leaf.code === code) ?? []),
    [order, template],
  );
  const tree = useMemo(() => treeOf(template, order), [template, order]);
  return useMemo(() => {
    const views = new Map(
      leaves.map((leaf) => [
        leaf.code,
        viewItem(content, target.unit, target.form, leaf, entered[leaf.code]?.value ?? null),
      ]),
    );
    const viewOf = (leaf: string): ItemView => {
      const view = views.get(leaf);
      if (view === undefined) throw new Error(`no item ${leaf} in this sheet`);
      return view;
    };
    const stateOf = (leaf: string) => viewOf(leaf).state;
    return { leaves, tree, viewOf, stateOf, done: leaves.filter((leaf) => isDone(stateOf(leaf.code))).length };
  }, [leaves, tree, content, target, entered]);
}
