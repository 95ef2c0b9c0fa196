import { useTranslation } from 'react-i18next';
import { withBands } from '../../../../shared/designing/bands.ts';
import { FEWEST_GRADES, inOrder, MOST_GRADES, newGradeCode } from '../../../../shared/designing/grades.ts';
import type { Band, Grade } from '../../../../shared/model/template.ts';
import { PartLines } from '../PartLines.tsx';
import { NamedNumber, RuleSection, type RulePart } from './RuleLines.tsx';

/** Bands of the total and grades of an answer; both by their lower bounds. */
export function BandsEditor({ template, reserved, put, issuesAt }: RulePart) {
  const { t } = useTranslation('rules');
  const { resultBands, scales } = template;
  const numbered = resultBands.map((band, at) => ({ ...band, id: String(at) }));
  const putBands = (bands: readonly Band[]) => {
    put(withBands(template, bands));
  };
  const putGrades = (grade4: readonly Grade[]) => {
    put({ scales: { ...scales, grade4: inOrder(grade4) } });
  };
  return (
    <>
      <RuleSection title={t('bands.title')} lead={t('bands.lead')} issues={issuesAt('bands')}>
        <PartLines
          title={t('bands.line')}
          parts={numbered}
          make={() => ({ id: String(resultBands.length), zh: '', en: '', min: 0 })}
          renderExtra={(part, change) => (
            <NamedNumber
              name={t('bands.from')}
              value={part.min}
              most={100}
              onChange={(min) => {
                change({ ...part, min });
              }}
            />
          )}
          onChange={(bands) => {
            if (bands.length > 0) putBands(bands.map(({ id: _id, ...band }) => band));
          }}
        />
      </RuleSection>
      <RuleSection title={t('grades.title')} lead={t('grades.lead')} issues={issuesAt('grade4')}>
        <PartLines
          title={t('grades.line')}
          parts={scales.grade4.map((grade) => ({ ...grade, id: grade.grade }))}
          least={FEWEST_GRADES}
          most={MOST_GRADES}
          make={() => {
            const grade = newGradeCode(template, reserved);
            return { id: grade, grade, zh: '', en: '', min: 0, default: 0 };
          }}
          renderExtra={(part, change) => (
            <>
              <span className="part-name">{t('grades.code', { grade: part.grade })}</span>
              <NamedNumber
                name={t('bands.from')}
                value={part.min}
                most={100}
                onChange={(min) => {
                  change({ ...part, min });
                }}
              />
              <NamedNumber
                name={t('grades.default')}
                value={part.default}
                most={100}
                onChange={(points) => {
                  change({ ...part, default: points });
                }}
              />
            </>
          )}
          onChange={(grades) => {
            putGrades(grades.map(({ id: _id, ...grade }) => grade));
          }}
        />
      </RuleSection>
    </>
  );
}
