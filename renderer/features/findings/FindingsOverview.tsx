import { useTranslation } from 'react-i18next';
import type { FindingsOfStreet } from '../../../shared/contract/findings.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useNames } from '../../session/use-names.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';

/** All streets: how much is to be agreed on, and whom each still waits for. Nobody's scores. */
export function FindingsOverview(props: {
  readonly content: RoundContent;
  /** The page of a street. */
  readonly place: (unit: string) => string;
}) {
  const { t } = useTranslation('findings');
  const names = useNames(props.content);
  const { data: streets, error, reload } = useQuery('findings.overview', { round: props.content.id });
  useTopic('round.changed', () => void reload());
  if (streets === undefined) return <Refusal error={error} />;
  const waiting = streets.filter((one) => one.counts === null && one.reviewers > 1).length;
  const open = streets.filter(({ counts }) => (counts?.agree ?? 0) > 0);
  const items = open.reduce((sum, { counts }) => sum + (counts?.agree ?? 0), 0);
  return (
    <>
      <p role="status">
        {open.length === 0 ? t('overview.nothing') : t('overview.sum', { streets: open.length, items })}{' '}
        {waiting === 0 ? '' : t('overview.waiting', { count: waiting })}
      </p>
      <table className="plain-table">
        <caption className="hidden">{t('overview.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('street')}</th>
            <th scope="col" className="number">
              {t('overview.agree')}
            </th>
            <th scope="col" className="number">
              {t('overview.third')}
            </th>
            <th scope="col" className="number">
              {t('overview.agreed')}
            </th>
            <th scope="col">{t('state')}</th>
          </tr>
        </thead>
        <tbody>
          {streets.map((one) => (
            <tr key={one.unit}>
              <th scope="row">
                <a className="finding-link" href={`#${props.place(one.unit)}`}>
                  {names.street(one.unit)}
                </a>
              </th>
              <td className="number">{one.counts?.agree ?? ''}</td>
              <td className="number">{one.counts?.third ?? ''}</td>
              <td className="number">{one.counts?.agreed ?? ''}</td>
              <td>
                <StreetState street={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function StreetState({ street }: { readonly street: FindingsOfStreet }) {
  const { t } = useTranslation('findings');
  const { reviewers, waiting, counts } = street;
  if (reviewers < 2) return <StatusChip icon="dash">{t('tooFew')}</StatusChip>;
  if (counts === null) {
    return <StatusChip icon="clock">{t('overview.waitsFor', { names: waiting.join(t('overview.comma')) })}</StatusChip>;
  }
  return counts.agree > 0 ? (
    <StatusChip icon="warning" tone="attention">
      {t('need.discuss')}
    </StatusChip>
  ) : (
    <StatusChip icon="check" tone="accent">
      {t('overview.done')}
    </StatusChip>
  );
}
