import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/Icon.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';
import { useLabel } from '../../../i18n/use-language.ts';
import type { Placed, Refused } from './place-block.ts';

const LONGEST = 40;

function RefusedList({ refused }: { readonly refused: readonly Refused[] }) {
  const { t } = useTranslation('matrix');
  const label = useLabel();
  return (
    <table className="plain-table paste-refused">
      <thead>
        <tr>
          <th scope="col">{t('refusedPlace')}</th>
          <th scope="col">{t('refusedCell')}</th>
          <th scope="col">{t('refusedText')}</th>
          <th scope="col">{t('refusedReason')}</th>
        </tr>
      </thead>
      <tbody>
        {refused.map(({ row, column, street, item, text, reason }) => (
          <tr key={`${row} ${column} ${reason}`}>
            <td>{t('place', { row, column })}</td>
            <td>
              {street === null ? '' : label(street)}{' '}
              {item === null ? '' : `${item.leaf.code} ${t(`column.${item.part}`)}`}
            </td>
            <td>{text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}</td>
            <td>{t(`reason.${reason}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What became of a pasted block: how much was taken, or every cell that stood in the way, and that nothing was. */
export function PasteSaid({ placed, onClose }: { readonly placed: Placed | null; readonly onClose: () => void }) {
  const { t } = useTranslation('matrix');
  const [shown, setShown] = useState(false);
  if (placed === null) return <div role="status" />;
  if (placed.ok) {
    return (
      <p role="status" className="paste-said">
        {t('pasted', { count: placed.cells })}
        {placed.empty > 0 ? t('pastedEmpty', { count: placed.empty }) : ''}
      </p>
    );
  }
  return (
    <div className="refusal paste-said" role="alert">
      <Icon name="warning" />
      <p>
        <strong>{t('refused', { count: placed.refused.length })}</strong> {t('refusedTodo')}
      </p>
      <Button
        size="large"
        onClick={() => {
          setShown(true);
        }}
      >
        {t('refusedShow')}
      </Button>
      <Button size="large" onClick={onClose}>
        {t('close')}
      </Button>
      <SideDrawer
        title={t('refusedList')}
        open={shown}
        wide
        onClose={() => {
          setShown(false);
        }}
      >
        <RefusedList refused={placed.refused} />
      </SideDrawer>
    </div>
  );
}
