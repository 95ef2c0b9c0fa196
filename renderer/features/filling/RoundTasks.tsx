import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { navigate, pathOf } from '../../session/navigation.ts';
import { useQuery } from '../../session/use-query.ts';
import { Enrolment } from './Enrolment.tsx';
import { OpenRound } from './OpenRound.tsx';
import { OwnComputer } from './OwnComputer.tsx';
import { MatrixLinks } from './MatrixLinks.tsx';
import { RoundChoice } from './RoundChoice.tsx';
import { TaskRow } from './TaskRow.tsx';

/** The sheets of one round, one line per street and form. */
export function RoundTasks({ round }: { readonly round: string }) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const { data: desk, error, reload } = useQuery('responses.desk', { round });
  if (desk === undefined) return error === undefined ? null : <Refusal error={error} />;
  return (
    <Page title={t('home.title')} lead={label(desk.content.name)} actions={<RoundChoice />}>
      <OwnComputer round={round} content={desk.content} />
      {desk.admitted || desk.again ? null : (
        <Section title={t('home.notAdmitted')}>
          <p className="lead">{t('home.notAdmittedTodo')}</p>
          <Enrolment />
        </Section>
      )}
      {desk.role === 'survey' ? (
        <Section title={t('home.surveys')}>
          <p className="lead">{t('home.surveysLead')}</p>
          <Button type="primary" size="large" onClick={() => void navigate(pathOf('surveys', round))}>
            {t('home.surveysGo')}
          </Button>
        </Section>
      ) : null}
      {desk.admitted && desk.tasks.length === 0 && desk.role !== 'survey' ? (
        <EmptyState what={t('home.noTasks')} />
      ) : null}
      <MatrixLinks desk={desk} />
      {desk.tasks.length > 0 ? (
        <table className="plain-table tasks">
          <thead>
            <tr>
              <th scope="col">{t('home.task')}</th>
              <th scope="col">{t('home.categories')}</th>
              <th scope="col">{t('home.deadline')}</th>
              <th scope="col">{t('list.state')}</th>
              <th scope="col">
                <span className="hidden">{t('home.go')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {desk.tasks.map((task) => (
              <TaskRow key={`${task.form}|${task.unit}|${task.rater ?? ''}`} desk={desk} task={task} />
            ))}
          </tbody>
        </table>
      ) : null}
      <Section title={t('home.newer')}>
        <p className="lead">{t('home.newerLead')}</p>
        <OpenRound onOpened={reload} />
      </Section>
    </Page>
  );
}
