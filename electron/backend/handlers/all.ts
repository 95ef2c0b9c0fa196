import type { Handlers } from '../context.ts';
import { appHandlers } from './app.ts';
import { peopleHandlers } from './people.ts';

/** Every method that a workspace answers; a missing one is a type error. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- until the remaining parts are in place
export const allHandlers = { ...appHandlers, ...peopleHandlers } as Partial<Handlers> as Handlers;
