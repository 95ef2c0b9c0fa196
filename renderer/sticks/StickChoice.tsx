import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon.tsx';
import { byteText } from './byte-text.ts';
import { useSticks } from './use-sticks.ts';

/** One large button per stick that is plugged in. */
export function StickChoice(props: { readonly busy: boolean; readonly onChoose: (stick: string) => void }) {
  const { t } = useTranslation('sticks');
  const sticks = useSticks();
  if (sticks === undefined) return null;
  if (sticks.length === 0) return <p className="hint">{t('none')}</p>;
  return (
    <ul className="stick-choice" aria-label={t('choose')}>
      {sticks.map(({ id, label, freeBytes, writable }) => (
        <li key={id}>
          <button
            type="button"
            className="stick"
            disabled={props.busy || !writable}
            onClick={() => {
              props.onChoose(id);
            }}
          >
            <Icon name="file" />
            <strong>{t('write', { label })}</strong>
            <span className="figures">{writable ? t('free', { size: byteText(freeBytes) }) : t('readOnly')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
