import type { Handlers } from '../context.ts';
import { makeHandover, previewHandover } from '../services/handover/handover.ts';
import { checkCopy, listMade, madeAgain } from '../services/handover/made-files.ts';

export const handoverHandlers: Pick<
  Handlers,
  'handover.preview' | 'handover.make' | 'handover.list' | 'handover.again' | 'handover.check'
> = {
  'handover.preview': ({ round }, context) => previewHandover(round, context),
  'handover.make': (input, context) => makeHandover(input, context),
  'handover.list': ({ round }, context) => listMade(round, context),
  'handover.again': (input, context) => madeAgain(input, context),
  'handover.check': (input, context) => checkCopy(input, context),
};
