import type { visits } from '../../../shared/contract/visits.ts';
import type { HandlersOf } from '../context.ts';
import { confirmVisit } from '../services/visits/confirm-visit.ts';
import { draw, openVisit, saveVisit } from '../services/visits/visit.ts';

export const visitHandlers: HandlersOf<typeof visits> = {
  'visits.get': (key, { db }) => openVisit(db, key),
  'visits.save': (input, context) => saveVisit(input, context),
  'visits.draw': (input, context) => draw(input, context),
  'visits.confirm': (input, context) => confirmVisit(input, context),
};
