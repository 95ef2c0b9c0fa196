import '../scores.css';
import '../board/board.css';
import './triangulation.css';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RoundResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { Field } from '../../../components/Field.tsx';
import { Page } from '../../../components/Page.tsx';
import { Refusal } from '../../../components/Refusal.tsx';
import { useSoundSearch } from '../../../pinyin/use-sound-search.ts';
import { navigate, pathOf } from '../../../session/navigation.ts';
import { useNames } from '../../../session/use-names.ts';
import { useQuery } from '../../../session/use-query.ts';
import { useRoundContent } from '../../../session/use-round-content.ts';
import { useTopic } from '../../../session/use-topic.ts';
import { ScoreTabs } from '../ScoreTabs.tsx';
import { Agreement } from './Agreement.tsx';
import { DistrictSurveys } from './DistrictSurveys.tsx';
import { GapTable } from './GapTable.tsx';

/** The five sources side by side, over all items or one of them: the widest gaps first. */
export function Triangulation({ round, leaf }: { readonly round: string; readonly leaf: string }) {
  const { t } = useTranslation('triangulation');
  const { content, error } = useRoundContent(round);
  const scores = useQuery('scores.round', { round });
  useTopic('round.changed', () => void scores.reload());
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ScoreTabs round={round} tab="sources" />
      <Refusal error={error ?? scores.error} />
      {content === undefined || scores.data === undefined ? null : (
        <Sources content={content} result={scores.data} leaf={leaf} />
      )}
    </Page>
  );
}

function Sources(props: { readonly content: RoundContent; readonly result: RoundResult; readonly leaf: string }) {
  const { content, result } = props;
  const { t } = useTranslation('triangulation');
  const search = useSoundSearch();
  const names = useNames(content);
  const { leaves } = content.template;
  const leaf = leaves.some(({ code }) => code === props.leaf) ? props.leaf : '';
  const place = pathOf('rounds', content.id, 'sources');
  return (
    <>
      <div className="board-tools">
        <Field label={t('item')}>
          {(ids) => (
            <Select
              {...ids}
              showSearch={search}
              className="leaf-choice"
              options={[
                { value: '', label: t('all') },
                ...leaves.map(({ code }) => ({ value: code, label: `${code} ${names.node(code)}` })),
              ]}
              value={leaf}
              onChange={(code) => {
                void navigate(code === '' ? place : `${place}/${encodeURIComponent(code)}`);
              }}
            />
          )}
        </Field>
      </div>
      <Agreement content={content} leaf={leaf === '' ? null : leaf} />
      <GapTable content={content} result={result} leaf={leaf === '' ? null : leaf} />
      {leaf === '' ? <DistrictSurveys content={content} /> : null}
    </>
  );
}
