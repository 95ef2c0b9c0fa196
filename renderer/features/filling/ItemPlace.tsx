import type { DeskTask } from '../../../shared/contract/responses.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import type { Leaf } from '../../../shared/model/template.ts';
import { LeafEvidence } from '../../evidence/LeafEvidence.tsx';
import { sheetPath, type SheetTarget } from '../../session/sheet-target.ts';
import { ClaimBeside } from './ClaimBeside.tsx';
import { ContextPanel } from './ContextPanel.tsx';
import { useFilling } from './filling-store.ts';
import { FillingFoot } from './FillingFoot.tsx';
import { ItemPanel } from './ItemPanel.tsx';
import { SampleDraws } from './visit/SampleDraws.tsx';
import { Tree } from './Tree.tsx';
import type { SheetView } from './use-sheet-view.ts';

const NOTHING = { value: null, note: '' } as const;

interface Props {
  readonly target: SheetTarget;
  readonly content: RoundContent;
  readonly task: DeskTask;
  readonly view: SheetView;
  readonly leaf: Leaf;
  readonly focus: boolean;
  readonly onGo: (leaf: string | undefined) => void;
  readonly onOpen: () => void;
}

/** Tree, item and context side by side. */
export function ItemPlace({ target, content, task, view, leaf, focus, onGo, onOpen }: Props) {
  const { order, entered, enter, returned, received, changedBeside } = useFilling();
  const at = order.indexOf(leaf.code);
  return (
    <div className="filling-body">
      <Tree
        leaves={view.leaves}
        returned={returned?.leaves ?? null}
        tree={view.tree}
        current={leaf.code}
        viewOf={view.viewOf}
        hasPrevious={target.form === 'self' && content.previous?.units[target.unit] !== undefined}
        onGo={onGo}
        hrefOf={(code) => sheetPath(target, code)}
      />
      <div className="middle">
        <ItemPanel
          key={leaf.code}
          content={content}
          unit={target.unit}
          form={target.form}
          leaf={leaf}
          entered={entered[leaf.code] ?? NOTHING}
          view={view.viewOf(leaf.code)}
          returned={returned?.leaves.includes(leaf.code) === true ? returned.reason : null}
          received={received[leaf.code] ?? null}
          locked={task.submitted}
          focus={focus}
          onEnter={(change) => {
            enter(leaf.code, change);
          }}
        >
          {target.form === 'review' && target.rater !== null ? (
            <SampleDraws
              key={leaf.code}
              round={target.round}
              unit={target.unit}
              rater={target.rater}
              leaf={leaf}
              locked={task.submitted}
            />
          ) : null}
          <LeafEvidence
            target={target}
            content={content}
            leaf={leaf}
            locked={task.submitted}
            onChanged={changedBeside}
          />
        </ItemPanel>
        <FillingFoot
          previous={order[at - 1]}
          next={order[at + 1]}
          open={view.leaves.length - view.done}
          onGo={onGo}
          onOpen={onOpen}
        />
      </div>
      <ContextPanel content={content} form={target.form} leaf={leaf}>
        {target.form === 'review' ? <ClaimBeside content={content} unit={target.unit} leaf={leaf} /> : null}
      </ContextPanel>
    </div>
  );
}
