import { useTranslation } from 'react-i18next';
import { extensionOf, PACKAGE_KINDS } from '../../../shared/package-format/kinds.ts';
import { Section } from '../../components/Section.tsx';

/** Every kind of file that travels, with a line on what it is for. */
export function FileKinds() {
  const { t } = useTranslation('start');
  return (
    <Section title={t('kinds.title')}>
      <p className="lead">{t('kinds.lead')}</p>
      <dl className="file-kinds">
        {PACKAGE_KINDS.map((kind) => (
          <div key={kind}>
            <dt>{extensionOf(kind)}</dt>
            <dd>{t(`kinds.${kind}`)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
