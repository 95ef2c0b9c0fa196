import { useTranslation } from 'react-i18next';
import type { Desk, DeskTask } from '../../../shared/contract/responses.ts';
import { StatusChip } from '../../components/StatusChip.tsx';
import { TaskName } from '../../components/TaskName.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { sheetPath, targetOfTask } from '../../session/sheet-target.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { SignedPaper } from './SignedPaper.tsx';

/** One sheet of the file, with a link to every item that is still open. */
export function HandOverTask({ desk, task }: { readonly desk: Desk; readonly task: DeskTask }) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const target = targetOfTask(desk.round, task);
  const { data: sheet, reload } = useQuery('responses.sheet', target);
  useTopic('responses.changed', () => void reload());
  const open = sheet?.responses.filter((one) => one.state !== 'complete') ?? [];
  const name = (code: string) => {
    const leaf = desk.content.template.leaves.find((one) => one.code === code);
    return leaf === undefined ? '' : label(leaf);
  };
  return (
    <li>
      <p className="handover-task">
        <strong>
          <TaskName content={desk.content} form={task.form} unit={task.unit} rater={task.rater} />
        </strong>
        <span className="figures">{t('doneOf', { done: task.complete, of: task.leaves.length })}</span>
        {task.submitted ? <StatusChip icon="lock">{t('home.submitted')}</StatusChip> : null}
        {task.hidden ? <StatusChip icon="lock">{t('home.hidden')}</StatusChip> : null}
        {task.received === null ? null : (
          <StatusChip icon="check" tone="accent">
            {t('handover.received', { at: dateTime(task.received) })}
          </StatusChip>
        )}
      </p>
      {task.hidden ? null : (
        <div className="actions">
          <SignedPaper round={desk.round} task={task} />
        </div>
      )}
      {open.length > 0 ? (
        <details>
          <summary>{t('handover.open', { count: open.length })}</summary>
          <ul className="open-items">
            {open.map((one) => (
              <li key={one.leaf}>
                <a href={`#${sheetPath(target, one.leaf)}`}>
                  {one.leaf} {name(one.leaf)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}
