import type { Handlers } from '../context.ts';
import { appHandlers } from './app.ts';
import { handoverHandlers } from './handover.ts';
import { peopleHandlers } from './people.ts';
import { responsesHandlers } from './responses.ts';
import { surveysHandlers } from './surveys.ts';

const parts: Partial<Handlers> = {
  ...appHandlers,
  ...handoverHandlers,
  ...peopleHandlers,
  ...responsesHandlers,
  ...surveysHandlers,
};

/** Every method that a workspace answers; a missing one is a type error. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- until the remaining parts are in place
export const allHandlers = parts as Handlers;
