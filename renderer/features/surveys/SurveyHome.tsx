import './surveys.css';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'antd';
import type { EntryLine, SurveyTask } from '../../../shared/contract/surveys.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { navigate } from '../../session/navigation.ts';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';
import { useNames } from '../../session/use-names.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { CountHere } from './CountHere.tsx';
import { DoubleEntry } from './DoubleEntry.tsx';
import { surveyPath } from './survey-path.ts';

/** The work with questionnaires on this computer: what to enter, what waits, and how well it was entered. */
export function SurveyHome({ round }: { readonly round: string }) {
  const { t } = useTranslation('surveys');
  const label = useLabel();
  const setRound = useSession((session) => session.setRound);
  useEffect(() => {
    setRound(round);
  }, [round, setRound]);
  const office = useSession((session) => session.hello?.state === 'office');
  const { data, error, reload } = useQuery('surveys.desk', { round });
  useTopic('responses.changed', (changed) => {
    if (changed.round === round) void reload();
  });
  if (data === undefined) return <Refusal error={error} />;
  return (
    <Page title={t('home.title')} lead={label(data.content.name)}>
      {office ? <CountHere round={round} /> : null}
      {data.tasks.map((task) => (
        <KindPart key={task.form} content={data.content} task={task} />
      ))}
      {office ? null : (
        <Section title={t('wipe.title')}>
          <p className="lead">{t('wipe.homeLead')}</p>
          <Button size="large" onClick={() => void navigate(surveyPath(round, 'wipe'))}>
            {t('wipe.open')}
          </Button>
        </Section>
      )}
    </Page>
  );
}

function KindPart({ content, task }: { readonly content: RoundContent; readonly task: SurveyTask }) {
  const { t } = useTranslation('surveys');
  const { form } = task;
  const at = (...inside: readonly string[]) => surveyPath(content.id, form, ...inside);
  return (
    <Section title={t(`form.${form}`)}>
      <p className="lead">{t('home.counted', { count: task.counted })}</p>
      {task.wiped === 0 ? null : <p className="hint">{t('home.wiped', { count: task.wiped })}</p>}
      <div className="actions survey-actions">
        <Button type="primary" size="large" onClick={() => void navigate(at('key', '1'))}>
          {t('home.key')}
        </Button>
        <Button size="large" onClick={() => void navigate(at('tablet'))}>
          {t(form === 'worker' ? 'home.kioskWorker' : 'home.kiosk')}
        </Button>
        <Button size="large" onClick={() => void navigate(at('table'))}>
          {t('home.table')}
        </Button>
        <Button size="large" onClick={() => void navigate(at('counts'))}>
          {t('home.counts')}
        </Button>
        <Button size="large" onClick={() => void navigate(at('answers'))}>
          {t('home.answers')}
        </Button>
        {task.waiting.count > 0 ? (
          <Button size="large" onClick={() => void navigate(at('key', '2'))}>
            {t('home.second', { count: task.waiting.count })}
          </Button>
        ) : null}
      </div>
      {task.differing.length > 0 ? (
        <Lines
          content={content}
          title={t('home.differing', { count: task.differing.length })}
          lines={task.differing}
          button={t('home.compare')}
          onChoose={(line) => void navigate(at('differs', line.serial))}
        />
      ) : null}
      {task.begun.length > 0 ? (
        <Lines
          content={content}
          title={t('home.begun', { count: task.begun.length })}
          lines={task.begun}
          button={t('home.goOn')}
          onChoose={(line) => void navigate(at('key', String(line.pass), line.serial))}
        />
      ) : null}
      {task.recent.length > 0 ? <Recent content={content} task={task} /> : null}
      <DoubleEntry round={content.id} task={task} />
    </Section>
  );
}

function Recent({ content, task }: { readonly content: RoundContent; readonly task: SurveyTask }) {
  const { t } = useTranslation('surveys');
  const reopen = useCommand('surveys.reopen');
  const { form } = task;
  const open = async (serial: string) => {
    const opened = await reopen.run({ round: content.id, form, serial });
    if (opened.ok) await navigate(surveyPath(content.id, form, 'key', '1', serial));
  };
  return (
    <>
      <Refusal error={reopen.error} />
      <Lines
        content={content}
        title={t('home.recent')}
        lines={task.recent.filter((line) => line.pass === 1)}
        button={t('home.correct')}
        onChoose={(line) => void open(line.serial)}
      />
    </>
  );
}

function Lines(props: {
  readonly content: RoundContent;
  readonly title: string;
  readonly lines: readonly EntryLine[];
  readonly button: string;
  readonly onChoose: (line: EntryLine) => void;
}) {
  const names = useNames(props.content);
  return (
    <details className="survey-lines" open={props.lines.length <= 8}>
      <summary>{props.title}</summary>
      <table className="plain-table">
        <tbody>
          {props.lines.map((line) => (
            <tr key={`${line.serial} ${line.pass}`}>
              <th scope="row">{line.serial}</th>
              <td>{line.unit === '' ? '' : names.street(line.unit)}</td>
              <td>{line.by}</td>
              <td>{dateTime(line.at)}</td>
              <td>
                <Button
                  aria-label={`${props.button} ${line.serial}`}
                  onClick={() => {
                    props.onChoose(line);
                  }}
                >
                  {props.button}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
