import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WipeView } from '../../../shared/contract/wipes.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { questionnairesIn, type WipeAccount } from '../../../shared/model/wipe.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { WipeList } from './WipeList.tsx';

/** Wiping the answers of the questionnaires once the result is sealed: what would go, and the record of what went. */
export function WipePart(props: {
  readonly content: RoundContent;
  /** A result was sealed; before that there is nothing to be said about it. */
  readonly sealed: boolean;
  readonly onWipe: (account: WipeAccount) => void;
}) {
  const { t } = useTranslation('conflicts');
  return (
    <Section title={t('wipe.heading')}>
      <p>{t('wipe.lead')}</p>
      {props.sealed ? (
        <Wipe content={props.content} onWipe={props.onWipe} />
      ) : (
        <p className="hint">{t('wipe.unsealed')}</p>
      )}
    </Section>
  );
}

function Wipe({ content, onWipe }: Omit<Parameters<typeof WipePart>[0], 'sealed'>) {
  const round = content.id;
  const wipe = useQuery('wipes.state', { round });
  useTopic('round.changed', () => void wipe.reload());
  return (
    <>
      <Refusal error={wipe.error} />
      {wipe.data === undefined ? null : <WipeStateOf content={content} view={wipe.data} onWipe={onWipe} />}
    </>
  );
}

function WipeStateOf(props: {
  readonly content: RoundContent;
  readonly view: WipeView;
  readonly onWipe: (account: WipeAccount) => void;
}) {
  const { t } = useTranslation('conflicts');
  const language = useLanguage();
  const canPrint = useSession((session) => session.hello?.canPrint ?? false);
  const print = useCommand('wipes.print');
  const { state, account } = props.view;
  const { done } = account;
  const printSheet = async () => {
    const sheet = await print.run({ round: props.content.id, language });
    if (sheet.ok) await bridge.saveFile(sheet.value);
  };
  if (state === 'nothing') return <p className="hint">{t('wipe.nothing')}</p>;
  const count = questionnairesIn(account);
  return (
    <>
      {done === null ? (
        <p>{t(state === 'ready' ? 'wipe.ready' : `wipe.${state}`, { count })}</p>
      ) : (
        <>
          <p>{t('wipe.done', { count, person: done.person.name, at: dateTime(done.at) })}</p>
          <p className="hint">{t('wipe.doneHint')}</p>
        </>
      )}
      <WipeList content={props.content} account={account} />
      <Refusal error={print.error} />
      <div className="actions wipe-actions">
        <Button size="large" loading={print.busy} disabled={!canPrint} onClick={() => void printSheet()}>
          {t(done === null ? 'wipe.printList' : 'wipe.printRecord')}
        </Button>
        {state === 'ready' ? (
          <Button
            danger
            size="large"
            onClick={() => {
              props.onWipe(account);
            }}
          >
            {t('wipe.button')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
