import { useTranslation } from 'react-i18next';
import { dateTime } from '../../i18n/times.ts';

/** What is known of the office about one item: that it has the answer, or why it gave it back. */
export function OfficeSays(props: { readonly returned: string | null; readonly received: string | null }) {
  const { t } = useTranslation('filling');
  const { returned, received } = props;
  if (returned !== null) {
    return (
      <p className="why returned">
        {t('returned.item')} <strong>{returned}</strong>
      </p>
    );
  }
  return received === null ? null : <p className="hint">{t('handover.received', { at: dateTime(received) })}</p>;
}
