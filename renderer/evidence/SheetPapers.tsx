import { useTranslation } from 'react-i18next';
import type { HandedEvidence } from '../../shared/contract/evidence.ts';
import { isOfSheet } from '../../shared/model/evidence-kinds.ts';
import type { LeafForm } from '../../shared/model/ids.ts';
import { HandedList } from './HandedEvidence.tsx';

/** The papers about whole sheets of a street, at the office: signed paper, signatures, confirmation of a visit. */
export function SheetPapers({ all, form }: { readonly all: readonly HandedEvidence[]; readonly form: LeafForm }) {
  const { t } = useTranslation('evidence');
  const own = all.filter((one) => one.form === form && isOfSheet(one.value));
  return own.length === 0 ? null : <HandedList title={t('ofSheet')} list={own} />;
}
