import { useState } from 'react';
import type { DeskTask } from '../../../shared/contract/responses.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { navigate } from '../../session/navigation.ts';
import { useFilling } from './filling-store.ts';
import { BurdenLine } from './BurdenLine.tsx';
import { FillingHead } from './FillingHead.tsx';
import { ItemList } from './ItemList.tsx';
import { ItemPlace } from './ItemPlace.tsx';
import { isDone, nextOpen } from './item-view.ts';
import { SheetDrawers, type SheetDrawer } from './SheetDrawers.tsx';
import { sheetPath, type SheetTarget } from '../../session/sheet-target.ts';
import { useFillingKeys } from './use-filling-keys.ts';
import { useSheetView } from './use-sheet-view.ts';

interface Props {
  readonly target: SheetTarget;
  readonly content: RoundContent;
  readonly task: DeskTask;
  readonly inside: string;
}

/** Tree at the left, one item in the middle, its context at the right; or the list of all. */
export function FillingSheet({ target, content, task, inside }: Props) {
  const { order, entered, step } = useFilling();
  const [drawer, setDrawer] = useState<SheetDrawer | null>(null);
  /** Set once the user moves between items, so that opening the screen does not take the focus. */
  const [moved, setMoved] = useState(false);
  const view = useSheetView(content, target, order, entered);
  const { leaves, stateOf, done } = view;

  const list = inside === 'list';
  /** Where a sheet opens; it stays, so that the last answer of an item does not turn the page under the hand. */
  const [first] = useState(() => leaves.find((one) => !isDone(stateOf(one.code))) ?? leaves[0]);
  const leaf = leaves.find((one) => one.code === inside) ?? first;
  const hrefOf = (code: string) => sheetPath(target, code);
  const go = (code: string | undefined) => {
    if (code === undefined) return;
    setMoved(true);
    void navigate(hrefOf(code));
  };
  const at = leaf === undefined ? -1 : order.indexOf(leaf.code);
  const takeStep = (direction: 'undo' | 'redo') => {
    void (async () => {
      const changed = await step(direction);
      if (!list) go(changed);
    })();
  };
  const goOpen = () => {
    go(nextOpen(order, list ? null : (leaf?.code ?? null), stateOf));
  };
  useFillingKeys({
    next: () => {
      go(list ? order[0] : order[at + 1]);
    },
    previous: () => {
      go(list ? order.at(-1) : order[at - 1]);
    },
    nextOpen: goOpen,
    undo: () => {
      takeStep('undo');
    },
    redo: () => {
      takeStep('redo');
    },
    help: () => {
      setDrawer('keys');
    },
  });
  if (leaf === undefined) return null;
  return (
    <div className="filling">
      <FillingHead
        target={target}
        content={content}
        task={task}
        done={done}
        list={list}
        burden={<BurdenLine target={target} view={view} />}
        onShow={(shown) => {
          go(shown === 'list' ? 'list' : leaf.code);
        }}
        onDrawer={setDrawer}
        onStep={takeStep}
      />
      {list ? (
        <ItemList
          leaves={leaves}
          viewOf={view.viewOf}
          noteOf={(code) => entered[code]?.note ?? ''}
          onGo={go}
          hrefOf={hrefOf}
        />
      ) : (
        <ItemPlace
          target={target}
          content={content}
          task={task}
          view={view}
          leaf={leaf}
          focus={moved}
          onGo={go}
          onOpen={goOpen}
        />
      )}
      <SheetDrawers
        target={target}
        content={content}
        view={view}
        locked={task.submitted}
        open={drawer}
        onOpen={setDrawer}
      />
    </div>
  );
}
