import type { Handlers } from '../context.ts';
import { makeHandover, previewHandover } from '../services/handover/handover.ts';

export const handoverHandlers: Pick<Handlers, 'handover.preview' | 'handover.make'> = {
  'handover.preview': ({ round }, context) => previewHandover(round, context),
  'handover.make': (input, context) => makeHandover(input, context),
};
