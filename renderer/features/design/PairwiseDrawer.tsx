import { useTranslation } from 'react-i18next';
import { childrenOf } from '../../../shared/designing/indicator-tree.ts';
import { comparisonOf, MOST_COMPARED, newComparison } from '../../../shared/designing/pairwise.ts';
import type { Template } from '../../../shared/model/template.ts';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { useDesign } from './design-store.ts';
import { PairwiseForm } from './PairwiseForm.tsx';

/** Weights of the children of one node by comparing them two by two. `undefined` while it is closed. */
export function PairwiseDrawer(props: {
  readonly parent: string | null | undefined;
  readonly template: Template;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('design');
  const edit = useDesign((design) => design.edit);
  const { parent, template, onClose } = props;
  const count = parent === undefined ? 0 : childrenOf(template, parent).length;
  return (
    <SideDrawer
      title={t('pairwise', { parent: parent ?? t('top') })}
      open={parent !== undefined}
      wide
      onClose={onClose}
    >
      {parent === undefined ? null : count < 2 || count > MOST_COMPARED ? (
        <p>{t('pairwiseCount', { most: MOST_COMPARED })}</p>
      ) : (
        <PairwiseForm
          template={template}
          comparison={comparisonOf(template, parent) ?? newComparison(template, parent, t('person', { number: 1 }))}
          onChange={(comparison) => {
            edit({ t: 'comparison', parent, comparison });
          }}
          onUse={(weights) => {
            edit({ t: 'weights', weights });
            onClose();
          }}
        />
      )}
    </SideDrawer>
  );
}
