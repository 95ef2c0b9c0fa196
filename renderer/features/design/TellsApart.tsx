import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { undefinedText } from '../../../shared/messages/undefined-text.ts';
import type { Template } from '../../../shared/model/template.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { useLabel, useLanguage } from '../../i18n/use-language.ts';
import { useQuery } from '../../session/use-query.ts';
import { designRows } from './design-rows.ts';

/** How well each item tells streets apart, beside its share of the total; a report that changes nothing. */
export function TellsApart({ round, template }: { readonly round: string; readonly template: Template }) {
  const { t } = useTranslation('design');
  const label = useLabel();
  const language = useLanguage();
  const { data: report, error } = useQuery('designs.discrimination', { round });
  const rows = useMemo(() => new Map(designRows(template).map((row) => [row.code, row])), [template]);
  if (report === undefined) return <Refusal error={error} />;
  const nameOf = (code: string) => {
    const row = rows.get(code);
    return row === undefined ? code : `${code} ${label(row.indicator)}`;
  };
  return (
    <section className="tells-apart">
      <h3>{t('tellsApart')}</h3>
      <p className="hint">{t('tellsApartLead')}</p>
      {report.kind === 'undefined' ? (
        <p>{t('tellsApartNone', { reason: undefinedText(report.reason, language) })}</p>
      ) : (
        <>
          <p>{t('tellsApartOf', { count: report.streets })}</p>
          {report.leftOut.length === 0 ? null : (
            <p className="hint">{t('tellsApartLeftOut', { items: report.leftOut.join(' ') })}</p>
          )}
          <table className="plain-table stacked design">
            <caption className="hidden">{t('tellsApart')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('indicator')}</th>
                {(['range', 'divergence', 'entropyShare', 'ownShare'] as const).map((column) => (
                  <th key={column} scope="col" className="number">
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {report.indicators.map(({ code, lowest, highest, divergence, share }) => (
                <tr key={code}>
                  <th scope="row">{nameOf(code)}</th>
                  <td className="number" data-label={t('range')}>
                    {`${lowest.toFixed(1)}–${highest.toFixed(1)}`}
                  </td>
                  <td className="number" data-label={t('divergence')}>
                    {divergence.toFixed(4)}
                  </td>
                  <td className="number" data-label={t('entropyShare')}>
                    {(100 * share).toFixed(2)}
                  </td>
                  <td className="number" data-label={t('ownShare')}>
                    {rows.get(code)?.share ?? '—'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
