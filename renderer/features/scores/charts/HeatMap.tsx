import { useTranslation } from 'react-i18next';
import type { RoundResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { HEAT_BOUNDS, heatClass } from '../../../charts/heat-class.ts';
import { Section } from '../../../components/Section.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import { pathOf } from '../../../session/navigation.ts';
import { useNames } from '../../../session/use-names.ts';

/** Items down, streets across: every score in its cell, the better the darker. It is its own table. */
export function HeatMap({ content, result }: { readonly content: RoundContent; readonly result: RoundResult }) {
  const { t } = useTranslation('charts');
  const { t: scores } = useTranslation('scores');
  const names = useNames(content);
  const language = useLanguage();
  const short = new Map(content.template.streets.map((street) => [street.code9, street.short]));
  const nameOf = (unit: string) => (language === 'zh' ? (short.get(unit) ?? unit) : names.street(unit));
  return (
    <Section title={t('heat.title')}>
      <p className="heat-key">
        {t('heat.key')}
        {HEAT_BOUNDS.map((bound, index) => (
          <span key={bound} className={`heat-sample heat-${index + 1}`}>
            {index === 0 ? `< ${HEAT_BOUNDS[1]}` : `≥ ${bound}`}
          </span>
        ))}
        <span className="heat-sample heat-none">{t('heat.none')}</span>
      </p>
      <div className="heat-wrap">
        <table className="heat">
          <caption className="hidden">{t('heat.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('item')}</th>
              {result.units.map((unit) => (
                <th key={unit.unit} scope="col" className={language === 'zh' ? 'heat-upright' : undefined}>
                  {nameOf(unit.unit)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {content.template.leaves.map((leaf) => (
              <tr key={leaf.code}>
                <th scope="row">
                  <a href={`#${pathOf('rounds', content.id, 'sources')}/${leaf.code}`}>{leaf.code}</a>{' '}
                  {names.node(leaf.code)}
                </th>
                {result.units.map((unit) => {
                  const own = unit.leaves.find(({ code }) => code === leaf.code);
                  const score = own?.score ?? null;
                  return (
                    <td key={unit.unit} className={heatClass(score)}>
                      {score === null ? scores(`status.${own?.status ?? 'missing'}`) : Number(score).toFixed(0)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
