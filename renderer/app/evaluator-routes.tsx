import { EvidenceScreen } from '../features/evidence/EvidenceScreen.tsx';
import { FillingScreen } from '../features/filling/FillingScreen.tsx';
import { Tasks } from '../features/filling/Tasks.tsx';
import { HandOver } from '../features/handover/HandOver.tsx';
import { Settings } from '../features/settings/Settings.tsx';
import type { Route } from './route.ts';
import { surveyRoutes } from './survey-routes.tsx';

/** Every place of a street, a reviewer or a department. */
export const evaluatorRoutes: readonly Route[] = [
  { pattern: '/fill', rail: 'fill', screen: () => <Tasks /> },
  {
    pattern: '/fill/:round/:form/:unit/:rater/*',
    rail: 'fill',
    screen: ({ round = '', form = '', unit = '', rater = '', rest = '' }) => (
      <FillingScreen round={round} form={form} unit={unit} rater={rater} inside={rest} />
    ),
  },
  ...surveyRoutes('fill'),
  { pattern: '/evidence', rail: 'evidence', screen: () => <EvidenceScreen /> },
  { pattern: '/handover', rail: 'handover', screen: () => <HandOver /> },
  { pattern: '/settings', rail: 'settings', screen: () => <Settings /> },
];
