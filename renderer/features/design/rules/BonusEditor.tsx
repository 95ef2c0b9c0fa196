import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { newRuleId } from '../../../../shared/designing/new-codes.ts';
import type { BonusRules } from '../../../../shared/model/template.ts';
import { PartLines } from '../PartLines.tsx';
import { NamedNumber, RuleSection, type RulePart } from './RuleLines.tsx';

const NONE: BonusRules = { enabled: false, cap: 5, items: [] };

/** Points above the total, given by the office, shown apart. */
export function BonusEditor({ template, reserved, put, issuesAt }: RulePart) {
  const { t } = useTranslation('rules');
  const bonus = template.bonus ?? NONE;
  const change = (part: Partial<BonusRules>) => {
    put({ bonus: { ...bonus, ...part } });
  };
  return (
    <RuleSection
      title={t('bonus.title')}
      lead={t('bonus.lead')}
      issues={issuesAt('bonus')}
      enabled={{
        label: t('inForce'),
        value: bonus.enabled,
        onChange: (enabled) => {
          change({ enabled });
        },
      }}
    >
      <NamedNumber
        name={t('bonus.capAll')}
        value={bonus.cap}
        most={100}
        onChange={(cap) => {
          change({ cap });
        }}
      />
      <PartLines
        title={t('bonus.line')}
        parts={bonus.items}
        issuesAt={issuesAt}
        make={() => ({ id: newRuleId(template, 'BN', reserved), zh: '', en: '', points: 1, per: '每次', cap: 3 })}
        renderExtra={(item, putItem) => (
          <>
            <NamedNumber
              name={t('bonus.points')}
              value={item.points}
              most={100}
              onChange={(points) => {
                putItem({ ...item, points });
              }}
            />
            <span className="number-row">
              <span>{t('bonus.per')}</span>
              <Input
                className="per-field"
                aria-label={t('bonus.per')}
                maxLength={20}
                value={item.per}
                onChange={(event) => {
                  putItem({ ...item, per: event.target.value });
                }}
              />
            </span>
            <NamedNumber
              name={t('bonus.cap')}
              value={item.cap}
              most={100}
              onChange={(cap) => {
                putItem({ ...item, cap });
              }}
            />
          </>
        )}
        onChange={(items) => {
          change({ items });
        }}
      />
    </RuleSection>
  );
}
