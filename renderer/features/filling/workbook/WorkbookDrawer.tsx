import './workbook.css';
import { useTranslation } from 'react-i18next';
import type { Leaf } from '../../../../shared/model/template.ts';
import { Section } from '../../../components/Section.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';
import type { SheetTarget } from '../../../session/sheet-target.ts';
import type { ItemState } from '../item-view.ts';
import { MakeForm } from './MakeForm.tsx';
import { PrintForm } from './PrintForm.tsx';
import { TakeForm } from './TakeForm.tsx';

/** Giving items to colleagues as a form for a spreadsheet program, taking in what they filled in, and the sheet on paper. */
export function WorkbookDrawer(props: {
  readonly target: SheetTarget;
  readonly leaves: readonly Leaf[];
  readonly stateOf: (leaf: string) => ItemState;
  readonly locked: boolean;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Something was taken into the sheet. */
  readonly onTaken: () => Promise<void>;
}) {
  const { t } = useTranslation('workbook');
  const { target, leaves, stateOf, locked, onTaken } = props;
  return (
    <SideDrawer title={t('title')} open={props.open} wide onClose={props.onClose}>
      <Section title={t('make')}>
        <MakeForm target={target} leaves={leaves} stateOf={stateOf} />
      </Section>
      {locked ? null : (
        <Section title={t('take')}>
          <TakeForm target={target} leaves={leaves} onTaken={onTaken} />
        </Section>
      )}
      <Section title={t('print')}>
        <PrintForm target={target} />
      </Section>
    </SideDrawer>
  );
}
