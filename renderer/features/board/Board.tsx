import './board.css';
import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { navigate, pathOf } from '../../session/navigation.ts';
import { useNames } from '../../session/use-names.ts';
import { useQuery } from '../../session/use-query.ts';
import { useRoundContent } from '../../session/use-round-content.ts';
import { useTopic } from '../../session/use-topic.ts';
import type { Board as BoardData } from '../../../shared/contract/intake.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { BoardTable } from './BoardTable.tsx';
import { CellDetail } from './CellDetail.tsx';
import { FILTERS, rowsOf, type Filter } from './board-rows.ts';

/** What came in and what is still wanted: streets down, sources across. `open` is `unit/SOURCE` or empty. */
export function Board({ round, open }: { readonly round: string; readonly open: string }) {
  const { t } = useTranslation('board');
  const { t: evidence } = useTranslation('evidence');
  const { t: findings } = useTranslation('findings');
  const { content, error } = useRoundContent(round);
  const board = useQuery('board.get', { round });
  useTopic('round.changed', () => void board.reload());
  return (
    <Page
      title={t('title')}
      lead={
        board.data === undefined ? t('lead') : t('counts', { files: board.data.files, records: board.data.records })
      }
      actions={
        <>
          <a href={`#${pathOf('rounds', round, 'conflicts')}`}>
            {t('toConflicts', { count: conflictsIn(board.data) })}
          </a>
          <a href={`#${pathOf('rounds', round, 'findings')}`}>{findings('toFindings')}</a>
          <a href={`#${pathOf('rounds', round, 'evidence')}`}>{evidence('ledger.toLedger')}</a>
          <a href={`#${pathOf('rounds', round, 'intake')}`}>{t('toIntake')}</a>
        </>
      }
    >
      <Refusal error={error ?? board.error} />
      {content === undefined || board.data === undefined ? null : (
        <BoardView content={content} board={board.data} open={open} />
      )}
    </Page>
  );
}

function conflictsIn(board: BoardData | undefined): number {
  return (board?.rows ?? []).flatMap((row) => row.cells).reduce((sum, cell) => sum + cell.conflicts, 0);
}

function BoardView(props: { readonly content: RoundContent; readonly board: BoardData; readonly open: string }) {
  const { content, board, open } = props;
  const { t } = useTranslation('board');
  const { t: answers } = useTranslation('answers');
  const names = useNames(content);
  const [filter, setFilter] = useState<Filter>('all');
  const rows = rowsOf(board.rows, filter);
  const [unit = '', wanted = ''] = open.split('/');
  const source = content.sources.find((one) => one === wanted);
  const place = (...more: readonly string[]) => pathOf('rounds', board.round, 'board', ...more);
  return (
    <>
      <Radio.Group
        aria-label={t('filter.label')}
        optionType="button"
        value={filter}
        options={FILTERS.map((one) => ({
          value: one,
          label: t(`filter.${one}`, { count: rowsOf(board.rows, one).length }),
        }))}
        onChange={(event) => {
          const chosen = FILTERS.find((one) => one === event.target.value);
          if (chosen !== undefined) setFilter(chosen);
        }}
      />
      {rows.length === 0 ? (
        <p role="status">{t('filter.none')}</p>
      ) : (
        <BoardTable
          rows={rows}
          sources={content.sources}
          names={names}
          onOpen={(cellUnit, cellSource) => void navigate(place(cellUnit, cellSource))}
        />
      )}
      <SideDrawer
        wide
        title={source === undefined ? '' : `${names.street(unit)} · ${answers(`source.${source}`)}`}
        open={source !== undefined}
        onClose={() => void navigate(place())}
      >
        {source === undefined ? null : <CellDetail content={content} unit={unit} source={source} />}
      </SideDrawer>
    </>
  );
}
