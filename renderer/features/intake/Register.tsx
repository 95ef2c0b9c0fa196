import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { bridge } from '../../bridge/bridge.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { dateTime } from '../../i18n/times.ts';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { Sender } from './Sender.tsx';
import { Warnings } from './Warnings.tsx';

/** All files that were received in this round, latest first. */
export function Register({ round }: { readonly round: string }) {
  const { t } = useTranslation('intake');
  const list = useQuery('intake.list', { round });
  useTopic('round.changed', () => void list.reload());
  const language = useLanguage();
  const canPrint = useSession((session) => session.hello?.canPrint ?? false);
  const print = useCommand('intake.print');
  const printRegister = async () => {
    const sheet = await print.run({ round, language });
    if (sheet.ok) await bridge.saveFile(sheet.value);
  };
  const entries = list.data ?? [];
  return (
    <Section
      title={t('register', { count: entries.length })}
      actions={
        <Button size="large" loading={print.busy} disabled={!canPrint} onClick={() => void printRegister()}>
          {t('print')}
        </Button>
      }
    >
      <Refusal error={list.error ?? print.error} />
      {list.data !== undefined && entries.length === 0 ? <p className="lead">{t('registerEmpty')}</p> : null}
      {entries.length === 0 ? null : (
        <table className="plain-table intake-register">
          <thead>
            <tr>
              <th scope="col">{t('at')}</th>
              <th scope="col">{t('file')}</th>
              <th scope="col">{t('from')}</th>
              <th scope="col" className="number">
                {t('fresh')}
              </th>
              <th scope="col">{t('remarks')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={`${entry.sha256 ?? ''} ${entry.receivedAt}`}>
                <td className="figures">{dateTime(entry.receivedAt)}</td>
                <td className="intake-name">{entry.name}</td>
                <td>{entry.from === null ? null : <Sender from={entry.from} />}</td>
                <td className="number">{entry.newRecords}</td>
                <td>
                  <Warnings codes={entry.warnings} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
