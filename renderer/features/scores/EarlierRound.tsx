import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/index.ts';
import { Field } from '../../components/Field.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useQuery, type Query } from '../../session/use-query.ts';

/** Scores of the round that is compared with; none while none is chosen. */
export function useEarlier(round: string, other: string | null): Pick<Query<Output<'scores.round'>>, 'data' | 'error'> {
  const query = useQuery('scores.round', { round: other ?? round });
  return other === null ? { data: undefined, error: undefined } : query;
}

/** Chooses another round of this computer to compare with; hidden where there is none. */
export function EarlierRound(props: {
  readonly round: string;
  readonly value: string | null;
  readonly onChange: (round: string | null) => void;
}) {
  const { t } = useTranslation('scores');
  const label = useLabel();
  const rounds = useQuery('rounds.list', {});
  const others = (rounds.data ?? []).filter(({ id }) => id !== props.round);
  if (others.length === 0) return null;
  return (
    <Field label={t('earlier.label')}>
      {(ids) => (
        <Select
          {...ids}
          className="earlier-round"
          options={[
            { value: '', label: t('earlier.none') },
            ...others.map((one) => ({ value: one.id, label: `${label(one.name)} · ${one.period.to}` })),
          ]}
          value={props.value ?? ''}
          onChange={(value: string) => {
            props.onChange(value === '' ? null : value);
          }}
        />
      )}
    </Field>
  );
}
