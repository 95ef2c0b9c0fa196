import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskTask } from '../../../shared/contract/responses.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useSession } from '../../session/session-store.ts';
import type { SheetDrawer } from './SheetDrawers.tsx';
import { useFilling } from './filling-store.ts';
import type { SheetTarget } from '../../session/sheet-target.ts';
import { StaleChoice } from './StaleChoice.tsx';
import { TaskName } from '../../components/TaskName.tsx';

interface Props {
  readonly target: SheetTarget;
  readonly content: RoundContent;
  readonly task: DeskTask;
  readonly done: number;
  readonly list: boolean;
  /** What is still required, in words. */
  readonly burden: ReactNode;
  readonly onShow: (shown: 'item' | 'list') => void;
  readonly onDrawer: (drawer: SheetDrawer) => void;
  readonly onStep: (direction: 'undo' | 'redo') => void;
}

/** Whose sheet this is, how far it is, and the few actions on the whole of it. */
export function FillingHead({ target, content, task, done, list, burden, onShow, onDrawer, onStep }: Props) {
  const { t } = useTranslation('filling');
  const { t: visit } = useTranslation('visit');
  const { canUndo, canRedo, stale, error, returned, keepMine, takeTheirs } = useFilling();
  const saving = useSession((session) => session.saving);
  const of = task.leaves.length;
  return (
    <div className="filling-head">
      <div className="filling-title">
        <h1>
          <TaskName content={content} form={target.form} unit={target.unit} rater={target.rater} />
        </h1>
        <p className="figures">
          {t('doneOf', { done, of })}
          {done < of ? t('missing', { count: of - done }) : ''}
        </p>
        <div className="actions">
          <Button
            size="large"
            disabled={!canUndo || task.submitted}
            onClick={() => {
              onStep('undo');
            }}
          >
            {t('undo')}
          </Button>
          <Button
            size="large"
            disabled={!canRedo || task.submitted}
            onClick={() => {
              onStep('redo');
            }}
          >
            {t('redo')}
          </Button>
          <Button
            size="large"
            onClick={() => {
              onShow(list ? 'item' : 'list');
            }}
          >
            {list ? t('showItem') : t('showList')}
          </Button>
          {target.form === 'review' ? (
            <Button
              size="large"
              onClick={() => {
                onDrawer('visit');
              }}
            >
              {visit('open')}
            </Button>
          ) : null}
          <Button
            size="large"
            onClick={() => {
              onDrawer('forms');
            }}
          >
            {t('forms')}
          </Button>
          <Button
            size="large"
            aria-label={t('keys.title')}
            onClick={() => {
              onDrawer('keys');
            }}
          >
            ?
          </Button>
        </div>
      </div>
      {task.submitted ? null : burden}
      {returned === null ? null : (
        <p className="why returned">
          {t('returned.sheet', { at: dateTime(returned.at) })} <strong>{returned.reason}</strong>{' '}
          {returned.leaves.length === 0 ? '' : t('returned.leaves', { leaves: returned.leaves.join(' ') })}
        </p>
      )}
      {task.submitted ? <p className="why">{t('submitted')}</p> : null}
      {stale ? (
        <StaleChoice onKeepMine={keepMine} onTakeTheirs={takeTheirs} />
      ) : (
        <Refusal error={saving?.kind === 'unsaved' ? saving.error : error} />
      )}
    </div>
  );
}
