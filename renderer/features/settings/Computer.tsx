import { useTranslation } from 'react-i18next';
import type { Hello } from '../../../shared/contract/app.ts';
import { Section } from '../../components/Section.tsx';

/** Where the data lies and what protects the seal, in words. */
export function Computer({ hello }: { readonly hello: Hello }) {
  const { t } = useTranslation('start');
  return (
    <Section title={t('settings.computer')}>
      <dl className="facts">
        <dt>{t('settings.folder')}</dt>
        <dd>
          <span className="path">{hello.dataFolder}</span>
          <p className="hint">{t('settings.folderHint')}</p>
        </dd>
        <dt>{t('settings.protection')}</dt>
        <dd>{hello.keyProtection === 'system' ? t('settings.protectionSystem') : t('settings.protectionFile')}</dd>
        <dt>{t('settings.version')}</dt>
        <dd>{hello.version}</dd>
      </dl>
    </Section>
  );
}
