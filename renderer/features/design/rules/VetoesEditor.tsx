import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { newRuleId } from '../../../../shared/designing/new-codes.ts';
import type { VetoRules } from '../../../../shared/model/template.ts';
import { effectText, readEffect } from '../../../../shared/scoring/effect.ts';
import { PartLines } from '../PartLines.tsx';
import { CapChoice } from './CapChoice.tsx';
import { RuleSection, type RulePart } from './RuleLines.tsx';

const NONE: VetoRules = { enabled: false, items: [] };

/** What two people of the office may decide against a street: a limit of the band, or surveys that count nothing. */
export function VetoesEditor({ template, reserved, put, issuesAt }: RulePart) {
  const { t } = useTranslation('rules');
  const { resultBands } = template;
  const vetoes = template.vetoItems ?? NONE;
  const change = (part: Partial<VetoRules>) => {
    put({ vetoItems: { ...vetoes, ...part } });
  };
  const last = resultBands.at(-1);
  return (
    <RuleSection
      title={t('vetoes.title')}
      lead={t('vetoes.lead')}
      issues={issuesAt('vetoItems')}
      enabled={{
        label: t('inForce'),
        value: vetoes.enabled,
        onChange: (enabled) => {
          change({ enabled });
        },
      }}
    >
      <PartLines
        title={t('vetoes.line')}
        parts={vetoes.items}
        issuesAt={issuesAt}
        make={() => ({
          id: newRuleId(template, 'VT', reserved),
          zh: '',
          en: '',
          effect: last === undefined ? '' : `cap:${last.zh}`,
        })}
        renderExtra={(item, putItem) => {
          const read = readEffect(item.effect, resultBands) ?? { cap: null, voidsSurveys: false };
          return (
            <>
              <CapChoice
                bands={resultBands}
                effect={item.effect}
                optional
                onChange={(effect) => {
                  putItem({ ...item, effect });
                }}
              />
              <Checkbox
                checked={read.voidsSurveys}
                onChange={(event) => {
                  putItem({ ...item, effect: effectText({ ...read, voidsSurveys: event.target.checked }) });
                }}
              >
                {t('vetoes.voids')}
              </Checkbox>
            </>
          );
        }}
        onChange={(items) => {
          change({ items });
        }}
      />
    </RuleSection>
  );
}
