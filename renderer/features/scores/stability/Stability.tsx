import '../scores.css';
import '../board/board.css';
import '../charts/charts-page.css';
import './stability.css';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundResult, UnitResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { RUNS, SEED } from '../../../../shared/scoring/stability/round-stability.ts';
import { Field } from '../../../components/Field.tsx';
import { Page } from '../../../components/Page.tsx';
import { Refusal } from '../../../components/Refusal.tsx';
import { useNames } from '../../../session/use-names.ts';
import { useCommand } from '../../../session/use-command.ts';
import { useQuery } from '../../../session/use-query.ts';
import { useRoundContent } from '../../../session/use-round-content.ts';
import { useTopic } from '../../../session/use-topic.ts';
import { PrintPictures } from '../PrintPictures.tsx';
import { ScoreTabs } from '../ScoreTabs.tsx';
import { OneStreet } from './OneStreet.tsx';
import { OtherRules } from './OtherRules.tsx';
import { SpreadShares } from './SpreadShares.tsx';
import { WeightPlaces } from './WeightPlaces.tsx';

/** How firm the scores are: other weights, other rules, one thing left out. It changes none of them, and says so. */
export function Stability({ round }: { readonly round: string }) {
  const { t } = useTranslation('stability');
  const { content, error } = useRoundContent(round);
  const scores = useQuery('scores.round', { round });
  useTopic('round.changed', () => void scores.reload());
  const print = useCommand('scores.printStability');
  const [unit, setUnit] = useState('');
  const street = scores.data?.units.find((one) => one.unit === unit) ?? scores.data?.units[0];
  return (
    <Page
      title={t('title')}
      lead={t('unchanged')}
      actions={
        <PrintPictures
          busy={print.busy}
          error={print.error}
          onPrint={(language) => print.run({ round, unit: street?.unit ?? null, language })}
        />
      }
    >
      <ScoreTabs round={round} tab="stability" />
      <Refusal error={error ?? scores.error} />
      {content === undefined || scores.data === undefined ? null : (
        <Parts content={content} result={scores.data} street={street} onStreet={setUnit} />
      )}
    </Page>
  );
}

function Parts(props: {
  readonly content: RoundContent;
  readonly result: RoundResult;
  readonly street: UnitResult | undefined;
  readonly onStreet: (unit: string) => void;
}) {
  const { content, result, street } = props;
  const { t } = useTranslation('stability');
  const names = useNames(content);
  const stability = useQuery('scores.stability', { round: content.id });
  useTopic('round.changed', () => void stability.reload());
  const { data } = stability;
  return (
    <>
      <Refusal error={stability.error} />
      {data === undefined && stability.error === undefined ? <p role="status">{t('working')}</p> : null}
      {data === undefined ? null : (
        <>
          {result.units.every((one) => one.total.score === null) ? (
            <p>{t('noTotals')}</p>
          ) : (
            <>
              <WeightPlaces content={content} weights={data.weights} />
              <OtherRules content={content} rules={data.rules} />
              <SpreadShares content={content} shares={data.shares} />
            </>
          )}
        </>
      )}
      {street === undefined ? null : (
        <OneStreet content={content} unit={street}>
          <Field label={t('street')}>
            {(ids) => (
              <Select
                {...ids}
                className="earlier-round"
                options={result.units.map((one) => ({ value: one.unit, label: names.street(one.unit) }))}
                value={street.unit}
                onChange={props.onStreet}
              />
            )}
          </Field>
        </OneStreet>
      )}
      <p className="hint">{t('seed', { seed: SEED, runs: RUNS, engine: result.engine })}</p>
    </>
  );
}
