import { useTranslation } from 'react-i18next';
import type { Leaf, Template } from '../../../shared/model/template.ts';
import { useLanguage } from '../../i18n/use-language.ts';

/** The sentences of the article behind an item, in its own words and with the place where they stand. */
export function Quotes({ leaf, template }: { readonly leaf: Leaf; readonly template: Template }) {
  const { t } = useTranslation('indicators');
  const language = useLanguage();
  const sentences = template.articleSentences.filter((one) => leaf.provenance.sentences.includes(one.id));
  const facts = template.articleFacts.filter((one) => leaf.provenance.facts.includes(one.id));
  if (sentences.length === 0) return <p className="hint">{t('noQuote')}</p>;
  return (
    <>
      {sentences.map((one) => (
        <figure key={one.id} className="quote">
          <blockquote lang="zh">{one.locator}</blockquote>
          <figcaption className="hint">
            {t('quotedAt', { id: one.id, line: one.line })}
            {language === 'en' ? ` ${one.gist}` : ''}
          </figcaption>
        </figure>
      ))}
      {facts.length === 0 ? null : (
        <p className="hint">
          {t('facts')} <span lang="zh">{facts.map((fact) => fact.zh).join(t('listComma'))}</span>
        </p>
      )}
    </>
  );
}
