import type { Handlers } from '../context.ts';
import { makeTicket } from '../services/returns/make-ticket.ts';
import { submittedSheets } from '../services/returns/submitted-sheets.ts';

export const returnHandlers: Pick<Handlers, 'returns.sheets' | 'returns.make'> = {
  'returns.sheets': (input, { db }) => submittedSheets(db, input),
  'returns.make': (input, context) => makeTicket(input, context),
};
