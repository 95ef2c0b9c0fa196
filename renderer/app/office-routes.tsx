import { Board } from '../features/board/Board.tsx';
import { Conflicts } from '../features/conflicts/Conflicts.tsx';
import { EvidenceLedger } from '../features/evidence/EvidenceLedger.tsx';
import { Findings } from '../features/findings/Findings.tsx';
import { Intake } from '../features/intake/Intake.tsx';
import { Printing } from '../features/printing/Printing.tsx';
import { Scores } from '../features/scores/board/Scores.tsx';
import { Charts } from '../features/scores/charts/Charts.tsx';
import { Street } from '../features/scores/Street.tsx';
import { Triangulation } from '../features/scores/triangulation/Triangulation.tsx';
import { Settings } from '../features/settings/Settings.tsx';
import { roundRoutes } from './round-routes.tsx';
import type { Route } from './route.ts';
import { surveyRoutes } from './survey-routes.tsx';

/** Every place of the office. A feature adds one line per screen. */
export const officeRoutes: readonly Route[] = [
  ...roundRoutes,
  {
    pattern: '/rounds/:round/board/*',
    rail: 'board',
    screen: ({ round = '', rest = '' }) => <Board round={round} open={rest} />,
  },
  { pattern: '/rounds/:round/evidence', rail: 'board', screen: ({ round = '' }) => <EvidenceLedger round={round} /> },
  { pattern: '/rounds/:round/conflicts', rail: 'board', screen: ({ round = '' }) => <Conflicts round={round} /> },
  {
    pattern: '/rounds/:round/findings/*',
    rail: 'board',
    screen: ({ round = '', rest = '' }) => <Findings round={round} inside={rest} />,
  },
  { pattern: '/rounds/:round/intake', rail: 'intake', screen: ({ round = '' }) => <Intake round={round} /> },
  { pattern: '/rounds/:round/scores', rail: 'scores', screen: ({ round = '' }) => <Scores round={round} /> },
  {
    pattern: '/rounds/:round/scores/:unit/*',
    rail: 'scores',
    screen: ({ round = '', unit = '', rest = '' }) => <Street round={round} unit={unit} at={rest} />,
  },
  { pattern: '/rounds/:round/charts', rail: 'scores', screen: ({ round = '' }) => <Charts round={round} /> },
  {
    pattern: '/rounds/:round/sources/*',
    rail: 'scores',
    screen: ({ round = '', rest = '' }) => <Triangulation round={round} leaf={rest} />,
  },
  { pattern: '/rounds/:round/print', rail: 'print', screen: ({ round = '' }) => <Printing round={round} /> },
  ...surveyRoutes('board'),
  { pattern: '/settings', rail: 'settings', screen: () => <Settings /> },
];
