import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwnComputer as Own } from '../../../shared/contract/replacement.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Icon } from '../../components/Icon.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useCommand } from '../../session/use-command.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { Choices } from './Choices.tsx';
import { Enrolment } from './Enrolment.tsx';

/** A key of this computer cannot be opened: the answers are all here, it has to be admitted again. */
function LostKeys({ onRenewed }: { readonly onRenewed: () => void }) {
  const { t } = useTranslation('filling');
  const renew = useCommand('devices.renewKeys');
  const run = async () => {
    const renewed = await renew.run({});
    if (renewed.ok) onRenewed();
  };
  return (
    <Section title={t('own.lost')}>
      <p className="lead">{t('own.lostLead')}</p>
      <p>{t('own.lostTry')}</p>
      <Refusal error={renew.error} />
      <div className="actions after">
        <Button type="primary" size="large" loading={renew.busy} onClick={() => void run()}>
          {t('own.renew')}
        </Button>
      </div>
    </Section>
  );
}

/** The office has newer records of this computer than this computer itself. */
export function BehindNote({ behind }: { readonly behind: NonNullable<Own['behind']> }) {
  const { t } = useTranslation('filling');
  return (
    <div className="refusal" role="alert">
      <Icon name="warning" />
      <p>
        <strong>{t('own.behind', { at: dateTime(behind.at) })}</strong> {t('own.behindTodo')}
      </p>
    </div>
  );
}

/** What is to be said about this computer itself before any further work; nothing as a rule. */
export function OwnComputer({ round, content }: { readonly round: string | null; readonly content?: RoundContent }) {
  const { t } = useTranslation('filling');
  const { data: own, reload } = useQuery('devices.state', { round });
  useTopic('responses.changed', () => void reload());
  if (own === undefined) return null;
  return (
    <>
      {own.keys === 'lost' ? <LostKeys onRenewed={() => void reload()} /> : null}
      {own.keys === 'waiting' ? (
        <Section title={t('own.waiting')}>
          <p className="lead">{t('own.waitingLead')}</p>
          <Enrolment />
        </Section>
      ) : null}
      {own.behind === null ? null : <BehindNote behind={own.behind} />}
      {own.toRecover > 0 && own.keys === 'good' ? <p>{t('own.recover', { count: own.toRecover })}</p> : null}
      {own.choices > 0 && round !== null && content !== undefined ? <Choices round={round} content={content} /> : null}
    </>
  );
}
