import '../scores.css';
import '../board/board.css';
import '../../../styles/print-screen.css';
import './charts-page.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { Page } from '../../../components/Page.tsx';
import { Refusal } from '../../../components/Refusal.tsx';
import { useQuery } from '../../../session/use-query.ts';
import { useRoundContent } from '../../../session/use-round-content.ts';
import { useTopic } from '../../../session/use-topic.ts';
import { EarlierRound, useEarlier } from '../EarlierRound.tsx';
import { ScoreTabs } from '../ScoreTabs.tsx';
import { CategoryRadar } from './CategoryRadar.tsx';
import { HeatMap } from './HeatMap.tsx';
import { RoundSlope, type SlopeOf } from './RoundSlope.tsx';
import { TotalBars } from './TotalBars.tsx';

/** The scores as pictures, each with its table. */
export function Charts({ round }: { readonly round: string }) {
  const { t } = useTranslation('charts');
  const { content, error } = useRoundContent(round);
  const scores = useQuery('scores.round', { round });
  useTopic('round.changed', () => void scores.reload());
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          onClick={() => {
            window.print();
          }}
        >
          {t('print')}
        </Button>
      }
    >
      <ScoreTabs round={round} tab="charts" />
      <Refusal error={error ?? scores.error} />
      {content === undefined || scores.data === undefined ? null : <Pictures content={content} result={scores.data} />}
    </Page>
  );
}

function Pictures({ content, result }: { readonly content: RoundContent; readonly result: RoundResult }) {
  const [other, setOther] = useState<string | null>(null);
  const [of, setOf] = useState<SlopeOf>('totals');
  const earlier = useEarlier(content.id, other);
  return (
    <>
      <TotalBars content={content} result={result} />
      <CategoryRadar content={content} result={result} />
      <HeatMap content={content} result={result} />
      <RoundSlope content={content} result={result} earlier={earlier.data} of={of} onOf={setOf}>
        <EarlierRound round={content.id} value={other} onChange={setOther} />
        <Refusal error={earlier.error} />
      </RoundSlope>
    </>
  );
}
