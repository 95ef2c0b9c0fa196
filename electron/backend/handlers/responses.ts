import type { Handlers } from '../context.ts';
import { openMatrix, saveMatrix, stepMatrix } from '../services/responses/matrix.ts';
import { openDesk, openSheet } from '../services/responses/desk.ts';
import { printForm } from '../services/responses/print-form.ts';
import { saveResponse, stepBack } from '../services/responses/save.ts';

export const responsesHandlers: Pick<
  Handlers,
  | 'responses.desk'
  | 'responses.sheet'
  | 'responses.save'
  | 'responses.undo'
  | 'responses.redo'
  | 'responses.print'
  | 'matrix.open'
  | 'matrix.save'
  | 'matrix.undo'
  | 'matrix.redo'
> = {
  'responses.desk': ({ round }, { db }) => openDesk(db, round),
  'responses.sheet': (target, { db }) => openSheet(db, target),
  'responses.save': (input, context) => saveResponse(input, context),
  'responses.undo': (target, context) => stepBack(target, 'undo', context),
  'responses.redo': (target, context) => stepBack(target, 'redo', context),
  'responses.print': (input, context) => printForm(input, context),
  'matrix.open': (target, { db }) => openMatrix(db, target),
  'matrix.save': (input, context) => saveMatrix(input, context),
  'matrix.undo': (target, context) => stepMatrix(target, 'undo', context),
  'matrix.redo': (target, context) => stepMatrix(target, 'redo', context),
};
