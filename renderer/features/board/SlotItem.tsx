import { useTranslation } from 'react-i18next';
import type { HandedEvidence as Handed } from '../../../shared/contract/evidence.ts';
import type { SlotDetail } from '../../../shared/contract/intake.ts';
import { FORM_OF, LEAF_FORMS, type Source } from '../../../shared/model/ids.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { AnswerColumns } from '../../answers/AnswerColumns.tsx';
import { HandedEvidence } from '../../evidence/HandedEvidence.tsx';
import type { IconName } from '../../components/Icon.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useNames } from '../../session/use-names.ts';

const ICON: Readonly<Record<SlotDetail['status'], IconName>> = {
  empty: 'circle',
  value: 'check',
  agreed: 'check',
  withdrawn: 'dash',
  conflict: 'split',
};

/** One item of one rater, with its answers side by side. */
export function SlotItem(props: {
  readonly content: RoundContent;
  readonly source: Source;
  readonly slot: SlotDetail;
  readonly evidence: readonly Handed[];
}) {
  const { content, slot, source } = props;
  const form = LEAF_FORMS.find((one) => one === FORM_OF[source]);
  const { t } = useTranslation('board');
  const { t: answers } = useTranslation('answers');
  const names = useNames(content);
  return (
    <li>
      <p className="slot-head">
        <span>
          <span className="figures">{slot.leaf === '*' ? '' : slot.leaf}</span>{' '}
          {slot.leaf === '*' ? t('questionnaire') : names.node(slot.leaf)}
        </span>
        {slot.raterName === '' ? null : <span className="slot-rater">{slot.raterName}</span>}
        <StatusChip icon={ICON[slot.status]} tone={slot.status === 'conflict' ? 'attention' : 'plain'}>
          {t(`slot.${slot.status}`)}
        </StatusChip>
      </p>
      {slot.hidden ? <p className="hint">{answers('hidden')}</p> : null}
      {slot.heads.length === 0 ? null : <AnswerColumns content={content} leaf={slot.leaf} heads={slot.heads} />}
      {form === undefined ? null : (
        <HandedEvidence all={props.evidence} at={{ form, rater: slot.rater, leaf: slot.leaf }} />
      )}
    </li>
  );
}
