import type { Handlers } from '../context.ts';
import { printScorecards } from '../services/scores/print-scorecards.ts';

export const scorecardHandlers: Pick<Handlers, 'scorecards.print'> = {
  'scorecards.print': (input, context) => printScorecards(input, context),
};
