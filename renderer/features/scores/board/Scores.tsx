import '../scores.css';
import './board.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../components/Page.tsx';
import { Refusal } from '../../../components/Refusal.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';
import { useLabel } from '../../../i18n/use-language.ts';
import { useNames } from '../../../session/use-names.ts';
import { useQuery } from '../../../session/use-query.ts';
import { useRoundContent } from '../../../session/use-round-content.ts';
import { useTopic } from '../../../session/use-topic.ts';
import { compareRounds, systemsDiffer } from '../../../../shared/designing/compare-rounds.ts';
import type { RoundResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { ExportScores } from '../ExportScores.tsx';
import { ScoreTabs } from '../ScoreTabs.tsx';
import { EarlierRound, useEarlier } from '../EarlierRound.tsx';
import { RoundPairs } from '../RoundPairs.tsx';
import { BoardTools } from './BoardTools.tsx';
import { Comparison } from './Comparison.tsx';
import { scoreRows, shownRows, type BoardView } from './rows.ts';
import { StreetTable } from './StreetTable.tsx';

/** The score board: all streets with bands, tiers and intervals, to be sorted, filtered and compared. */
export function Scores({ round }: { readonly round: string }) {
  const { t } = useTranslation('scores');
  const { content, error } = useRoundContent(round);
  const scores = useQuery('scores.round', { round });
  useTopic('round.changed', () => void scores.reload());
  const result = scores.data;
  return (
    <Page
      title={t('title')}
      lead={
        result === undefined ? t('lead') : t('leadMode', { mode: t(`mode.${result.mode}`), count: result.units.length })
      }
      actions={<ExportScores round={round} />}
    >
      <ScoreTabs round={round} tab="scores" />
      <Refusal error={error ?? scores.error} />
      {content === undefined || result === undefined ? null : <Board content={content} result={result} />}
    </Page>
  );
}

const START: BoardView = { sort: 'unit', rising: true, band: 'all', provisionalOnly: false };

function Board({ content, result }: { readonly content: RoundContent; readonly result: RoundResult }) {
  const { t } = useTranslation('scores');
  const names = useNames(content);
  const label = useLabel();
  const [view, setView] = useState(START);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [comparing, setComparing] = useState(false);
  const [earlierRound, setEarlierRound] = useState<string | null>(null);
  const [pairsOf, setPairsOf] = useState<string | null>(null);
  const earlier = useEarlier(content.id, earlierRound);
  const rows = scoreRows(content, result, earlier.data?.result);
  const shown = shownRows(rows, view);
  const [first, second] = chosen;
  const toggle = (unit: string) => {
    // A third choice takes the place of the older of two.
    setChosen((old) => (old.includes(unit) ? old.filter((one) => one !== unit) : [...old, unit].slice(-2)));
  };
  return (
    <>
      <BoardTools
        content={content}
        view={view}
        onView={setView}
        shown={shown.length}
        of={rows.length}
        chosen={chosen.map(names.street)}
        onCompare={() => {
          setComparing(true);
        }}
      >
        <EarlierRound round={content.id} value={earlierRound} onChange={setEarlierRound} />
      </BoardTools>
      <Refusal error={earlier.error} />
      {earlier.data !== undefined && systemsDiffer({ content, result }, earlier.data) ? (
        <p className="hint">{t('pairs.otherSystem')}</p>
      ) : null}
      <StreetTable
        content={content}
        result={result}
        rows={shown}
        view={view}
        earlier={earlier.data}
        onPairs={setPairsOf}
        chosen={chosen}
        onChoose={toggle}
        onSort={(sort) => {
          setView((old) => ({ ...old, sort, rising: old.sort === sort ? !old.rising : sort === 'unit' }));
        }}
      />
      <SideDrawer
        wide
        title={t('compare.title')}
        open={comparing && first !== undefined && second !== undefined}
        onClose={() => {
          setComparing(false);
        }}
      >
        {first === undefined || second === undefined ? null : (
          <Comparison content={content} result={result} first={first} second={second} />
        )}
      </SideDrawer>
      <SideDrawer
        wide
        title={t('pairs.drawer', {
          street: names.street(pairsOf ?? ''),
          round: earlier.data === undefined ? '' : label(earlier.data.content.name),
        })}
        open={pairsOf !== null && earlier.data !== undefined}
        onClose={() => {
          setPairsOf(null);
        }}
      >
        {pairsOf === null || earlier.data === undefined ? null : (
          <RoundPairs comparison={compareRounds({ content, result }, earlier.data, pairsOf)} />
        )}
      </SideDrawer>
    </>
  );
}
