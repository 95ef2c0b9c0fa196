import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assignments } from '../../../shared/model/round.ts';

/** One last day for every street at once. */
export function AllDays(props: {
  readonly units: readonly string[];
  readonly assignments: Assignments;
  readonly onChange: (assignments: Assignments) => void;
}) {
  const { t } = useTranslation('rounds');
  const id = useId();
  const [day, setDay] = useState('');
  return (
    <div className="actions all-days">
      <label htmlFor={id}>{t('sameDay')}</label>
      <Input
        id={id}
        type="date"
        className="cell-day"
        min="2000-01-01"
        max="2099-12-31"
        value={day}
        onChange={(event) => {
          setDay(event.target.value);
        }}
      />
      <Button
        disabled={day === ''}
        onClick={() => {
          const deadlines = Object.fromEntries(props.units.map((unit) => [unit, day] as const));
          props.onChange({ ...props.assignments, deadlines });
        }}
      >
        {t('setAll')}
      </Button>
    </div>
  );
}
