import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';

const LARGE = { size: 'large' } as const;

/** Submitting locks the answers, so it waits until nothing is missing and asks once more. */
export function SubmitAll(props: {
  readonly open: number;
  readonly allSubmitted: boolean;
  readonly onSubmit: () => void;
}) {
  const { t } = useTranslation('filling');
  const { open, allSubmitted } = props;
  const disabled = open > 0 || allSubmitted;
  return (
    <div>
      <Popconfirm
        title={t('handover.sure')}
        description={t('handover.sureHint')}
        okText={t('handover.submit')}
        cancelText={t('handover.notYet')}
        okButtonProps={LARGE}
        cancelButtonProps={LARGE}
        disabled={disabled}
        onConfirm={props.onSubmit}
      >
        <Button size="large" type={open > 0 ? 'default' : 'primary'} disabled={disabled}>
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
