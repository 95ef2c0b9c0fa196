import { useTranslation } from 'react-i18next';
import { DayField } from './DayField.tsx';

export interface Period {
  readonly from: string;
  readonly to: string;
}

/** First and last day of a round. */
export function PeriodFields(props: {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
  readonly checked: boolean;
}) {
  const { t } = useTranslation('rounds');
  const { period } = props;
  const late = period.from !== '' && period.to !== '' && period.from > period.to;
  const missing = (day: string) => (props.checked && day === '' ? t('dayMissing') : undefined);
  return (
    <>
      <DayField
        label={t('from')}
        wrong={missing(period.from)}
        value={period.from}
        onChange={(from) => {
          props.onChange({ ...period, from });
        }}
      />
      <DayField
        label={t('to')}
        wrong={late ? t('endsBefore') : missing(period.to)}
        value={period.to}
        onChange={(to) => {
          props.onChange({ ...period, to });
        }}
      />
    </>
  );
}
