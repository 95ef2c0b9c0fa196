import { useTranslation } from 'react-i18next';
import type { NodeResult } from '../../../shared/model/result.ts';

/** What the figure is worth in the total. */
export function PointsLine({ node }: { readonly node: NodeResult }) {
  const { t } = useTranslation('scores');
  if (node.fullMark === null) return null;
  return (
    <p className="hint">
      {node.points === null || node.lost === null
        ? t('worthOpen', { full: node.fullMark })
        : t('worth', { full: node.fullMark, points: node.points, lost: node.lost })}
    </p>
  );
}
