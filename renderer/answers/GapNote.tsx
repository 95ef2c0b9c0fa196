import { useTranslation } from 'react-i18next';
import type { Gap } from '../../shared/contract/responses.ts';

/** A gentle word on what is missing, at the place where it is missing. Keeps its line, so nothing jumps. */
export function GapNote(props: { readonly id?: string; readonly gaps: readonly Gap[]; readonly part?: string }) {
  const { t } = useTranslation('filling');
  const gap = props.gaps.find((one) => props.part === undefined || one.part === props.part);
  return (
    <p className="gap" {...(props.id === undefined ? {} : { id: props.id })}>
      {gap === undefined ? '' : t(`gap.${gap.code}`)}
    </p>
  );
}
