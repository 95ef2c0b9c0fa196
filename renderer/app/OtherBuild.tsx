import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** The program behind the page was replaced while the page was open. */
export function OtherBuild() {
  const { t } = useTranslation('frame');
  return (
    <main className="alone">
      <h1>{t('product')}</h1>
      <p>{t('otherBuild')}</p>
      <Button
        type="primary"
        size="large"
        onClick={() => {
          location.reload();
        }}
      >
        {t('reload')}
      </Button>
    </main>
  );
}
