import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SurveyTask } from '../../../shared/contract/surveys.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Field } from '../../components/Field.tsx';
import { overlays } from '../../components/overlays.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { useSoundSearch } from '../../pinyin/use-sound-search.ts';
import { useNames } from '../../session/use-names.ts';
import type { Place } from './keying-memory.ts';

/** Where the paper was filled in; the community only where the paper names it. */
export function PlaceFields(props: {
  readonly content: RoundContent;
  readonly task: SurveyTask;
  readonly place: Place;
  /** The street was not chosen when it was wanted. */
  readonly missing: boolean;
  readonly onChange: (place: Place) => void;
}) {
  const { t } = useTranslation('surveys');
  const label = useLabel();
  const { content, task, place } = props;
  const names = useNames(content);
  const streets = useSoundSearch();
  const places = useSoundSearch();
  const communities = content.communities.filter((one) => place.unit !== '' && one.code.startsWith(place.unit));
  return (
    <>
      {task.units.length > 1 ? (
        <Field label={t('start.street')} {...(props.missing ? { error: t('start.streetMissing') } : {})}>
          {(ids) => (
            <Select
              {...ids}
              size="large"
              aria-invalid={props.missing}
              placeholder={t('start.streetChoose')}
              value={place.unit === '' ? null : place.unit}
              getPopupContainer={overlays}
              showSearch={streets}
              options={task.units.map((unit) => ({ value: unit, label: names.street(unit) }))}
              onChange={(unit: string) => {
                props.onChange({ unit, community: null });
              }}
            />
          )}
        </Field>
      ) : null}
      {task.form === 'resident' && communities.length > 0 ? (
        <Field label={t('start.community')} hint={t('start.communityHint')}>
          {(ids) => (
            <Select
              {...ids}
              size="large"
              allowClear
              value={place.community}
              getPopupContainer={overlays}
              showSearch={places}
              options={communities.map((one) => ({ value: one.code, label: label(one) }))}
              onChange={(code: string | undefined) => {
                props.onChange({ ...place, community: code ?? null });
              }}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
