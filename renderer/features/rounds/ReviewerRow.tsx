import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Assignments, Person } from '../../../shared/model/round.ts';
import type { Street } from '../../../shared/model/template.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { useSoundSearch } from '../../pinyin/use-sound-search.ts';

/** One street: its reviewers, who is kept away from it, and its last day. */
export function ReviewerRow(props: {
  readonly street: Street;
  readonly persons: readonly Person[];
  readonly required: number;
  readonly assignments: Assignments;
  readonly onChange: (assignments: Assignments) => void;
}) {
  const { t } = useTranslation('rounds');
  const search = useSoundSearch();
  const label = useLabel();
  const { street, assignments } = props;
  const unit = street.code9;
  const reviewers = assignments.reviewers[unit] ?? [];
  const excluded = assignments.excluded.filter((pair) => pair.unit === unit).map((pair) => pair.person);
  const choices = props.persons.map(({ id, name, post }) => ({
    value: id,
    label: post === '' ? name : `${name} ${post}`,
  }));
  const free = (taken: readonly string[]) => choices.filter((choice) => !taken.includes(choice.value));
  const able = reviewers.filter((person) => !excluded.includes(person)).length;
  const name = label(street);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={t('reviewers')}>
        <Select
          mode="multiple"
          className="cell-select"
          aria-label={t('reviewersOf', { name })}
          placeholder={t('choose')}
          notFoundContent={t('nobodyListed')}
          showSearch={search}
          value={reviewers}
          options={free(excluded)}
          onChange={(chosen) => {
            props.onChange({ ...assignments, reviewers: { ...assignments.reviewers, [unit]: chosen.slice(0, 10) } });
          }}
        />
        {reviewers.length > 0 && able < props.required ? (
          <p className="hint hint-wrong">{t('fewReviewers', { count: props.required })}</p>
        ) : null}
      </td>
      <td data-label={t('excluded')}>
        <Select
          mode="multiple"
          className="cell-select"
          aria-label={t('excludedOf', { name })}
          notFoundContent={t('nobodyListed')}
          showSearch={search}
          value={excluded}
          options={free(reviewers)}
          onChange={(chosen) => {
            const others = assignments.excluded.filter((pair) => pair.unit !== unit);
            props.onChange({ ...assignments, excluded: [...others, ...chosen.map((person) => ({ person, unit }))] });
          }}
        />
      </td>
      <td data-label={t('deadline')}>
        <Input
          type="date"
          className="cell-day"
          min="2000-01-01"
          max="2099-12-31"
          aria-label={t('deadlineOf', { name })}
          value={assignments.deadlines[unit] ?? ''}
          onChange={(event) => {
            const { [unit]: _old, ...others } = assignments.deadlines;
            const day = event.target.value;
            props.onChange({ ...assignments, deadlines: day === '' ? others : { ...others, [unit]: day } });
          }}
        />
      </td>
    </tr>
  );
}
