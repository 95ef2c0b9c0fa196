import { useTranslation } from 'react-i18next';
export function FirstStart() {
  const { t } = useTranslation('frame');
  return (
    <main className="alone">
      <h1>{t('product')}</h1>
    </main>
  );
}
