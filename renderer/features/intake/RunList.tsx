import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { Section } from '../../components/Section.tsx';
import { RunLine } from './RunLine.tsx';
import { isReceived, needsOffice, useIntakeRun } from './intake-run.ts';

/** So many lines fit the window; more of them would hide what comes below. */
const MOST_UNFOLDED = 12;

/**
 * The files of now, line by line; on top how many were received and how many need the office. When all are done those
 * that need it come first, and a long list of the others folds away.
 */
export function RunList({ round }: { readonly round: string }) {
  const { t } = useTranslation('intake');
  const run = useIntakeRun();
  const [onlyNeeding, setOnlyNeeding] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const lines = run.round === round ? run.lines : [];
  if (lines.length === 0) return null;
  const done = lines.filter((line) => line.state === 'done' || line.state === 'failed').length;
  const needing = lines.filter(needsOffice);
  const others = lines.filter((line) => !needsOffice(line));
  const folded = !run.busy && !unfolded && lines.length > MOST_UNFOLDED;
  const inOrder = run.busy ? lines : [...needing, ...others];
  const shown = folded || (onlyNeeding && needing.length > 0) ? needing : inOrder;
  return (
    <Section
      title={t('now')}
      actions={
        <div className="actions">
          {needing.length === 0 || folded ? null : (
            <Checkbox
              checked={onlyNeeding}
              onChange={(event) => {
                setOnlyNeeding(event.target.checked);
              }}
            >
              {t('onlyNeeding')}
            </Checkbox>
          )}
          <Button
            size="large"
            disabled={run.busy}
            onClick={() => {
              run.clear();
              setUnfolded(false);
            }}
          >
            {t('clear')}
          </Button>
        </div>
      }
    >
      <p className="intake-sum">
        <strong role="status">
          {t('received', { count: lines.filter(isReceived).length })}
          {needing.length === 0 ? (run.busy ? '' : t('allFine')) : t('needYou', { count: needing.length })}
        </strong>
        {run.busy ? <ProgressBar done={done} of={lines.length} label={t('progress')} /> : null}
      </p>
      <ul className="intake-lines">
        {shown.map((line) => (
          <RunLine key={line.key} line={line} />
        ))}
      </ul>
      {folded && others.length > 0 ? (
        <Button
          size="large"
          onClick={() => {
            setUnfolded(true);
          }}
        >
          {t('showReceived', { count: others.length })}
        </Button>
      ) : null}
    </Section>
  );
}
