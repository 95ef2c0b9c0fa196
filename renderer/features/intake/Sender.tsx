import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../shared/contract/intake.ts';
import { roleOf } from './roles.ts';

/** `街道 · 张三 · 一号机` */
export function Sender({ from }: { readonly from: NonNullable<Verdict['from']> }) {
  const { t } = useTranslation('intake');
  const role = roleOf(from.role);
  const words = [role === undefined ? '' : t(`role.${role}`)];
  // A computer is named after its person until the office gives it another name.
  if (!from.label.startsWith(from.person)) words.push(from.person);
  words.push(from.label === '' ? t('unknownDevice') : from.label);
  return <>{words.filter((word) => word !== '').join(' · ')}</>;
}
