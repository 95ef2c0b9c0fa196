import { Button, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gap } from '../../../shared/contract/responses.ts';
import type { LeafForm } from '../../../shared/model/ids.ts';
import { GapNote } from '../../answers/GapNote.tsx';

/** The reason why an item does not apply; for a street it is a claim until the review says the same. */
export function NotApplicable(props: {
  readonly form: LeafForm;
  readonly reason: string;
  readonly gaps: readonly Gap[];
  readonly locked: boolean;
  readonly onReason: (reason: string) => void;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('filling');
  const id = useId();
  return (
    <div className="not-applicable">
      <p>{props.form === 'self' ? t('na.claim') : t('na.review')}</p>
      <label htmlFor={id}>{t('na.reason')}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={1000}
        disabled={props.locked}
        aria-describedby={`${id}-gap`}
        value={props.reason}
        onChange={(event) => {
          props.onReason(event.target.value);
        }}
      />
      <GapNote id={`${id}-gap`} gaps={props.gaps} />
      <Button size="large" disabled={props.locked} onClick={props.onBack}>
        {t('na.back')}
      </Button>
    </div>
  );
}
