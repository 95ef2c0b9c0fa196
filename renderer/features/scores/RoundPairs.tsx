import { useTranslation } from 'react-i18next';
import type { LeafChange, RoundComparison } from '../../../shared/designing/compare-rounds.ts';
import { listed } from '../../../shared/model/text.ts';
import { useLabel, useLanguage } from '../../i18n/use-language.ts';

/** Differences that make a score mean something else. */
const MEANING = ['method', 'sources'] as const;

/**
 * A street, or the median, in two rounds: total, the items that may be compared with the greatest change first, then
 * those that may not, each with the reason.
 */
export function RoundPairs({ comparison }: { readonly comparison: RoundComparison }) {
  const { t } = useTranslation('scores');
  const { along, total, otherSystem, compared, others } = comparison;
  const none = t('none');
  return (
    <>
      <p className="hint">
        {t(`pairs.${along}`)} {t('pairs.counts', { compared: compared.length, others: others.length })}{' '}
        {otherSystem ? t('pairs.otherSystem') : ''}
      </p>
      <table className="plain-table chart-table round-pairs">
        <caption className="hidden">{t('pairs.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col" className="number">
              {t('pairs.then')}
            </th>
            <th scope="col" className="number">
              {t('pairs.now')}
            </th>
            <th scope="col" className="number">
              {t('earlier.change')}
            </th>
            <th scope="col">{t('marks')}</th>
          </tr>
        </thead>
        <tbody>
          <tr className="median-row">
            <th scope="row">{t('total')}</th>
            <td className="number">{total.before ?? none}</td>
            <td className="number">{total.after ?? none}</td>
            <td className="number">{total.difference ?? none}</td>
            <td>–</td>
          </tr>
          {[...compared, ...others].map((change) => (
            <PairRow key={`${change.to?.code ?? ''} ${change.from?.code ?? ''}`} change={change} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function PairRow({ change }: { readonly change: LeafChange }) {
  const { t } = useTranslation('scores');
  const { t: design } = useTranslation('design');
  const label = useLabel();
  const language = useLanguage();
  const { to, from, how, others, changed } = change;
  const named = (leaf: NonNullable<LeafChange['to']>) => `${leaf.code} ${label(leaf)}`;
  const shown = to ?? from;
  if (shown === null) return null;
  const before = to !== null && from !== null && how === 'compared' && named(to) !== named(from) ? from : null;
  const meaning = MEANING.filter((aspect) => changed.includes(aspect));
  const none = how === 'compared' ? t('none') : '–';
  // A sentence that names other items needs the wide column.
  const became = how === 'compared' ? '' : t(`pairs.how.${how}`, { items: listed(others.map(named), language) });
  return (
    <tr>
      <th scope="row">
        {named(shown)}
        {before === null ? null : <span className="hint half-width">{t('pairs.was', { item: named(before) })}</span>}
        {others.length === 0 ? null : <span className="hint pair-became">{became}</span>}
      </th>
      <td className="number">{change.before ?? none}</td>
      <td className="number">{change.after ?? none}</td>
      <td className="number">{change.difference ?? none}</td>
      <td>
        {others.length === 0 ? became : ''}
        {meaning.length === 0
          ? ''
          : t('pairs.meaning', {
              aspects: meaning.map((aspect) => design(`aspect.${aspect}`)).join(design('comma')),
            })}
      </td>
    </tr>
  );
}
