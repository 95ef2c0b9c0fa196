import { Settings } from '../features/settings/Settings.tsx';
import type { Route } from './route.ts';

/** Every place of a street, a reviewer or a department. */
export const evaluatorRoutes: readonly Route[] = [
  { pattern: '/settings', rail: 'settings', screen: () => <Settings /> },
];
