import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { DEFAULT_CRITICAL_CAP } from '../../../../shared/scoring/methods/score-answer.ts';
import { NamedNumber, RuleSection, type RulePart } from './RuleLines.tsx';

/** Critical items, differences that are marked or discussed, and places. */
export function LimitsEditor({ template, put, issuesAt }: RulePart) {
  const { t } = useTranslation('rules');
  const { combination, ranking } = template;
  const { criticalRule, discrepancy } = combination;
  const { selfVsReview, twoEvaluators } = discrepancy;
  const cap = typeof criticalRule['cap'] === 'number' ? criticalRule['cap'] : DEFAULT_CRITICAL_CAP;
  const putCritical = (change: { readonly enabled?: boolean; readonly cap?: number }) => {
    put({ combination: { ...combination, criticalRule: { ...criticalRule, ...change } } });
  };
  const putDifference = (change: Partial<typeof discrepancy>) => {
    put({ combination: { ...combination, discrepancy: { ...discrepancy, ...change } } });
  };
  return (
    <>
      <RuleSection
        title={t('critical.title')}
        lead={t('critical.lead')}
        issues={issuesAt('criticalRule')}
        enabled={{
          label: t('critical.enabled'),
          value: criticalRule.enabled,
          onChange: (enabled) => {
            putCritical({ enabled });
          },
        }}
      >
        <NamedNumber
          name={t('critical.cap')}
          value={cap}
          most={100}
          onChange={(next) => {
            putCritical({ cap: next });
          }}
        />
      </RuleSection>
      <RuleSection
        title={t('differences.title')}
        lead={t('differences.lead')}
        issues={[...issuesAt('selfVsReview'), ...issuesAt('twoEvaluators')]}
      >
        {(['attention', 'serious'] as const).map((key) => (
          <NamedNumber
            key={key}
            name={t(`differences.${key}`)}
            value={selfVsReview[key]}
            most={100}
            onChange={(value) => {
              putDifference({ selfVsReview: { ...selfVsReview, [key]: value } });
            }}
          />
        ))}
        {(['discuss', 'thirdPerson'] as const).map((key) => (
          <NamedNumber
            key={key}
            name={t(`differences.${key}`)}
            value={twoEvaluators[key]}
            most={100}
            onChange={(value) => {
              putDifference({ twoEvaluators: { ...twoEvaluators, [key]: value } });
            }}
          />
        ))}
        <p>
          <Checkbox
            checked={ranking?.enabled === true}
            onChange={(event) => {
              put({ ranking: { ...ranking, enabled: event.target.checked } });
            }}
          >
            {t('places')}
          </Checkbox>
        </p>
      </RuleSection>
    </>
  );
}
