import { useTranslation } from 'react-i18next';
import type { Leaf } from '../../../../shared/model/template.ts';
import { useLabel } from '../../../i18n/use-language.ts';
import type { Column } from './columns.ts';

/** Two lines of headings: the items, and below them what is entered; both stay in sight. */
export function MatrixHead({ columns }: { readonly columns: readonly Column[] }) {
  const { t } = useTranslation('matrix');
  const label = useLabel();
  const leaves = [...new Set(columns.map(({ leaf }) => leaf))];
  const figure = ({ leaf, part }: Column): string => {
    const { method } = leaf;
    if (method.type !== 'ratio' || (part !== 'num' && part !== 'den')) return t(`column.${part}`);
    const quantity = part === 'num' ? method.numerator : method.denominator;
    return `${label(quantity)} (${quantity.unit})`;
  };
  const spanOf = (leaf: Leaf): number => columns.filter((one) => one.leaf === leaf).length;
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2} className="matrix-corner">
          {t('street')}
        </th>
        {leaves.map((leaf) => (
          <th
            key={leaf.code}
            scope="colgroup"
            colSpan={spanOf(leaf)}
            className="matrix-item"
            title={`${leaf.code} ${label(leaf)}`}
          >
            <span>
              <span className="code">{leaf.code}</span> {label(leaf)}
            </span>
          </th>
        ))}
      </tr>
      <tr>
        {columns.map((column) => (
          <th
            key={`${column.leaf.code} ${column.part}`}
            scope="col"
            className={`matrix-part matrix-part-${column.part}`}
            title={figure(column)}
          >
            <span>{figure(column)}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}
