import { useTranslation } from 'react-i18next';
import type { Method } from '../../../shared/model/template.ts';
import { useLabel } from '../../i18n/use-language.ts';

/** How the answer becomes a score, in one or two sentences that a pocket calculator can follow. */
export function Criteria({ method }: { readonly method: Method }) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  switch (method.type) {
    case 'graded':
      return <p>{t('criteria.graded')}</p>;
    case 'ratio': {
      const limits = { floor: method.floorPercent, target: method.targetPercent };
      return (
        <>
          <p>{method.direction === 'higher' ? t('criteria.ratioHigher', limits) : t('criteria.ratioLower', limits)}</p>
          {method.minDenominator === undefined ? null : (
            <p>{t('criteria.ratioFew', { count: method.minDenominator })}</p>
          )}
        </>
      );
    }
    case 'checklist':
      return (
        <p>
          {t('criteria.checklist')}
          {method.items.some((item) => item.critical === true) ? t('criteria.critical') : ''}
        </p>
      );
    case 'deduction':
      return (
        <>
          <p>{t('criteria.deduction', { base: method.base, floor: method.floor })}</p>
          <ul className="dashes">
            {method.rules.map((rule) => (
              <li key={rule.id}>
                {label(rule)}
                {t('criteria.rule', { per: rule.per, points: rule.points })}
              </li>
            ))}
          </ul>
        </>
      );
    default:
      return method satisfies never;
  }
}
