import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFilling } from './filling-store.ts';

/** The item was changed in another window meanwhile: nothing is chosen for the user. */
export function StaleChoice() {
  const { t } = useTranslation('filling');
  const { keepMine, takeTheirs } = useFilling();
  return (
    <div className="refusal" role="alert">
      <p>{t('stale.said')}</p>
      <div className="actions">
        <Button size="large" onClick={() => void keepMine()}>
          {t('stale.mine')}
        </Button>
        <Button size="large" onClick={() => void takeTheirs()}>
          {t('stale.theirs')}
        </Button>
      </div>
    </div>
  );
}
