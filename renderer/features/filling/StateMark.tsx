import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../components/Icon.tsx';
import type { ItemState } from './item-view.ts';

const ICONS: Readonly<Record<ItemState, IconName>> = { empty: 'circle', part: 'half', complete: 'check', na: 'dash' };

/** Icon of an item's state; its word is read out and shown on hover. */
export function StateMark({ state, word = false }: { readonly state: ItemState; readonly word?: boolean }) {
  const { t } = useTranslation('filling');
  const text = t(`state.${state}`);
  return (
    <span className={`state state-${state}`} title={text}>
      <Icon name={ICONS[state]} />
      <span className={word ? '' : 'hidden'}>{text}</span>
    </span>
  );
}
