import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { WeightRuns } from '../../../../shared/model/stability.ts';
import { PlacesTable } from '../../../score-pictures/stability/PlacesTable.tsx';
import { percent } from '../../../score-pictures/stability/words.ts';
import { Section } from '../../../components/Section.tsx';
import { useNames } from '../../../session/use-names.ts';
import { useStabilityWords } from './use-stability-words.ts';

/** The places between which each street moves when all weights move a little. */
export function WeightPlaces(props: { readonly content: RoundContent; readonly weights: readonly WeightRuns[] }) {
  const { content, weights } = props;
  const { t } = useTranslation('stability');
  const names = useNames(content);
  const words = useStabilityWords();
  const [index, setIndex] = useState(0);
  const shown = weights[index];
  if (shown === undefined) return null;
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
      <p className="hint">{t('weights.key', { runs: shown.runs, percent: percent(shown.spread) })}</p>
      <PlacesTable
        weights={shown}
        words={words}
        streetName={names.street}
        label={t('weights.label')}
        caption={t('weights.title')}
      />
    </Section>
  );
}
