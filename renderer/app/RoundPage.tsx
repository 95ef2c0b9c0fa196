import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../shared/contract/rounds.ts';
import { Page } from '../components/Page.tsx';
import { Refusal } from '../components/Refusal.tsx';
import { RoundState } from '../features/rounds/RoundState.tsx';
import { useLabel } from '../i18n/use-language.ts';
import { rememberTab, type RoundTab } from '../session/round-tabs.ts';
import { useSession } from '../session/session-store.ts';
import { useQuery } from '../session/use-query.ts';
import { useTopic } from '../session/use-topic.ts';
import { RoundTabs } from './RoundTabs.tsx';
import './round-page.css';

/** One round being prepared: its name and state, its places, and the one that is open. */
export function RoundPage(props: {
  readonly round: string;
  readonly tab: RoundTab;
  readonly children: (detail: RoundDetail) => ReactNode;
}) {
  const { t } = useTranslation('rounds');
  const label = useLabel();
  const { round, tab } = props;
  const { data, error, reload } = useQuery('rounds.get', { round });
  const setRound = useSession((session) => session.setRound);
  const known = data !== undefined;
  useEffect(() => {
    rememberTab(round, tab);
    if (known) setRound(round);
  }, [round, tab, known, setRound]);
  useTopic('round.changed', (changed) => {
    if (changed.round === round) void reload();
  });
  if (data === undefined) return <Page title={t('title')}>{<Refusal error={error} />}</Page>;
  return (
    <Page
      title={label(data.name)}
      lead={t('listed', { from: data.period.from, to: data.period.to, count: data.units })}
      actions={<RoundState round={data} />}
    >
      <RoundTabs round={round} lit={tab} />
      <Refusal error={error} />
      <div className="round-page" key={round}>
        {props.children(data)}
      </div>
    </Page>
  );
}
