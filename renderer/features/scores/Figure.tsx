import { useTranslation } from 'react-i18next';
import type { Status } from '../../../shared/model/result.ts';

/** A score, or the word for why there is none: missing, not applicable, invalid and undecided are never zero. */
export function Figure({ status, value }: { readonly status: Status; readonly value: string | null }) {
  const { t } = useTranslation('scores');
  if (status === 'value' && value !== null) return <span className="figures">{value}</span>;
  return <span className="no-figure">{t(`status.${status === 'value' ? 'missing' : status}`)}</span>;
}
