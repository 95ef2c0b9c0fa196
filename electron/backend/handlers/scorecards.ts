import type { Handlers } from '../context.ts';
import { printCharts, printStability } from '../services/scores/print-pictures.ts';
import { printScorecards } from '../services/scores/print-scorecards.ts';

export const scorecardHandlers: Pick<Handlers, 'scorecards.print' | 'scores.printCharts' | 'scores.printStability'> = {
  'scorecards.print': (input, context) => printScorecards(input, context),
  'scores.printCharts': (input, context) => printCharts(input, context),
  'scores.printStability': (input, context) => printStability(input, context),
};
