import './filling.css';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../components/Refusal.tsx';
import { useSession } from '../../session/session-store.ts';
import { useFilling } from './filling-store.ts';
import { FillingSheet } from './FillingSheet.tsx';
import { targetOf } from '../../session/sheet-target.ts';

/** Opens the sheet that the place names and keeps its saves going until the screen is left. */
export function FillingScreen(props: {
  readonly round: string;
  readonly form: string;
  readonly unit: string;
  readonly rater: string;
  /** A leaf code, `list`, or nothing for the first open item. */
  readonly inside: string;
}) {
  const { round, form, unit, rater, inside } = props;
  const target = useMemo(() => targetOf({ round, form, unit, rater }), [round, form, unit, rater]);
  const filling = useFilling();
  const { open, close } = filling;
  const { t } = useTranslation('filling');
  const leftUnsaved = t('leftUnsaved');
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (target === undefined) return undefined;
    void (async () => {
      await open(target);
      setReady(true);
    })();
    return () => {
      void (async () => {
        if (!(await close())) useSession.getState().say(leftUnsaved);
      })();
    };
    // Another language must not open the sheet anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [target, open, close]);
  const { content, task } = filling;
  if (filling.error !== undefined && task === null) {
    return (
      <div className="page">
        <Refusal error={filling.error} />
      </div>
    );
  }
  if (!ready || target === undefined || content === null || task === null) return null;
  return <FillingSheet target={target} content={content} task={task} inside={inside} />;
}
