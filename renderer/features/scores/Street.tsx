import './scores.css';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/index.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { navigate, pathOf } from '../../session/navigation.ts';
import { useNames } from '../../session/use-names.ts';
import { useQuery } from '../../session/use-query.ts';
import { useRoundContent } from '../../session/use-round-content.ts';
import { useTopic } from '../../session/use-topic.ts';
import { Ladder } from './Ladder.tsx';
import { Ledger } from './Ledger.tsx';
import { Derivation } from './Derivation.tsx';
import { walkTo } from './walk.ts';

/** One street from the total down; `at` is the figure whose derivation is open, e.g. `A2.2.1/REVIEW`. */
export function Street(props: { readonly round: string; readonly unit: string; readonly at: string }) {
  const { round, unit, at } = props;
  const { t } = useTranslation('scores');
  const { content, error } = useRoundContent(round);
  const street = useQuery('scores.unit', { round, unit });
  useTopic('round.changed', () => void street.reload());
  if (content === undefined || street.data === undefined) return <Refusal error={error ?? street.error} />;
  return <StreetPage content={content} data={street.data} at={at} back={t('backToAll')} />;
}

function StreetPage(props: {
  readonly content: RoundContent;
  readonly data: Output<'scores.unit'>;
  readonly at: string;
  readonly back: string;
}) {
  const { content, data, at } = props;
  const { result, medians, digest, wiped } = data;
  const { t } = useTranslation('scores');
  const names = useNames(content);
  const place = pathOf('rounds', content.id, 'scores', result.unit);
  const walk = at === '' ? undefined : walkTo(result, at);
  return (
    <Page
      title={`${names.street(result.unit)} ${result.unit}`}
      lead={t('resultNumber', { number: digest.number, digits: digest.digits })}
      actions={<a href={`#${pathOf('rounds', content.id, 'scores')}`}>{props.back}</a>}
    >
      <Ladder result={result} medians={medians} names={names} place={place} />
      <Ledger content={content} result={result} names={names} place={place} />
      <SideDrawer wide title={t('derivation')} open={at !== ''} onClose={() => void navigate(place)}>
        {at === '' ? null : walk === undefined ? (
          <EmptyState what={t('noSuchFigure')} />
        ) : (
          <Derivation content={content} result={result} walk={walk} place={place} wiped={wiped} />
        )}
      </SideDrawer>
    </Page>
  );
}
