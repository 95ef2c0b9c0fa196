import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ScoredRound } from '../../../shared/designing/compare-rounds.ts';
import type { AppError } from '../../../shared/errors.ts';
import { Field } from '../../components/Field.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useQuery } from '../../session/use-query.ts';

/** The round that is compared with and its scores; none while none is chosen or it has not come yet. */
export function useEarlier(
  round: string,
  other: string | null,
): { readonly data: ScoredRound | undefined; readonly error: AppError | undefined } {
  const scores = useQuery('scores.round', { round: other ?? round });
  const detail = useQuery('rounds.get', { round: other ?? round });
  if (other === null) return { data: undefined, error: undefined };
  const [result, content] = [scores.data, detail.data?.content];
  return {
    data: result === undefined || content === undefined ? undefined : { content, result },
    error: scores.error ?? detail.error,
  };
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
