import type { Handlers } from '../context.ts';
import { takeSurveys } from '../services/responses/take-surveys.ts';

export const surveysHandlers: Pick<Handlers, 'surveys.take'> = {
  'surveys.take': (input, context) => takeSurveys(input, context),
};
