import type { Handlers } from '../context.ts';
import { openDesk, openSheet } from '../services/responses/desk.ts';
import { saveResponse, stepBack } from '../services/responses/save.ts';

export const responsesHandlers: Pick<
  Handlers,
  'responses.desk' | 'responses.sheet' | 'responses.save' | 'responses.undo' | 'responses.redo'
> = {
  'responses.desk': ({ round }, { db }) => openDesk(db, round),
  'responses.sheet': (target, { db }) => openSheet(db, target),
  'responses.save': (input, context) => saveResponse(input, context),
  'responses.undo': (target, context) => stepBack(target, 'undo', context),
  'responses.redo': (target, context) => stepBack(target, 'redo', context),
};
