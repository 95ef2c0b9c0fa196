import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { indicatorsOf } from '../../../../shared/designing/indicator-tree.ts';
import { newRuleId } from '../../../../shared/designing/new-codes.ts';
import type { GateRules } from '../../../../shared/model/template.ts';
import { TOTAL } from '../../../../shared/scoring/tree.ts';
import { useLabel } from '../../../i18n/use-language.ts';
import { useSoundSearch } from '../../../pinyin/use-sound-search.ts';
import { PartLines } from '../PartLines.tsx';
import { CapChoice } from './CapChoice.tsx';
import { NamedNumber, RuleSection, type RulePart } from './RuleLines.tsx';

const NONE: GateRules = { enabled: false, items: [] };

/** What must be reached, or the band is limited. */
export function GatesEditor({ template, reserved, put, issuesAt }: RulePart) {
  const { t } = useTranslation('rules');
  const search = useSoundSearch();
  const label = useLabel();
  const { resultBands, nodes } = template;
  const gates = template.gates ?? NONE;
  const change = (part: Partial<GateRules>) => {
    put({ gates: { ...gates, ...part } });
  };
  const places = [
    { value: TOTAL, label: t('gates.total') },
    ...indicatorsOf(template).map((one) => ({ value: one.code, label: `${one.code} ${label(one)}` })),
  ];
  const second = resultBands[1] ?? resultBands[0];
  return (
    <RuleSection
      title={t('gates.title')}
      lead={t('gates.lead')}
      issues={issuesAt('gates')}
      enabled={{
        label: t('inForce'),
        value: gates.enabled,
        onChange: (enabled) => {
          change({ enabled });
        },
      }}
    >
      <PartLines
        title={t('gates.line')}
        parts={gates.items}
        issuesAt={issuesAt}
        make={() => ({
          id: newRuleId(template, 'GT', reserved),
          zh: '',
          en: '',
          node: nodes[0]?.code ?? TOTAL,
          min: 60,
          effect: second === undefined ? '' : `cap:${second.zh}`,
        })}
        renderExtra={(gate, putGate) => (
          <>
            <span className="number-row">
              <span>{t('gates.node')}</span>
              <Select
                aria-label={t('gates.node')}
                className="node-choice"
                showSearch={search}
                value={gate.node}
                options={places}
                onChange={(node) => {
                  putGate({ ...gate, node });
                }}
              />
            </span>
            <NamedNumber
              name={t('gates.min')}
              value={gate.min}
              most={100}
              onChange={(min) => {
                putGate({ ...gate, min });
              }}
            />
            <CapChoice
              bands={resultBands}
              effect={gate.effect}
              optional={false}
              onChange={(effect) => {
                putGate({ ...gate, effect });
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
