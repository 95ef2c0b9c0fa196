import { useTranslation } from 'react-i18next';
import type { SurveyCounts } from '../../../shared/contract/survey-counts.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Section } from '../../components/Section.tsx';
import { useNames } from '../../session/use-names.ts';

const RULES = ['VR1', 'VR2', 'VR3', 'VR4', 'VR5', 'VR6', 'VR7', 'VR8', 'VR9'] as const;

/** Which rule spoke about which questionnaire, and what follows from it. */
export function ValidityLog({ content, counts }: { readonly content: RoundContent; readonly counts: SurveyCounts }) {
  const { t } = useTranslation('surveys');
  const names = useNames(content);
  return (
    <Section title={t('validity.title')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('validity.rule')}</th>
            <th scope="col">{t('validity.what')}</th>
            <th scope="col" className="number">
              {t('validity.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {RULES.map((rule) => (
            <tr key={rule}>
              <th scope="row">{rule}</th>
              <td>{t(`validity.${rule}`)}</td>
              <td className="number">{counts.rules[rule] ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {counts.log.length === 0 ? null : (
        <details className="survey-lines">
          <summary>{t('validity.log', { count: counts.log.length + counts.moreLines })}</summary>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('start.serial')}</th>
                <th scope="col">{t('start.street')}</th>
                <th scope="col">{t('validity.rule')}</th>
                <th scope="col">{t('validity.follows')}</th>
              </tr>
            </thead>
            <tbody>
              {counts.log.map((line, index) => (
                <tr key={`${line.unit} ${line.serial} ${line.rule} ${String(index)}`}>
                  <th scope="row">{line.serial}</th>
                  <td>{names.street(line.unit)}</td>
                  <td>
                    {line.rule} {t(`validity.${line.rule}`)}
                  </td>
                  <td>{t(`validity.action.${line.action}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {counts.moreLines > 0 ? <p className="hint">{t('validity.more', { count: counts.moreLines })}</p> : null}
        </details>
      )}
    </Section>
  );
}
