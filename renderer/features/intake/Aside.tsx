import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorCode, errorText } from '../../../shared/messages/error-text.ts';
import type { AsideEntry } from '../../../shared/contract/intake.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useCommand } from '../../session/use-command.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';

function AsideRow(props: { readonly entry: AsideEntry; readonly busy: boolean; readonly onRetry: () => void }) {
  const { t } = useTranslation('intake');
  const language = useLanguage();
  const { name, outcome, error, lastAt } = props.entry;
  const { said, todo } = errorText(error, language);
  return (
    <tr>
      <td className="intake-name">{name}</td>
      <td>
        <StatusChip icon={outcome === 'held' ? 'clock' : 'warning'} tone={outcome === 'held' ? 'attention' : 'refused'}>
          {t(`aside.${outcome}`)}
        </StatusChip>
      </td>
      <td>
        {said} {todo} <small>{errorCode(error)}</small>
      </td>
      <td className="figures">{dateTime(lastAt)}</td>
      <td>
        <Button size="large" aria-label={t('aside.retryFile', { name })} disabled={props.busy} onClick={props.onRetry}>
          {t('aside.retry')}
        </Button>
      </td>
    </tr>
  );
}

/** Files that were held or refused, each with its reason and a way to try it again. */
export function Aside({ round, turn }: { readonly round: string; readonly turn: number }) {
  const { t } = useTranslation('intake');
  const aside = useQuery('intake.aside', { round });
  const retry = useCommand('intake.retry');
  const [said, setSaid] = useState('');
  const [seen, setSeen] = useState(turn);
  useTopic('round.changed', () => void aside.reload());
  useTopic('intake.verdict', () => void aside.reload());
  if (seen !== turn) {
    setSeen(turn);
    void aside.reload();
  }
  const again = async (sha256: string | null) => {
    setSaid('');
    const tried = await retry.run({ round, sha256 });
    if (tried.ok) {
      const taken = tried.value.filter(({ outcome }) => outcome === 'accepted' || outcome === 'nothing_new').length;
      setSaid(t('aside.now', { count: tried.value.length, taken }));
    }
    await aside.reload();
  };
  const entries = aside.data ?? [];
  if (entries.length === 0 && said === '') return <Refusal error={aside.error} />;
  return (
    <Section
      title={t('aside.title', { count: entries.length })}
      actions={
        entries.length < 2 ? null : (
          <Button size="large" loading={retry.busy} onClick={() => void again(null)}>
            {t('aside.retryAll')}
          </Button>
        )
      }
    >
      <p className="lead">{t('aside.lead')}</p>
      <p role="status">{said}</p>
      <Refusal error={aside.error ?? retry.error} />
      {entries.length === 0 ? null : (
        <table className="plain-table intake-aside">
          <thead>
            <tr>
              <th scope="col">{t('file')}</th>
              <th scope="col">{t('aside.outcome')}</th>
              <th scope="col">{t('aside.why')}</th>
              <th scope="col">{t('aside.last')}</th>
              <th scope="col">
                <span className="hidden">{t('aside.retry')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <AsideRow key={entry.sha256} entry={entry} busy={retry.busy} onRetry={() => void again(entry.sha256)} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
