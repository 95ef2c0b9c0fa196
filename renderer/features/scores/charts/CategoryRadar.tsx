import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { ChartTable } from '../../../charts/ChartTable.tsx';
import { Radar, type RadarShape } from '../../../charts/Radar.tsx';
import { radarLevels } from '../../../score-pictures/radar-levels.ts';
import { Field } from '../../../components/Field.tsx';
import { Section } from '../../../components/Section.tsx';
import { useNames, type Names } from '../../../session/use-names.ts';

/** The shape of one street by category, beside the median or another street. */
export function CategoryRadar({ content, result }: { readonly content: RoundContent; readonly result: RoundResult }) {
  const { t } = useTranslation('charts');
  const names = useNames(content);
  const [unit, setUnit] = useState(result.units[0]?.unit ?? '');
  const [other, setOther] = useState('');
  const [level, setLevel] = useState(0);
  const one = result.units.find((entry) => entry.unit === unit) ?? result.units[0];
  if (one === undefined) return null;
  const second = result.units.find((entry) => entry.unit === other);
  const { fit, best } = radarLevels(one);
  if (best === null) return null;
  const shown = fit.includes(level) ? level : best;
  const nodes = one.nodes.filter((node) => node.level === shown);
  const codes = nodes.map(({ code }) => code);
  const ofStreet = (street: typeof one) =>
    codes.map((code) => street.nodes.find((node) => node.code === code)?.score ?? null);
  const first = ofStreet(one);
  const compared = second === undefined ? codes.map((code) => result.medians[code] ?? null) : ofStreet(second);
  const nameOfSecond = second === undefined ? t('median') : names.street(second.unit);
  const streets = result.units.map((entry) => ({ value: entry.unit, label: names.street(entry.unit) }));
  return (
    <Section title={t('radar.title')}>
      <div className="board-tools">
        <Field label={t('street')}>
          {(ids) => <Select {...ids} className="earlier-round" options={streets} value={one.unit} onChange={setUnit} />}
        </Field>
        <Field label={t('radar.beside')}>
          {(ids) => (
            <Select
              {...ids}
              className="earlier-round"
              options={[{ value: '', label: t('median') }, ...streets]}
              value={other}
              onChange={setOther}
            />
          )}
        </Field>
        <Field label={t('radar.level')}>
          {(ids) => (
            <Select
              {...ids}
              className="band-filter"
              options={fit.map((depth) => ({ value: depth, label: t('radar.levelOf', { level: depth }) }))}
              value={shown}
              onChange={setLevel}
            />
          )}
        </Field>
      </div>
      <Shapes {...{ names, codes, first, compared }} street={names.street(one.unit)} other={nameOfSecond} />
    </Section>
  );
}

type Texts = readonly (string | null)[];

/** The outlines, what each of them is, and their figures. */
function Shapes(props: {
  readonly names: Names;
  readonly codes: readonly string[];
  readonly first: Texts;
  readonly compared: Texts;
  readonly street: string;
  readonly other: string;
}) {
  const { codes, first, compared, street, other } = props;
  const { t } = useTranslation('charts');
  const numbers = (texts: Texts) => texts.map((text) => (text === null ? null : Number(text)));
  const shapes: readonly RadarShape[] = [
    { id: 'second', values: numbers(compared), style: 'second' },
    { id: 'first', values: numbers(first), style: 'first' },
  ];
  return (
    <div className="chart-beside">
      <div>
        <Radar
          axes={codes.map((code) => ({ id: code, name: code }))}
          shapes={shapes}
          label={t('radar.label', { street, other })}
        />
        <p>
          <span className="chart-key">
            <svg viewBox="0 0 32 12" aria-hidden="true">
              <path className="chart-line" d="M0 6H32" />
            </svg>
            {street}
          </span>
          <span className="chart-key">
            <svg viewBox="0 0 32 12" aria-hidden="true">
              <path className="chart-line-second" d="M0 6H32" />
            </svg>
            {other}
          </span>
        </p>
      </div>
      <ChartTable
        caption={t('radar.title')}
        columns={[
          { head: t('category') },
          { id: 'street', head: street, kind: 'number' },
          { id: 'other', head: other, kind: 'number' },
        ]}
        rows={codes.map((code, index) => ({
          id: code,
          name: `${code} ${props.names.node(code)}`,
          cells: [first[index] ?? t('none'), compared[index] ?? t('none')],
        }))}
      />
    </div>
  );
}
