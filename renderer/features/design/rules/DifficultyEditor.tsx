import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { newRuleId } from '../../../../shared/designing/new-codes.ts';
import type { DifficultyRules } from '../../../../shared/model/template.ts';
import { useLabel } from '../../../i18n/use-language.ts';
import { PartLines } from '../PartLines.tsx';
import { NamedNumber, RuleSection, type RulePart } from './RuleLines.tsx';

const NONE: DifficultyRules = { enabled: false, classes: [], streets: {} };
/** Street in no class. */
const PLAIN = ' ';

/** Factors for classes of streets, and which street is in which class. */
export function DifficultyEditor({
  template,
  reserved,
  put,
  issuesAt,
  units,
}: RulePart & { readonly units: readonly string[] }) {
  const { t } = useTranslation('rules');
  const label = useLabel();
  const difficulty = template.difficulty ?? NONE;
  const { classes, streets } = difficulty;
  const change = (part: Partial<DifficultyRules>) => {
    put({ difficulty: { ...difficulty, ...part } });
  };
  const shown = template.streets.filter(({ code9 }) => units.includes(code9));
  return (
    <RuleSection
      title={t('difficulty.title')}
      lead={t('difficulty.lead')}
      issues={[...issuesAt('difficulty'), ...shown.flatMap(({ code9 }) => issuesAt(code9))]}
      enabled={{
        label: t('inForce'),
        value: difficulty.enabled,
        onChange: (enabled) => {
          change({ enabled });
        },
      }}
    >
      <PartLines
        title={t('difficulty.line')}
        parts={classes}
        issuesAt={issuesAt}
        make={() => ({ id: newRuleId(template, 'DF', reserved), zh: '', en: '', factor: 1.1 })}
        renderExtra={(one, putClass) => (
          <NamedNumber
            name={t('difficulty.factor')}
            value={one.factor}
            least={0.01}
            most={3}
            onChange={(factor) => {
              putClass({ ...one, factor });
            }}
          />
        )}
        onChange={(next) => {
          // A street of a class that goes is a plain one again.
          const known = new Set(next.map(({ id }) => id));
          const kept = Object.fromEntries(Object.entries(streets).filter(([, id]) => known.has(id)));
          change({ classes: next, streets: kept });
        }}
      />
      {classes.length === 0 ? null : (
        <div className="street-classes">
          {shown.map((street) => (
            <span key={street.code9} className="number-row">
              <span className="street-name">{label(street)}</span>
              <Select
                aria-label={t('difficulty.classOf', { street: label(street) })}
                className="band-choice"
                value={streets[street.code9] ?? PLAIN}
                options={[
                  { value: PLAIN, label: t('difficulty.plain') },
                  ...classes.map((one) => ({ value: one.id, label: label(one) })),
                ]}
                onChange={(id) => {
                  const { [street.code9]: _before, ...others } = streets;
                  change({ streets: id === PLAIN ? others : { ...others, [street.code9]: id } });
                }}
              />
            </span>
          ))}
        </div>
      )}
    </RuleSection>
  );
}
