import { useTranslation } from 'react-i18next';
import { QrCode } from '../../print/QrCode.tsx';
import { useQuery } from '../../session/use-query.ts';

/** What this computer's user reads out to the office: one line, large, and the same as a QR code. */
export function OwnDigits() {
  const { t } = useTranslation('filling');
  const own = useQuery('devices.own', {});
  if (own.data === undefined) return null;
  return (
    <div className="own-digits">
      <div>
        <h3>{t('enrol.digits')}</h3>
        <p className="digits figures">{own.data.digits}</p>
        <p className="hint">{t('enrol.digitsHint')}</p>
      </div>
      <QrCode text={own.data.qr} label={t('enrol.qr')} />
    </div>
  );
}
