import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeafForm } from '../../../shared/model/ids.ts';
import { SOURCE_OF } from '../../../shared/model/ids.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import type { Leaf } from '../../../shared/model/template.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { Criteria } from './Criteria.tsx';

/** Why and how: the rule of the method, the evidence wanted, the check on site, and where the article says it. */
export function ContextPanel(props: {
  readonly content: RoundContent;
  readonly form: LeafForm;
  readonly leaf: Leaf;
  /** What comes before all that. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const { content, leaf } = props;
  const sentences = content.template.articleSentences.filter((one) => leaf.provenance.sentences.includes(one.id));
  const weight = leaf.sources.find((source) => source.id === SOURCE_OF[props.form])?.weight;
  return (
    // It scrolls by itself, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <aside className="context" tabIndex={0} aria-label={t('context.title')}>
      {props.children}
      <h2>{t('context.criteria')}</h2>
      <Criteria method={leaf.method} />
      {weight === undefined || content.weightsHidden === true ? null : (
        <p className="hint">{t('context.weight', { weight })}</p>
      )}
      <h2>{t('context.evidence')}</h2>
      <ul className="dashes">
        {leaf.evidence.map((evidence) => (
          <li key={evidence.id}>
            {label(evidence)}
            {evidence.required ? null : <small> {t('context.optional')}</small>}
          </li>
        ))}
      </ul>
      <h2>{t('context.onsite')}</h2>
      <p>{label(leaf.onsite)}</p>
      <h2>{t('context.source')}</h2>
      {sentences.map((sentence) => (
        <p key={sentence.id}>
          {t('context.sentence', { line: sentence.line })}
          {t('context.quoted', { text: sentence.locator })}
        </p>
      ))}
      <p className="hint">{t(`context.basis.${leaf.contentBasis}`)}</p>
    </aside>
  );
}
