import { useTranslation } from 'react-i18next';
import type { Grade, Method } from '../../../shared/model/template.ts';
import { useLabel } from '../../i18n/use-language.ts';

/** How an answer becomes points, with every level, line or rule. */
export function MethodDetail({ method, grades }: { readonly method: Method; readonly grades: readonly Grade[] }) {
  const { t } = useTranslation('indicators');
  const label = useLabel();
  switch (method.type) {
    case 'graded':
      return (
        <>
          <p>{t('gradedHow')}</p>
          <ul className="dashes">
            {method.anchors.map((anchor) => {
              const grade = grades.find((one) => one.grade === anchor.grade);
              return (
                <li key={anchor.grade}>
                  <strong>{grade === undefined ? anchor.grade : label(grade)}</strong>{' '}
                  {grade === undefined ? '' : t('gradePoints', { points: grade.default, min: grade.min })}{' '}
                  {label(anchor)}
                </li>
              );
            })}
          </ul>
        </>
      );
    case 'ratio': {
      const { numerator, denominator, floorPercent: floor, targetPercent: target } = method;
      return (
        <>
          <p>
            {t('ratioParts', {
              top: label(numerator),
              bottom: label(denominator),
              unit: denominator.unit,
              fixed: denominator.fixed ?? '',
            })}
          </p>
          <p>
            {method.direction === 'higher' ? t('ratioHigher', { floor, target }) : t('ratioLower', { floor, target })}
          </p>
        </>
      );
    }
    case 'checklist':
      return (
        <>
          <p>{t('checklistHow')}</p>
          <ul className="dashes">
            {method.items.map((item) => (
              <li key={item.id}>
                {label(item)} {item.critical === true ? t('critical') : ''}
              </li>
            ))}
          </ul>
        </>
      );
    case 'deduction':
      return (
        <>
          <p>{t('deductionHow', { base: method.base, floor: method.floor })}</p>
          <ul className="dashes">
            {method.rules.map((rule) => (
              <li key={rule.id}>
                {label(rule)}: {t('deductionRule', { per: rule.per, points: rule.points, cap: rule.cap })}
              </li>
            ))}
          </ul>
        </>
      );
    default:
      return method satisfies never;
  }
}
