import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableHead } from '../../../shared/contract/survey-tables.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { languageFor } from '../../../shared/questionnaire/form-text.ts';
import type { TableMapping } from '../../../shared/questionnaire/table/mapping.ts';
import { columnName } from '../../../shared/messages/table-fault-text.ts';
import { Field } from '../../components/Field.tsx';
import { Section } from '../../components/Section.tsx';
import { overlays } from '../../components/overlays.ts';
import { TextField } from '../../components/TextField.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSoundSearch } from '../../pinyin/use-sound-search.ts';
import { useNames } from '../../session/use-names.ts';
import { columnUse, usesIn, withUse } from './column-use.ts';

/** What each column of the table is used for; columns that say who somebody is cannot be chosen. */
export function ColumnMapping(props: {
  readonly content: RoundContent;
  readonly head: TableHead;
  readonly name: string;
  readonly busy: boolean;
  readonly onChange: (mapping: TableMapping) => void;
  readonly onCheck: () => Promise<void>;
}) {
  const { t } = useTranslation('surveys');
  const search = useSoundSearch();
  const reader = useLanguage();
  const { head, onChange } = props;
  const { mapping, form } = head;
  const uses = useMemo(() => {
    const places = { none: t('use.none'), serial: t('use.serial'), unit: t('use.unit') };
    const rest = { community: t('use.community'), seconds: t('use.seconds') };
    return usesIn(form, languageFor(form, reader), { ...places, ...rest });
  }, [form, reader, t]);
  return (
    <Section title={t('table.columns', { name: props.name, rows: head.rows })}>
      <p className="lead">
        {t(head.remembered ? 'table.remembered' : 'table.suggested')} {t(`table.encoding.${head.encoding}`)}
      </p>
      <div className="table-extra">
        {mapping.unit === null ? <OneStreet {...props} /> : null}
        <TextField
          label={t('table.prefix')}
          hint={t('table.prefixHint')}
          maxLength={20}
          value={mapping.prefix}
          onChange={(prefix) => {
            onChange({ ...mapping, prefix });
          }}
        />
      </div>
      <table className="plain-table column-mapping">
        <thead>
          <tr>
            <th scope="col">{t('table.column')}</th>
            <th scope="col">{t('table.sample')}</th>
            <th scope="col">{t('table.use')}</th>
          </tr>
        </thead>
        <tbody>
          {head.heads.map(({ text, person }, column) => (
            <tr key={columnName(column)}>
              <th scope="row">
                {columnName(column)} {text}
              </th>
              <td className="column-sample">
                {head.sample
                  .slice(0, 2)
                  .map((row) => row[column] ?? '')
                  .filter((cell) => cell !== '')
                  .join(' · ')}
              </td>
              <td>
                {person ? (
                  t('use.person')
                ) : (
                  <Select
                    className="column-use"
                    aria-label={t('table.useOf', { column: `${columnName(column)} ${text}` })}
                    size="large"
                    value={columnUse(mapping, column)}
                    getPopupContainer={overlays}
                    showSearch={search}
                    options={uses}
                    onChange={(use: string) => {
                      onChange(withUse(mapping, column, use));
                    }}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button type="primary" size="large" loading={props.busy} onClick={() => void props.onCheck()}>
        {t('table.check')}
      </Button>
    </Section>
  );
}

function OneStreet(props: {
  readonly content: RoundContent;
  readonly head: TableHead;
  readonly onChange: (mapping: TableMapping) => void;
}) {
  const { t } = useTranslation('surveys');
  const names = useNames(props.content);
  const { mapping, units } = props.head;
  return (
    <Field label={t('table.oneStreet')} hint={t('table.oneStreetHint')}>
      {(ids) => (
        <Select
          {...ids}
          size="large"
          value={mapping.oneUnit === '' ? null : mapping.oneUnit}
          getPopupContainer={overlays}
          options={units.map((unit) => ({ value: unit, label: names.street(unit) }))}
          onChange={(oneUnit: string) => {
            props.onChange({ ...mapping, oneUnit });
          }}
        />
      )}
    </Field>
  );
}
