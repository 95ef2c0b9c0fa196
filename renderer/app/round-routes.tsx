import { Design } from '../features/design/Design.tsx';
import { Computers } from '../features/devices/Computers.tsx';
import { Indicators } from '../features/indicators/Indicators.tsx';
import { Questionnaires } from '../features/questionnaires/Questionnaires.tsx';
import { CreateRound } from '../features/rounds/CreateRound.tsx';
import { Departments } from '../features/rounds/Departments.tsx';
import { Figures } from '../features/rounds/Figures.tsx';
import { Overview } from '../features/rounds/Overview.tsx';
import { ReviewerClaims } from '../features/rounds/ReviewerClaims.tsx';
import { Reviewers } from '../features/rounds/Reviewers.tsx';
import { RoundsList } from '../features/rounds/RoundsList.tsx';
import type { ReactNode } from 'react';
import type { RoundDetail } from '../../shared/contract/rounds.ts';
import { ROUND_TABS, type RoundTab } from '../session/round-tabs.ts';
import { RoundPage } from './RoundPage.tsx';
import type { Route } from './route.ts';

const SCREENS: Readonly<Record<RoundTab, (detail: RoundDetail) => ReactNode>> = {
  overview: (detail) => <Overview detail={detail} />,
  indicators: (detail) => <Indicators detail={detail} />,
  design: (detail) => <Design detail={detail} />,
  questionnaires: (detail) => <Questionnaires detail={detail} />,
  reviewers: (detail) => (
    <>
      <Reviewers detail={detail} />
      <ReviewerClaims detail={detail} />
    </>
  ),
  departments: (detail) => <Departments detail={detail} />,
  figures: (detail) => <Figures detail={detail} />,
  computers: (detail) => <Computers detail={detail} />,
};

/** The list of rounds, a new one, and the places in which one is prepared. */
export const roundRoutes: readonly Route[] = [
  { pattern: '/rounds', rail: 'rounds', screen: () => <RoundsList /> },
  { pattern: '/rounds/new', rail: 'rounds', screen: () => <CreateRound /> },
  ...ROUND_TABS.map((tab): Route => ({
    pattern: `/rounds/:round/${tab}`,
    rail: 'rounds',
    screen: ({ round = '' }) => (
      <RoundPage key={`${round} ${tab}`} round={round} tab={tab}>
        {SCREENS[tab]}
      </RoundPage>
    ),
  })),
];
