import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { navigate, pathOf } from '../../session/navigation.ts';
import { lastTabOf } from '../../session/round-tabs.ts';
import { useSession } from '../../session/session-store.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { RoundState } from './RoundState.tsx';
import './rounds.css';

/** All rounds of the office, newest first; opening one leads to where the user stopped in it. */
export function RoundsList() {
  const { t } = useTranslation('rounds');
  const label = useLabel();
  const current = useSession((session) => session.round);
  const { data: rounds, error, reload } = useQuery('rounds.list', {});
  useTopic('round.changed', () => void reload());
  const create = (
    <Button type="primary" size="large" onClick={() => void navigate(pathOf('rounds', 'new'))}>
      {t('create')}
    </Button>
  );
  if (rounds === undefined) return <Page title={t('title')}>{<Refusal error={error} />}</Page>;
  if (rounds.length === 0) {
    return (
      <Page title={t('title')}>
        <EmptyState what={t('what')}>{create}</EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t('title')} lead={t('lead')} actions={create}>
      <table className="plain-table stacked">
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('period')}</th>
            <th scope="col" className="number">
              {t('streets')}
            </th>
            <th scope="col">
              <span className="round-state-head">{t('package')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => {
            const path = pathOf('rounds', round.id, lastTabOf(round.id));
            return (
              <tr key={round.id}>
                <th scope="row">
                  <a
                    className="row-link"
                    href={`#${path}`}
                    aria-current={round.id === current ? 'true' : undefined}
                    onClick={(event) => {
                      event.preventDefault();
                      void navigate(path);
                    }}
                  >
                    {label(round.name)}
                  </a>
                </th>
                <td className="figures">{t('fromTo', round.period)}</td>
                <td className="number">{round.units}</td>
                <td>
                  <RoundState round={round} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Page>
  );
}
