import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownClaims } from '../../../../shared/contract/claims.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Leaf } from '../../../../shared/model/template.ts';
import { ClaimOfItem } from '../../../claims/StreetClaim.tsx';
import { Refusal } from '../../../components/Refusal.tsx';
import { useLabel } from '../../../i18n/use-language.ts';
import { ClaimState, useStreetClaims } from '../ClaimBeside.tsx';

/** What the street says of itself, item by item, at hand on the visit. */
export function VisitClaims(props: {
  readonly content: RoundContent;
  readonly unit: string;
  readonly leaves: readonly Leaf[];
}) {
  const { t } = useTranslation('claims');
  const { content, unit, leaves } = props;
  const { data, error } = useStreetClaims(content.id, unit);
  if (data === undefined) return <Refusal error={error} />;
  return (
    <section className="visit-claims" aria-label={t('byItem')}>
      <h3>{t('byItem')}</h3>
      <ClaimState claims={data} />
      {data === null
        ? null
        : leaves.map((leaf) => <ClaimLine key={leaf.code} content={content} claims={data} leaf={leaf} />)}
    </section>
  );
}

function ClaimLine(props: { readonly content: RoundContent; readonly claims: ShownClaims; readonly leaf: Leaf }) {
  const { t } = useTranslation('claims');
  const label = useLabel();
  const { content, claims, leaf } = props;
  const [open, setOpen] = useState(false);
  const heads = claims.answers.find((one) => one.leaf === leaf.code)?.heads ?? [];
  return (
    <details
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <span className="code">{leaf.code}</span> {label(leaf)}
        {heads.length === 0 ? <span className="hint"> {t('noAnswerShort')}</span> : null}
      </summary>
      {open ? (
        <ClaimOfItem
          content={content}
          leaf={leaf.code}
          heads={heads}
          evidence={claims.evidence}
          none={t('noAnswer')}
          evidenceTitle={t('evidenceOf', { leaf: leaf.code })}
        />
      ) : null}
    </details>
  );
}
