import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Desk, DeskTask } from '../../../shared/contract/responses.ts';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { TaskName } from '../../components/TaskName.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { navigate } from '../../session/navigation.ts';
import { sheetPath, targetOfTask } from '../../session/sheet-target.ts';
import { useQuery } from '../../session/use-query.ts';
import { treeOf } from './item-view.ts';

/** One sheet to fill in: how far each category is, and by when. */
export function TaskRow({ desk, task }: { readonly desk: Desk; readonly task: DeskTask }) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const target = targetOfTask(desk.round, task);
  const { data: sheet } = useQuery('responses.sheet', target);
  const complete = new Set(sheet?.responses.filter((one) => one.state === 'complete').map((one) => one.leaf));
  const done = task.complete >= task.leaves.length;
  return (
    <tr>
      <th scope="row">
        <TaskName content={desk.content} form={task.form} unit={task.unit} rater={task.rater} />
      </th>
      <td>
        <ul className="task-categories">
          {treeOf(desk.content.template, task.leaves).map(({ node, groups }) => {
            const leaves = groups.flatMap((group) => group.leaves);
            const have = leaves.filter((leaf) => complete.has(leaf.code)).length;
            return (
              <li key={node.code}>
                <span>{label(node)}</span>
                <ProgressBar
                  done={have}
                  of={leaves.length}
                  label={`${label(node)} ${t('progress', { done: have, of: leaves.length })}`}
                />
              </li>
            );
          })}
        </ul>
      </td>
      <td>{task.deadline ?? t('home.noDeadline')}</td>
      <td>
        {task.hidden ? (
          <StatusChip icon="lock">{t('home.hidden')}</StatusChip>
        ) : task.submitted ? (
          <StatusChip icon="lock">{t('home.submitted')}</StatusChip>
        ) : (
          <StatusChip icon={done ? 'check' : 'half'} tone={done ? 'accent' : 'plain'}>
            {done ? t('home.complete') : t('home.open', { count: task.leaves.length - task.complete })}
          </StatusChip>
        )}
        {task.received === null ? null : (
          <p className="hint">{t('handover.received', { at: dateTime(task.received) })}</p>
        )}
      </td>
      <td>
        {task.hidden ? null : (
          <Button
            type={task.submitted || done ? 'default' : 'primary'}
            size="large"
            onClick={() => void navigate(sheetPath(target))}
          >
            {task.submitted ? t('home.look') : task.complete === 0 ? t('home.begin') : t('home.go')}
            <span className="hidden">
              <TaskName content={desk.content} form={task.form} unit={task.unit} rater={task.rater} />
            </span>
          </Button>
        )}
      </td>
    </tr>
  );
}
