import type { LeafForm } from '../../../../shared/model/ids.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Leaf, Street } from '../../../../shared/model/template.ts';
import { SideDrawer } from '../../../components/SideDrawer.tsx';
import { LeafEvidence } from '../../../evidence/LeafEvidence.tsx';
import { useLabel } from '../../../i18n/use-language.ts';
import { ContextPanel } from '../ContextPanel.tsx';
import { ItemPanel } from '../ItemPanel.tsx';
import { viewItem } from '../item-view.ts';
import { NOTHING_ENTERED, useMatrix } from './matrix-store.ts';

const FORM: LeafForm = 'dept';

/** One cell in full: its answer, "not applicable", its comment, and what the item asks for. */
export function CellDrawer(props: {
  readonly content: RoundContent;
  readonly street: Street;
  readonly leaf: Leaf;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const label = useLabel();
  const { target, entered, tasks, returned, received, enter, changedBeside } = useMatrix();
  const { content, street, leaf } = props;
  const unit = street.code9;
  const now = entered[unit]?.[leaf.code] ?? NOTHING_ENTERED;
  const back = returned[unit];
  return (
    <SideDrawer title={label(street)} open={props.open} wide onClose={props.onClose}>
      <ItemPanel
        key={`${unit} ${leaf.code}`}
        content={content}
        unit={unit}
        form={FORM}
        leaf={leaf}
        entered={now}
        view={viewItem(content, unit, FORM, leaf, now.value)}
        returned={back?.leaves.includes(leaf.code) === true ? back.reason : null}
        received={received[unit]?.[leaf.code] ?? null}
        locked={tasks[unit]?.submitted === true}
        focus
        onEnter={(change) => {
          enter(unit, leaf.code, change);
        }}
      >
        {target === null ? null : (
          <LeafEvidence
            target={{ ...target, unit, form: FORM }}
            content={content}
            leaf={leaf}
            locked={tasks[unit]?.submitted === true}
            onChanged={changedBeside}
          />
        )}
      </ItemPanel>
      <ContextPanel content={content} form={FORM} leaf={leaf} />
    </SideDrawer>
  );
}
