import { useTranslation } from 'react-i18next';
import type { LeafForm } from '../../shared/model/ids.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import { useLabel } from '../i18n/use-language.ts';

/** `德胜街道 · 街道自评`; a department's name comes last, and a reviewer's where several share a computer. */
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
  const who = department?.zh ?? sharingReviewer(props.content, props.rater);
  const parts = [street === undefined ? props.unit : label(street), t(`form.${props.form}`), who];
  return <>{parts.filter((part) => part !== '').join(' · ')}</>;
}

function sharingReviewer({ roster }: RoundContent, rater: string | null): string {
  const shares = roster.devices.some(({ persons }) => persons.length > 1 && persons.some((id) => id === rater));
  return shares ? (roster.persons.find(({ id }) => id === rater)?.name ?? '') : '';
}
