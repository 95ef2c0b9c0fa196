import { useTranslation } from 'react-i18next';
import { publishedTotal, type UnitResult } from '../../../shared/model/result.ts';
import { useLabel } from '../../i18n/use-language.ts';
import type { Names } from '../../session/use-names.ts';

interface Props {
  readonly result: UnitResult;
  readonly names: Names;
}

/** What changes the reading of a total: bonus, limits of the band, a sanction, the error of the samples. */
export function TotalNotes({ result, names }: Props) {
  return (
    <ul className="total-notes">
      <Bonus result={result} />
      <Limits result={result} names={names} />
      <Voided result={result} />
      <Sampling result={result} />
    </ul>
  );
}

function Bonus({ result: { bonus, total } }: Pick<Props, 'result'>) {
  const { t } = useTranslation('scores');
  const label = useLabel();
  if (bonus === undefined) return null;
  return (
    <li>
      {t('bonus.sum', { total: total.score, arithmetic: bonus.arithmetic })}
      {bonus.items.map((item) => (
        <span key={item.id} className="hint bonus-item">
          {t('bonus.item', { name: label(item), arithmetic: item.arithmetic })}
        </span>
      ))}
    </li>
  );
}

function Limits({ result, names }: Props) {
  const { t } = useTranslation('scores');
  const label = useLabel();
  const { band, total, toNextBand } = result;
  const { score } = publishedTotal(result);
  const limited = band?.limited;
  if (band === null || limited === undefined) {
    return toNextBand === undefined || band === null ? null : (
      <li>{t('nextBand', { points: toNextBand.points, band: label(toNextBand) })}</li>
    );
  }
  return (
    <>
      {limited.by.map((limit) => (
        <li key={`${limit.kind} ${limit.id}`}>
          {limit.kind === 'veto'
            ? t('limited.veto', { name: label(limit), cap: label(limit.cap) })
            : t('limited.gate', {
                name: label(limit),
                node: limit.node === total.code ? t('total') : names.node(limit.node ?? ''),
                score: limit.score,
                min: limit.min,
                cap: label(limit.cap),
              })}
        </li>
      ))}
      {limited.from.min === band.min ? null : (
        <li>{t('limited.from', { score, from: label(limited.from), to: label(band) })}</li>
      )}
    </>
  );
}

/** A sanction may count surveys as 0 without limiting the band. */
function Voided({ result }: Pick<Props, 'result'>) {
  const { t } = useTranslation('scores');
  const { unsanctioned } = result;
  if (unsanctioned === undefined) return null;
  const { score } = publishedTotal(result);
  return <li>{t('voided', { without: unsanctioned.score ?? t('none'), score: score ?? t('none') })}</li>;
}

function Sampling({ result: { sampling } }: Pick<Props, 'result'>) {
  const { t } = useTranslation('scores');
  if (sampling === undefined) return null;
  if (sampling.kind === 'value') {
    const { halfWidth, low, high } = sampling;
    return <li>{t('sampling.value', { halfWidth, low, high })}</li>;
  }
  return sampling.reason === 'no_total' ? null : <li className="hint">{t(`sampling.${sampling.reason}`)}</li>;
}
