import './surveys.css';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskWipeView } from '../../../shared/contract/wipes.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { questionnairesIn } from '../../../shared/model/wipe.ts';
import { bridge } from '../../bridge/bridge.ts';
import { FormCounts } from '../../components/FormCounts.tsx';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useLabel, useLanguage } from '../../i18n/use-language.ts';
import { navigate } from '../../session/navigation.ts';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';
import { useNames } from '../../session/use-names.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { DeskWipeForm } from './DeskWipeForm.tsx';
import { surveyPath } from './survey-path.ts';

/** Wiping questionnaires from the computer on which they were entered, once the office has confirmed all of them. */
export function DeskWipe({ round }: { readonly round: string }) {
  const { t } = useTranslation('surveys');
  const label = useLabel();
  const setRound = useSession((session) => session.setRound);
  useEffect(() => {
    setRound(round);
  }, [round, setRound]);
  const desk = useQuery('surveys.desk', { round });
  const wipe = useQuery('wipes.deskState', { round });
  useTopic('responses.changed', (changed) => {
    if (changed.round === round) void wipe.reload();
  });
  const content = desk.data?.content;
  if (content === undefined || wipe.data === undefined) return <Refusal error={desk.error ?? wipe.error} />;
  const view = wipe.data;
  return (
    <Page
      title={t('wipe.title')}
      lead={label(content.name)}
      actions={<Button onClick={() => void navigate(surveyPath(round))}>{t('key.back')}</Button>}
    >
      <Refusal error={wipe.error} />
      <Section title={t('wipe.here')}>
        <p>{t('wipe.lead')}</p>
        <Here view={view} />
        <Obstacle round={round} state={view.state} />
        {view.here === 0 ? null : <HereByStreet content={content} view={view} />}
      </Section>
      {view.state === 'ready' ? (
        <Section title={t('wipe.what')}>
          <What view={view} />
          <DeskWipeForm key={view.done.length} round={round} count={view.here} onDone={() => void wipe.reload()} />
        </Section>
      ) : null}
      {view.done.length === 0 ? null : <Done round={round} view={view} />}
    </Page>
  );
}

function Here({ view }: { readonly view: DeskWipeView }) {
  const { t } = useTranslation('surveys');
  const { here, confirmed, unsent, begun } = view;
  const rows: readonly (readonly [string, number])[] = [
    [t('wipe.count'), here],
    [t('wipe.confirmed'), confirmed],
    [t('wipe.unsent'), unsent],
    [t('wipe.begun'), begun],
  ];
  return (
    <table className="plain-table wipe-counts">
      <tbody>
        {rows.map(([name, count]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Why it cannot be done yet, and the place where that is mended. */
function Obstacle({ round, state }: { readonly round: string; readonly state: DeskWipeView['state'] }) {
  const { t } = useTranslation('surveys');
  const isBegun = state === 'begun';
  const leads = isBegun || state === 'unsent' || state === 'unconfirmed';
  return (
    <>
      <p role="status" className="wipe-status">
        {t(`wipe.state.${state}`)}
      </p>
      {leads ? (
        <div className="actions survey-actions">
          <Button size="large" onClick={() => void navigate(isBegun ? surveyPath(round) : '/handover')}>
            {t(isBegun ? 'key.back' : 'wipe.toHandover')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function HereByStreet({ content, view }: { readonly content: RoundContent; readonly view: DeskWipeView }) {
  const { t } = useTranslation('surveys');
  const names = useNames(content);
  return (
    <details className="survey-lines" open={view.state === 'ready'}>
      <summary>{t('wipe.byStreet')}</summary>
      <FormCounts
        forms={view.account.forms}
        nameOf={names.street}
        texts={{
          caption: t('wipe.byStreet'),
          street: t('start.street'),
          worker: t('form.worker'),
          resident: t('form.resident'),
          all: t('counts.all'),
        }}
      />
    </details>
  );
}

function What({ view }: { readonly view: DeskWipeView }) {
  const { t } = useTranslation('surveys');
  const { made, backups } = view.account.files;
  return (
    <ul className="wipe-what">
      <li>{t('wipe.texts', { count: view.here })}</li>
      {made === 0 ? null : <li>{t('wipe.made', { count: made })}</li>}
      {backups === 0 ? null : <li>{t('wipe.backups', { count: backups })}</li>}
      <li>{t('wipe.kept')}</li>
      <li>{t('wipe.after')}</li>
      <li>{t('wipe.elsewhere')}</li>
    </ul>
  );
}

/** What was wiped here before, each with its record. */
function Done({ round, view }: { readonly round: string; readonly view: DeskWipeView }) {
  const { t } = useTranslation('surveys');
  const language = useLanguage();
  const canPrint = useSession((session) => session.hello?.canPrint ?? false);
  const print = useCommand('wipes.printDesk');
  const printRecord = async (n: number) => {
    const sheet = await print.run({ round, n, language });
    if (sheet.ok) await bridge.saveFile(sheet.value);
  };
  return (
    <Section title={t('wipe.done')}>
      <p>{t('wipe.doneHint')}</p>
      <Refusal error={print.error} />
      <ul className="wipe-done">
        {view.done.map((account, index) => {
          const n = index + 1;
          const { at = '', person } = account.done ?? {};
          const said = t('wipe.doneLine', { count: questionnairesIn(account), person: person?.name, at: dateTime(at) });
          return (
            <li key={n}>
              <span>{said}</span>
              <Button
                size="large"
                loading={print.busy}
                disabled={!canPrint}
                aria-label={`${t('wipe.print')} ${n}`}
                onClick={() => void printRecord(n)}
              >
                {t('wipe.print')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
