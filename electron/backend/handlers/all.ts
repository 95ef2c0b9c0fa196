import type { Handlers } from '../context.ts';
import { appHandlers } from './app.ts';
import { peopleHandlers } from './people.ts';

/** Every method that a workspace answers; a missing one is a type error. */
export const allHandlers = { ...appHandlers, ...peopleHandlers } as Partial<Handlers> as Handlers;
