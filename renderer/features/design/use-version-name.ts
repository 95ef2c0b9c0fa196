import { useTranslation } from 'react-i18next';
import type { Version } from '../../../shared/contract/designs.ts';
import { useLabel } from '../../i18n/use-language.ts';

/** How a version is called on the screen. */
export function useVersionName(): (version: Version) => string {
  const { t } = useTranslation('design');
  const label = useLabel();
  return ({ kind, seq, name }) => {
    switch (kind) {
      case 'package':
        return t('version.package', { seq });
      case 'other':
        return label(name);
      default:
        return t(`version.${kind}`);
    }
  };
}
