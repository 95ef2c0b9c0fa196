import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Impact } from '../../../shared/contract/designs.ts';
import { goneGrades } from '../../../shared/designing/grades.ts';
import { placeChanges } from '../../../shared/designing/place-changes.ts';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import type { AppError } from '../../../shared/errors.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { flushAll } from '../../bridge/leaving.ts';
import { useDesign } from './design-store.ts';

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

function ImpactText({ impact, detail }: { readonly impact: Impact; readonly detail: RoundDetail }) {
  const { t } = useTranslation('design');
  const label = useLabel();
  const streets = new Map(detail.content.template.streets.map((street) => [street.code9, label(street)]));
  const moved = impact.totals.filter((one) => one.placeBefore !== one.placeAfter || one.before !== one.after);
  const { swaps, moves } = placeChanges(impact.totals);
  const name = (unit: string) => streets.get(unit) ?? unit;
  const sentences = [
    ...impact.grades.map(({ grade, answers }) => t('impactGrade', { grade, count: answers })),
    ...swaps.map(({ places: [one, other], units: [a, b] }) =>
      t('impactSwap', { one, other, streets: [name(a), name(b)].join(t('comma')) }),
    ),
    ...moves.map(({ unit, from, to }) => t('impactMove', { street: name(unit), from, to })),
  ];
  return (
    <div role="status">
      <p>
        <strong>
          {t('impact', {
            leaves: t('impactLeaves', { count: impact.leaves.length }),
            answers: t('impactAnswers', { count: impact.answers }),
            streets: t('impactStreets', { count: impact.units.length }),
          })}
        </strong>{' '}
        {impact.again > 0 ? t('impactAgain', { count: impact.again }) : ''}{' '}
        {swaps.length + moves.length === 0 ? t('impactNoPlaces') : ''}
      </p>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {moved.length === 0 ? null : (
        <table className="plain-table stacked design">
          <thead>
            <tr>
              <th scope="col">{t('street')}</th>
              <th scope="col" className="number">
                {t('totalBefore')}
              </th>
              <th scope="col" className="number">
                {t('totalAfter')}
              </th>
              <th scope="col" className="number">
                {t('placeBefore')}
              </th>
              <th scope="col" className="number">
                {t('placeAfter')}
              </th>
            </tr>
          </thead>
          <tbody>
            {moved.map((one) => (
              <tr key={one.unit}>
                <th scope="row">{streets.get(one.unit) ?? one.unit}</th>
                <td className="number" data-label={t('totalBefore')}>
                  {one.before ?? '—'}
                </td>
                <td className="number" data-label={t('totalAfter')}>
                  {one.after ?? '—'}
                </td>
                <td className="number" data-label={t('placeBefore')}>
                  {one.placeBefore ?? '—'}
                </td>
                <td className="number" data-label={t('placeAfter')}>
                  {one.placeAfter ?? '—'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
