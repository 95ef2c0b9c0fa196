import type { ReactNode } from 'react';
import type { RailName } from './rail.ts';

export interface Route {
  /** `/rounds/:round/board`; `:name` parts are given to `screen`, a last `*` takes whatever follows. */
  readonly pattern: string;
  /** Which noun of the rail is lit. */
  readonly rail: RailName;
  readonly screen: (parameters: Readonly<Record<string, string>>) => ReactNode;
}
