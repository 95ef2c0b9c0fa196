import './matrix.css';
import '../filling.css';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Leaf } from '../../../../shared/model/template.ts';
import { Refusal } from '../../../components/Refusal.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';
import { dateTime } from '../../../i18n/times.ts';
import { useLabel } from '../../../i18n/use-language.ts';
import { useSession } from '../../../session/session-store.ts';
import { isDone, viewItem } from '../item-view.ts';
import { StaleChoice } from '../StaleChoice.tsx';
import { streetsOf } from './columns.ts';
import { useMatrix } from './matrix-store.ts';
import { MatrixTable } from './MatrixTable.tsx';

const KEYS = ['move', 'edge', 'edit', 'leave', 'detail', 'open', 'mark', 'copy', 'undo'] as const;

function HelpDrawer({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('matrix');
  return (
    <SideDrawer title={t('keys.title')} open={open} onClose={onClose}>
      <dl className="keys">
        {KEYS.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{t(`keys.${key}Keys`)}</kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="lead">{t('pasteHint')}</p>
    </SideDrawer>
  );
}

/** Which department, how far it is, what the office gave back, and the few actions on the whole of it. */
function MatrixTop(props: { readonly content: RoundContent; readonly rater: string; readonly onHelp: () => void }) {
  const { t } = useTranslation('matrix');
  const label = useLabel();
  const { leaves, entered, tasks, returned, error, stale, canUndo, canRedo, step, keepMine, takeTheirs } = useMatrix();
  const saving = useSession((session) => session.saving);
  const { content, rater } = props;
  const department = content.template.departments.find((one) => one.id === rater)?.zh ?? rater;
  const streets = streetsOf(content).filter((street) => tasks[street.code9] !== undefined);
  const of = streets.length * leaves.length;
  const isCellDone = (unit: string, leaf: Leaf) =>
    isDone(viewItem(content, unit, 'dept', leaf, entered[unit]?.[leaf.code]?.value ?? null).state);
  const done = streets.reduce((sum, { code9 }) => sum + leaves.filter((leaf) => isCellDone(code9, leaf)).length, 0);
  return (
    <div className="filling-head">
      <div className="filling-title">
        <h1>{t('title', { department })}</h1>
        <p className="figures">
          {t('doneOf', { done, of })}
          {done < of ? t('missing', { count: of - done }) : ''}
        </p>
        <div className="actions">
          <Button size="large" disabled={!canUndo} onClick={() => void step('undo')}>
            {t('undo')}
          </Button>
          <Button size="large" disabled={!canRedo} onClick={() => void step('redo')}>
            {t('redo')}
          </Button>
          <Button size="large" aria-label={t('keys.title')} onClick={props.onHelp}>
            ?
          </Button>
        </div>
      </div>
      {streets.map((street) => {
        const why = returned[street.code9];
        return why === null || why === undefined ? null : (
          <p className="why returned" key={street.code9}>
            {t('returned', { street: label(street), at: dateTime(why.at) })} <strong>{why.reason}</strong>{' '}
            {why.leaves.join(' ')}
          </p>
        );
      })}
      {stale ? (
        <StaleChoice onKeepMine={keepMine} onTakeTheirs={takeTheirs} />
      ) : (
        <Refusal error={saving?.kind === 'unsaved' ? saving.error : error} />
      )}
    </div>
  );
}

/** A department's items on all streets at once. */
export function MatrixScreen({ round, rater }: { readonly round: string; readonly rater: string }) {
  const { t } = useTranslation('matrix');
  const target = useMemo(() => ({ round, rater }), [round, rater]);
  const { open, close, content, error } = useMatrix();
  const setRound = useSession((session) => session.setRound);
  const [help, setHelp] = useState(false);
  // Another language must not open the table anew.
  const leftUnsaved = useRef('');
  useEffect(() => {
    leftUnsaved.current = t('leftUnsaved');
  }, [t]);
  useEffect(() => {
    setRound(target.round);
    void open(target);
    return () => {
      void (async () => {
        if (!(await close())) useSession.getState().say(leftUnsaved.current);
      })();
    };
  }, [target, open, close, setRound]);
  if (content === null) return <Refusal error={error} />;
  const onHelp = () => {
    setHelp(true);
  };
  return (
    <div className="filling matrix-screen">
      <MatrixTop content={content} rater={rater} onHelp={onHelp} />
      <MatrixTable key={`${round} ${rater}`} content={content} onHelp={onHelp} />
      <HelpDrawer
        open={help}
        onClose={() => {
          setHelp(false);
        }}
      />
    </div>
  );
}
