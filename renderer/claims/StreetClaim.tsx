import './claims.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandedEvidence as Handed } from '../../shared/contract/evidence.ts';
import type { SlotHead } from '../../shared/contract/intake.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import { AnswerColumns } from '../answers/AnswerColumns.tsx';
import { HandedEvidence } from '../evidence/HandedEvidence.tsx';

function disagree(heads: readonly SlotHead[]): boolean {
  return new Set(heads.map(({ value }) => JSON.stringify(value))).size > 1;
}

interface Claim {
  readonly content: RoundContent;
  readonly leaf: string;
  readonly heads: readonly SlotHead[];
  readonly evidence: readonly Handed[];
  /** What is said where there is no answer. */
  readonly none: string;
  /** Name of the list of evidence, where the same page has another. */
  readonly evidenceTitle?: string;
}

/** What a street says of itself about one item, with its reasons and its evidence; two answers stand side by side. */
export function ClaimOfItem({ content, leaf, heads, evidence, none, evidenceTitle }: Claim) {
  const { t } = useTranslation('claims');
  return (
    <div className="claim-of-item">
      {heads.length === 0 ? <p>{none}</p> : null}
      {disagree(heads) ? <p className="why">{t('disagree')}</p> : null}
      <AnswerColumns content={content} leaf={leaf} heads={heads} />
      <HandedEvidence all={evidence} at={{ leaf, form: 'self', rater: null }} title={evidenceTitle ?? t('evidence')} />
    </div>
  );
}

/** The same as a part of its own; `children` say something of the whole self-assessment. */
export function StreetClaim({ children, ...claim }: Claim & { readonly children?: ReactNode }) {
  const { t } = useTranslation('claims');
  return (
    <section className="street-claim" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {children}
      <ClaimOfItem {...claim} />
    </section>
  );
}
