import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.tsx';
import { warningOf } from './roles.ts';

/** What the office should know about a file that was received. */
export function Warnings({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation('intake');
  return (
    <>
      {codes.map((code) => {
        const known = warningOf(code);
        return (
          <span key={code} className="intake-warning">
            <Icon name="warning" /> {known === undefined ? t('unknownWarning') : t(`warning.${known}`)}{' '}
            <small>{code}</small>
          </span>
        );
      })}
    </>
  );
}
