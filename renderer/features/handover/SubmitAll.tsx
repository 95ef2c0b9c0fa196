import { Button, Checkbox, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const LARGE = { size: 'large' } as const;

/**
 * Submitting locks the answers, so it waits until nothing is missing and asks once more. The scan of the signed paper
 * is asked for and may follow later.
 */
export function SubmitAll(props: {
  readonly open: number;
  readonly allSubmitted: boolean;
  /** Sheets that would be submitted without the scan of their signed paper. */
  readonly papersMissing: number;
  readonly onSubmit: () => void;
}) {
  const { t } = useTranslation('filling');
  const { t: handover } = useTranslation('handover');
  const { open, allSubmitted, papersMissing } = props;
  const [later, setLater] = useState(false);
  const [asked, setAsked] = useState(false);
  const disabled = open > 0 || allSubmitted;
  const asksForPaper = !disabled && papersMissing > 0;
  const ready = !asksForPaper || later;
  return (
    <div>
      {asksForPaper ? (
        <div className="paper-question">
          <p>{handover('paper.question', { count: papersMissing })}</p>
          <Checkbox
            checked={later}
            onChange={(event) => {
              setLater(event.target.checked);
              setAsked(false);
            }}
          >
            {handover('paper.later')}
          </Checkbox>
          {asked && !later ? (
            <p className="hint hint-wrong" role="alert">
              {handover('paper.answerFirst')}
            </p>
          ) : null}
        </div>
      ) : null}
      <Popconfirm
        title={t('handover.sure')}
        description={t('handover.sureHint')}
        okText={t('handover.submit')}
        cancelText={t('handover.notYet')}
        okButtonProps={LARGE}
        cancelButtonProps={LARGE}
        disabled={disabled || !ready}
        onConfirm={props.onSubmit}
      >
        <Button
          size="large"
          type={open > 0 ? 'default' : 'primary'}
          disabled={disabled}
          onClick={() => {
            setAsked(!ready);
          }}
        >
          {t('handover.submit')}
        </Button>
      </Popconfirm>
      <p className="hint">
        {allSubmitted
          ? t('handover.allSubmitted')
          : open > 0
            ? t('handover.submitOpen', { count: open })
            : t('handover.submitHint')}
      </p>
    </div>
  );
}
