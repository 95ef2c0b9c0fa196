import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { Section } from '../../components/Section.tsx';
import { RunLine } from './RunLine.tsx';
import { isReceived, needsOffice, useIntakeRun } from './intake-run.ts';

/** The files of now, line by line; on top how many were received and how many need the office. */
export function RunList({ round }: { readonly round: string }) {
  const { t } = useTranslation('intake');
  const run = useIntakeRun();
  const [onlyNeeding, setOnlyNeeding] = useState(false);
  const lines = run.round === round ? run.lines : [];
  if (lines.length === 0) return null;
  const done = lines.filter((line) => line.state === 'done' || line.state === 'failed').length;
  const needing = lines.filter(needsOffice);
  const shown = onlyNeeding && needing.length > 0 ? needing : lines;
  return (
    <Section
      title={t('now')}
      actions={
        <div className="actions">
          {needing.length === 0 ? null : (
            <Checkbox
              checked={onlyNeeding}
              onChange={(event) => {
                setOnlyNeeding(event.target.checked);
              }}
            >
              {t('onlyNeeding')}
            </Checkbox>
          )}
          <Button size="large" disabled={run.busy} onClick={run.clear}>
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
    </Section>
  );
}
