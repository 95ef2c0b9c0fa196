import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';
export function Settings() {
  const { t } = useTranslation('frame');
  return <Page title={t('rail.settings')}>{null}</Page>;
}
