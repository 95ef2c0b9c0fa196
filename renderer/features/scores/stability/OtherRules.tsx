import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { RuleOutcome } from '../../../../shared/model/stability.ts';
import { Section } from '../../../components/Section.tsx';
import { useLabel } from '../../../i18n/use-language.ts';
import { useNames } from '../../../session/use-names.ts';

/** Every street under other rules, with a sentence for each that would change its place. */
export function OtherRules({
  content,
  rules,
}: {
  readonly content: RoundContent;
  readonly rules: readonly RuleOutcome[];
}) {
  const { t } = useTranslation('stability');
  const names = useNames(content);
  const label = useLabel();
  const [official, ...others] = rules;
  if (official === undefined) return null;
  const bandOf = (score: number | null) => {
    const band = score === null ? undefined : content.template.resultBands.find(({ min }) => score >= min);
    return band === undefined ? '' : label(band);
  };
  const figure = (value: number | null) => (value === null ? t('none') : value.toFixed(2));
  const sentences = (others.find(({ rule }) => rule === 'equal_weights')?.streets ?? []).flatMap(({ unit, place }) => {
    const now = official.streets.find((one) => one.unit === unit)?.place ?? null;
    return place === null || now === null || place === now
      ? []
      : [t('rules.wouldBe', { street: names.street(unit), place, now })];
  });
  return (
    <Section title={t('rules.title')}>
      <p className="hint">{t('rules.key')}</p>
      {sentences.length === 0 ? <p>{t('rules.noChange')}</p> : null}
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div className="heat-wrap">
        <table className="plain-table chart-table rules">
          <caption className="hidden">{t('rules.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('street')}</th>
              {rules.map(({ rule }) => (
                <th key={rule} scope="col" className="number">
                  {t(`rule.${rule}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {official.streets.map(({ unit }, at) => (
              <tr key={unit}>
                <th scope="row">{names.street(unit)}</th>
                {rules.map(({ rule, streets }) => {
                  const { score = null, place = null } = streets[at] ?? {};
                  return (
                    <td key={rule} className="number">
                      {score === null ? t('rules.notComputable') : score.toFixed(2)}
                      <span className="hint half-width">
                        {place === null ? '' : t('rules.placeAndBand', { place, band: bandOf(score) })}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr className="median-row">
              <th scope="row">{t('rules.agreement')}</th>
              {rules.map(({ rule, spearman, tauB }) => (
                <td key={rule} className="number">
                  {figure(spearman)} / {figure(tauB)}
                </td>
              ))}
            </tr>
            <tr className="median-row">
              <th scope="row">{t('rules.moves')}</th>
              {rules.map(({ rule, meanChange, largestChange }) => (
                <td key={rule} className="number">
                  {figure(meanChange)} / {largestChange ?? t('none')}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </Section>
  );
}
