import { useCallback, useMemo, useState } from 'react';
import type { DeskTask } from '../../../shared/contract/responses.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { navigate } from '../../session/navigation.ts';
import { ContextPanel } from './ContextPanel.tsx';
import { useFilling } from './filling-store.ts';
import { FillingFoot } from './FillingFoot.tsx';
import { FillingHead } from './FillingHead.tsx';
import { ItemList } from './ItemList.tsx';
import { ItemPanel } from './ItemPanel.tsx';
import { isDone, nextOpen, treeOf, viewItem, type ItemView } from './item-view.ts';
import { KeysHelp } from './KeysHelp.tsx';
import { sheetPath, type SheetTarget } from '../../session/sheet-target.ts';
import { Tree } from './Tree.tsx';
import { useFillingKeys } from './use-filling-keys.ts';

const NOTHING = { value: null, note: '' } as const;

interface Props {
  readonly target: SheetTarget;
  readonly content: RoundContent;
  readonly task: DeskTask;
  readonly inside: string;
}

/** Tree at the left, one item in the middle, its context at the right; or the list of all. */
export function FillingSheet({ target, content, task, inside }: Props) {
  const { order, entered, enter, step } = useFilling();
  const [help, setHelp] = useState(false);
  /** Set once the user moves between items, so that opening the screen does not take the focus. */
  const [moved, setMoved] = useState(false);
  const { template } = content;
  const leaves = useMemo(
    () => order.flatMap((code) => template.leaves.find((leaf) => leaf.code === code) ?? []),
    [order, template],
  );
  const tree = useMemo(() => treeOf(template, order), [template, order]);
  const views = useMemo(
    () =>
      new Map(
        leaves.map((leaf) => [
          leaf.code,
          viewItem(content, target.unit, target.form, leaf, entered[leaf.code]?.value ?? null),
        ]),
      ),
    [leaves, content, target, entered],
  );
  const viewOf = useCallback(
    (leaf: string): ItemView => {
      const view = views.get(leaf);
      if (view === undefined) throw new Error(`no item ${leaf} in this sheet`);
      return view;
    },
    [views],
  );
  const stateOf = useCallback((leaf: string) => viewOf(leaf).state, [viewOf]);

  const list = inside === 'list';
  const leaf =
    leaves.find((one) => one.code === inside) ?? leaves.find((one) => !isDone(stateOf(one.code))) ?? leaves[0];
  const hrefOf = (code: string) => sheetPath(target, code);
  const go = (code: string | undefined) => {
    if (code === undefined) return;
    setMoved(true);
    void navigate(hrefOf(code));
  };
  const at = leaf === undefined ? -1 : order.indexOf(leaf.code);
  const takeStep = (direction: 'undo' | 'redo') => {
    void step(direction).then((changed) => {
      if (!list) go(changed);
    });
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
      setHelp(true);
    },
  });
  if (leaf === undefined) return null;
  const done = leaves.filter((one) => isDone(stateOf(one.code))).length;
  return (
    <div className="filling">
      <FillingHead
        target={target}
        content={content}
        task={task}
        done={done}
        list={list}
        onShow={(shown) => {
          go(shown === 'list' ? 'list' : leaf.code);
        }}
        onHelp={() => {
          setHelp(true);
        }}
        onStep={takeStep}
      />
      {list ? (
        <ItemList
          leaves={leaves}
          viewOf={viewOf}
          noteOf={(code) => entered[code]?.note ?? ''}
          onGo={go}
          hrefOf={hrefOf}
        />
      ) : (
        <div className="filling-body">
          <Tree tree={tree} current={leaf.code} stateOf={stateOf} onGo={go} hrefOf={hrefOf} />
          <div className="middle">
            <ItemPanel
              key={leaf.code}
              content={content}
              unit={target.unit}
              form={target.form}
              leaf={leaf}
              entered={entered[leaf.code] ?? NOTHING}
              view={viewOf(leaf.code)}
              locked={task.submitted}
              focus={moved}
              onEnter={(change) => {
                enter(leaf.code, change);
              }}
            />
            <FillingFoot
              previous={order[at - 1]}
              next={order[at + 1]}
              open={leaves.length - done}
              onGo={go}
              onOpen={goOpen}
            />
          </div>
          <ContextPanel content={content} form={target.form} leaf={leaf} />
        </div>
      )}
      <KeysHelp
        open={help}
        onClose={() => {
          setHelp(false);
        }}
      />
    </div>
  );
}
