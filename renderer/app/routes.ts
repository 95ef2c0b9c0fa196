import { matchPath } from '../session/navigation.ts';
import { evaluatorRoutes } from './evaluator-routes.tsx';
import { officeRoutes } from './office-routes.tsx';
import type { Route } from './route.ts';

export interface Found {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The screen for a path, or undefined for one that no role knows. The first match counts. */
export function findRoute(role: 'office' | 'evaluator', path: string): Found | undefined {
  for (const route of role === 'office' ? officeRoutes : evaluatorRoutes) {
    const parameters = matchPath(route.pattern, path);
    if (parameters !== undefined) return { route, parameters };
  }
  return undefined;
}
