import './conflicts.css';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../shared/contract/intake.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { pathOf } from '../../session/navigation.ts';
import { useQuery } from '../../session/use-query.ts';
import { useRoundContent } from '../../session/use-round-content.ts';
import { useTopic } from '../../session/use-topic.ts';
import { CellConflicts } from './CellConflicts.tsx';

/** Every answer that was handed in with two values, side by side. It cannot be decided here yet, and says so. */
export function Conflicts({ round }: { readonly round: string }) {
  const { t } = useTranslation('conflicts');
  const { content, error } = useRoundContent(round);
  const board = useQuery('board.get', { round });
  useTopic('round.changed', () => void board.reload());
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<a href={`#${pathOf('rounds', round, 'board')}`}>{t('toBoard')}</a>}
    >
      <Refusal error={error ?? board.error} />
      {content === undefined || board.data === undefined ? null : <ConflictList content={content} board={board.data} />}
    </Page>
  );
}

function ConflictList({ content, board }: { readonly content: RoundContent; readonly board: Board }) {
  const { t } = useTranslation('conflicts');
  const cells = board.rows.flatMap(({ unit, cells: row }) =>
    row.filter((cell) => cell.conflicts > 0).map((cell) => ({ unit, cell })),
  );
  if (cells.length === 0) return <EmptyState what={t('none')} />;
  const count = cells.reduce((sum, { cell }) => sum + cell.conflicts, 0);
  return (
    <>
      <div className="why">
        <p>
          <strong>{t('count', { count })}</strong>
        </p>
        <p>{t('undecided')}</p>
        <p>{t('later')}</p>
      </div>
      {cells.map(({ unit, cell }) => (
        <CellConflicts key={`${unit} ${cell.source}`} content={content} unit={unit} source={cell.source} />
      ))}
    </>
  );
}
