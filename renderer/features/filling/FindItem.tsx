import { Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemFilter } from './item-filter.ts';

/** The search and the filter above the list of items, and how many they leave. */
export function FindItem(props: {
  readonly typed: string;
  readonly filter: ItemFilter;
  readonly filters: readonly ItemFilter[];
  readonly found: number;
  readonly of: number;
  readonly onType: (typed: string) => void;
  readonly onFilter: (filter: ItemFilter) => void;
}) {
  const { t } = useTranslation('filling');
  const id = useId();
  return (
    <div className="find-item" role="search">
      <label className="hidden" htmlFor={`${id}-find`}>
        {t('find.label')}
      </label>
      <Input
        id={`${id}-find`}
        size="large"
        type="search"
        autoComplete="off"
        placeholder={t('find.placeholder')}
        value={props.typed}
        onChange={(event) => {
          props.onType(event.target.value);
        }}
      />
      <Select
        size="large"
        aria-label={t('find.filter')}
        value={props.filter}
        options={props.filters.map((filter) => ({ value: filter, label: t(`find.${filter}`) }))}
        onChange={props.onFilter}
      />
      <p className="hint" role="status">
        {props.found === props.of ? '' : t('find.found', { found: props.found, of: props.of })}
      </p>
    </div>
  );
}
