import { useTranslation } from 'react-i18next';
import type { LeafForm } from '../../shared/model/ids.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import { useLabel } from '../i18n/use-language.ts';

/** `德胜街道 · 街道自评`; a department's name comes last. */
export function TaskName(props: {
  readonly content: RoundContent;
  readonly form: LeafForm;
  readonly unit: string;
  readonly rater: string | null;
}) {
  const { t } = useTranslation('frame');
  const label = useLabel();
  const { streets, departments } = props.content.template;
  const street = streets.find((one) => one.code9 === props.unit);
  const department = props.form === 'dept' ? departments.find((one) => one.id === props.rater) : undefined;
  const parts = [street === undefined ? props.unit : label(street), t(`form.${props.form}`), department?.zh ?? ''];
  return <>{parts.filter((part) => part !== '').join(' · ')}</>;
}
