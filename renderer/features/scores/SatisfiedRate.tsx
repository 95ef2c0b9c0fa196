import { useTranslation } from 'react-i18next';
import type { PositiveRate } from '../../../shared/scoring/survey/positive-rate.ts';

/** The share of those who are satisfied, with the interval of the sample, or why there is none. */
export function SatisfiedRate({ rate }: { readonly rate: PositiveRate | undefined }) {
  const { t } = useTranslation('scores');
  if (rate === undefined) return <>{t('none')}</>;
  if (rate.kind === 'value') {
    const { percent, low, high } = rate;
    return (
      <>
        {percent}% <span className="hint">{t('rate.interval', { low, high })}</span>
      </>
    );
  }
  return <span className="hint">{t(`rate.${rate.reason}`, { fewest: rate.fewest })}</span>;
}
