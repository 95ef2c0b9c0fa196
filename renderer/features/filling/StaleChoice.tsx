import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** The item was changed in another window meanwhile: nothing is chosen for the user. */
export function StaleChoice(props: {
  readonly onKeepMine: () => Promise<void>;
  readonly onTakeTheirs: () => Promise<void>;
}) {
  const { t } = useTranslation('filling');
  return (
    <div className="refusal" role="alert">
      <p>{t('stale.said')}</p>
      <div className="actions">
        <Button size="large" onClick={() => void props.onKeepMine()}>
          {t('stale.mine')}
        </Button>
        <Button size="large" onClick={() => void props.onTakeTheirs()}>
          {t('stale.theirs')}
        </Button>
      </div>
    </div>
  );
}
