import type { Handlers } from '../context.ts';
import { boardCell, boardOf } from '../services/board/board.ts';

export const boardHandlers: Pick<Handlers, 'board.get' | 'board.cell'> = {
  'board.get': ({ round }, { db }) => boardOf(db, round),
  'board.cell': (input, { db }) => boardCell(db, input),
};
