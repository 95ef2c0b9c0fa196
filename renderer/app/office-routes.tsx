import { Settings } from '../features/settings/Settings.tsx';
import type { Route } from './route.ts';

/** Every place of the office. A feature adds one line per screen. */
export const officeRoutes: readonly Route[] = [{ pattern: '/settings', rail: 'settings', screen: () => <Settings /> }];
