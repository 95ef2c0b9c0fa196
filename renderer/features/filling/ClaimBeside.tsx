import { useTranslation } from 'react-i18next';
import type { ShownClaims } from '../../../shared/contract/claims.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import type { Leaf } from '../../../shared/model/template.ts';
import { StreetClaim } from '../../claims/StreetClaim.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { dateTime } from '../../i18n/times.ts';
import { pathOf } from '../../session/navigation.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';

/** What the office handed over of a street's self-assessment, read anew when a file brings more. */
export function useStreetClaims(round: string, unit: string) {
  const { data, error, reload } = useQuery('claims.ofUnit', { round, unit });
  useTopic('responses.changed', () => void reload());
  return { data, error };
}

/** As of when it is, and whether the street has submitted it; or that nothing has come, and what to do. */
export function ClaimState({ claims }: { readonly claims: ShownClaims | null }) {
  const { t } = useTranslation('claims');
  if (claims === null) {
    return (
      <>
        <p>{t('notCome')}</p>
        <p className="hint">
          {t('notComeTodo')} <a href={`#${pathOf('handover')}`}>{t('toHandover')}</a>
        </p>
      </>
    );
  }
  return (
    <p className="hint">
      {t('asOf', { at: dateTime(claims.at), seq: claims.packageSeq })}{' '}
      {claims.submitted ? (
        <StatusChip icon="check">{t('state.submitted')}</StatusChip>
      ) : (
        <StatusChip icon="clock" tone="attention">
          {t('state.open')}
        </StatusChip>
      )}
    </p>
  );
}

/** Beside the item that a reviewer judges: what the street says of it. */
export function ClaimBeside(props: { readonly content: RoundContent; readonly unit: string; readonly leaf: Leaf }) {
  const { t } = useTranslation('claims');
  const { content, unit, leaf } = props;
  const { data, error } = useStreetClaims(content.id, unit);
  if (data === undefined) return <Refusal error={error} />;
  const heads = data?.answers.find((one) => one.leaf === leaf.code)?.heads ?? [];
  return (
    <StreetClaim
      content={content}
      leaf={leaf.code}
      heads={heads}
      evidence={data?.evidence ?? []}
      none={data === null ? '' : t('noAnswer')}
    >
      <ClaimState claims={data} />
    </StreetClaim>
  );
}
