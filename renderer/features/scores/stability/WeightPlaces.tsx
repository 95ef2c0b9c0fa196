import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { WeightRuns } from '../../../../shared/model/stability.ts';
import { placeSpan, wholePlaces } from '../../../../shared/scoring/stability/place-span.ts';
import { RankIntervals } from '../../../charts/RankIntervals.tsx';
import { Section } from '../../../components/Section.tsx';
import { useNames } from '../../../session/use-names.ts';

function percent(share: number): string {
  return `${(share * 100).toFixed(0)}%`;
}

/** The places between which each street moves when all weights move a little. */
export function WeightPlaces(props: { readonly content: RoundContent; readonly weights: readonly WeightRuns[] }) {
  const { content, weights } = props;
  const { t } = useTranslation('stability');
  const names = useNames(content);
  const [index, setIndex] = useState(0);
  const shown = weights[index];
  if (shown === undefined) return null;
  const { streets, runs } = shown;
  return (
    <Section title={t('weights.title')}>
      <div className="board-tools">
        <Radio.Group
          aria-label={t('weights.by')}
          value={index}
          onChange={(event) => {
            setIndex(Number(event.target.value));
          }}
        >
          {weights.map(({ spread }, at) => (
            <Radio key={spread} value={at}>
              {t('weights.spread', { percent: percent(spread) })}
            </Radio>
          ))}
        </Radio.Group>
      </div>
      <p className="hint">{t('weights.key', { runs, percent: percent(shown.spread) })}</p>
      <RankIntervals
        rows={streets.map((street) => ({
          id: street.unit,
          name: names.street(street.unit),
          place: street.place,
          ...wholePlaces(street),
          text: t('weights.text', {
            places: placeSpan(street),
            share: percent(street.samePlace),
          }),
        }))}
        places={streets.length}
        label={t('weights.label')}
      />
      <table className="plain-table chart-table">
        <caption className="hidden">{t('weights.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('street')}</th>
            <th scope="col" className="number">
              {t('total')}
            </th>
            <th scope="col" className="number">
              {t('weights.range')}
            </th>
            <th scope="col" className="number">
              {t('weights.extremes')}
            </th>
            <th scope="col" className="number">
              {t('weights.sameBand')}
            </th>
            <th scope="col" className="number">
              {t('place')}
            </th>
            <th scope="col" className="number">
              {t('weights.places')}
            </th>
            <th scope="col" className="number">
              {t('weights.samePlace')}
            </th>
          </tr>
        </thead>
        <tbody>
          {streets.map((street) => (
            <tr key={street.unit}>
              <th scope="row">{names.street(street.unit)}</th>
              <td className="number">{street.score.toFixed(2)}</td>
              <td className="number">{`${street.low.toFixed(2)}–${street.high.toFixed(2)}`}</td>
              <td className="number">{`${street.least.toFixed(2)}–${street.most.toFixed(2)}`}</td>
              <td className="number">{percent(street.sameBand)}</td>
              <td className="number">{street.place}</td>
              <td className="number">{placeSpan(street)}</td>
              <td className="number">{percent(street.samePlace)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
