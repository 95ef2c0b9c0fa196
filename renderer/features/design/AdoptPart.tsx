import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Impact } from '../../../shared/contract/designs.ts';
import { goneGrades } from '../../../shared/designing/grades.ts';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import type { AppError } from '../../../shared/errors.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { flushAll } from '../../bridge/leaving.ts';
import { useDesign } from './design-store.ts';
import { ImpactText } from './ImpactText.tsx';

/** What using the design would change for what has come in, and the step itself. */
export function AdoptPart({ detail, faults }: { readonly detail: RoundDetail; readonly faults: number }) {
  const { t } = useTranslation('design');
  const { pending, adopt, error, template } = useDesign();
  const [shown, setShown] = useState<{ readonly impact: Impact; readonly of: typeof template } | null>(null);
  const [refused, setRefused] = useState<AppError>();
  const [busy, setBusy] = useState(false);
  if (!pending) return <p role="status">{t(detail.seq === 0 ? 'inUse' : 'inUseIssued')}</p>;
  const preview = async () => {
    setBusy(true);
    setRefused(undefined);
    await flushAll();
    const answer = await bridge.call('designs.impact', { round: detail.id });
    setBusy(false);
    if (answer.ok) setShown({ impact: answer.value, of: template });
    else setRefused(answer.error);
  };
  const use = async () => {
    setBusy(true);
    if (await adopt()) setShown(null);
    setBusy(false);
  };
  // A preview speaks of the design that it was made for.
  const fresh = shown !== null && shown.of === template ? shown.impact : null;
  // Nobody takes a grade out of a running round without having seen how many answers give it.
  const unseen =
    detail.seq > 0 && fresh === null && template !== null && goneGrades(detail.content.template, template).length > 0;
  return (
    <div className="adopt">
      <p>{t(detail.seq === 0 ? 'adoptLead' : 'adoptIssued', { seq: detail.seq + 1 })}</p>
      {faults > 0 ? <p className="row-issue">{t('adoptFaults', { count: faults })}</p> : null}
      {unseen ? <p className="row-issue">{t('adoptGrades')}</p> : null}
      <div className="actions">
        <Button size="large" loading={busy} onClick={() => void preview()}>
          {t('preview')}
        </Button>
        <Button type="primary" size="large" disabled={faults > 0 || unseen} loading={busy} onClick={() => void use()}>
          {t('adopt')}
        </Button>
      </div>
      <Refusal error={refused ?? error} />
      {fresh === null ? null : <ImpactText impact={fresh} detail={detail} />}
    </div>
  );
}
