import '../scores.css';
import '../board/board.css';
import './charts-page.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { Page } from '../../../components/Page.tsx';
import { Refusal } from '../../../components/Refusal.tsx';
import { useCommand } from '../../../session/use-command.ts';
import { useQuery } from '../../../session/use-query.ts';
import { useRoundContent } from '../../../session/use-round-content.ts';
import { useTopic } from '../../../session/use-topic.ts';
import { EarlierRound, useEarlier } from '../EarlierRound.tsx';
import { PrintPictures } from '../PrintPictures.tsx';
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
  const print = useCommand('scores.printCharts');
  const [other, setOther] = useState<string | null>(null);
  const [of, setOf] = useState<SlopeOf>('totals');
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <PrintPictures
          busy={print.busy}
          error={print.error}
          onPrint={(language) => print.run({ round, other, of: other === null ? 'totals' : of, language })}
        />
      }
    >
      <ScoreTabs round={round} tab="charts" />
      <Refusal error={error ?? scores.error} />
      {content === undefined || scores.data === undefined ? null : (
        <Pictures content={content} result={scores.data} other={other} onOther={setOther} of={of} onOf={setOf} />
      )}
    </Page>
  );
}

function Pictures(props: {
  readonly content: RoundContent;
  readonly result: RoundResult;
  readonly other: string | null;
  readonly onOther: (round: string | null) => void;
  readonly of: SlopeOf;
  readonly onOf: (of: SlopeOf) => void;
}) {
  const { content, result, other } = props;
  const earlier = useEarlier(content.id, other);
  return (
    <>
      <TotalBars content={content} result={result} />
      <CategoryRadar content={content} result={result} />
      <HeatMap content={content} result={result} />
      <RoundSlope content={content} result={result} earlier={earlier.data} of={props.of} onOf={props.onOf}>
        <EarlierRound round={content.id} value={other} onChange={props.onOther} />
        <Refusal error={earlier.error} />
      </RoundSlope>
    </>
  );
}
