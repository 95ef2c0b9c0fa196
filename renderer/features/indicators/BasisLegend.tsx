import { useTranslation } from 'react-i18next';
import type { Leaf } from '../../../shared/model/template.ts';
import { Basis } from './Basis.tsx';

/** How much of the system is quoted and how much inferred, and what the two words mean. */
export function BasisLegend({ leaves }: { readonly leaves: readonly Leaf[] }) {
  const { t } = useTranslation('indicators');
  const quoted = leaves.filter((leaf) => leaf.contentBasis === 'explicit').length;
  const measured = leaves.filter((leaf) => leaf.measureBasis !== 'explicit').length;
  return (
    <>
      <p className="lead">
        {t('counted', { count: leaves.length, quoted, inferred: leaves.length - quoted, measured })}
      </p>
      <dl className="legend">
        <dt>
          <Basis quoted />
        </dt>
        <dd>{t('quotedMeans')}</dd>
        <dt>
          <Basis quoted={false} />
        </dt>
        <dd>{t('inferredMeans')}</dd>
      </dl>
    </>
  );
}
