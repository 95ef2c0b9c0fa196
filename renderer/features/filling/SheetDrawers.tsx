import type { RoundContent } from '../../../shared/model/round.ts';
import type { SheetTarget } from '../../session/sheet-target.ts';
import { useFilling } from './filling-store.ts';
import { KeysHelp } from './KeysHelp.tsx';
import type { SheetView } from './use-sheet-view.ts';
import { VisitDrawer } from './visit/VisitDrawer.tsx';
import { WorkbookDrawer } from './workbook/WorkbookDrawer.tsx';

export type SheetDrawer = 'keys' | 'forms' | 'visit';

/** What opens beside a sheet: the keys, the forms for colleagues, and a reviewer's visit. */
export function SheetDrawers(props: {
  readonly target: SheetTarget;
  readonly content: RoundContent;
  readonly view: SheetView;
  readonly locked: boolean;
  readonly open: SheetDrawer | null;
  readonly onOpen: (drawer: SheetDrawer | null) => void;
}) {
  const refresh = useFilling((filling) => filling.refresh);
  const close = () => {
    props.onOpen(null);
  };
  return (
    <>
      <WorkbookDrawer
        target={props.target}
        leaves={props.view.leaves}
        stateOf={props.view.stateOf}
        locked={props.locked}
        open={props.open === 'forms'}
        onClose={close}
        onTaken={refresh}
      />
      {props.target.form !== 'review' || props.target.rater === null ? null : (
        <VisitDrawer
          target={props.target}
          content={props.content}
          leaves={props.view.leaves}
          rater={props.target.rater}
          open={props.open === 'visit'}
          onClose={close}
        />
      )}
      <KeysHelp open={props.open === 'keys'} onClose={close} />
    </>
  );
}
