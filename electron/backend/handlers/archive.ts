import type { Handlers } from '../context.ts';
import { makeArchive } from '../services/archive/make-archive.ts';

export const archiveHandlers: Pick<Handlers, 'archive.make'> = {
  'archive.make': ({ round }, context) => makeArchive(round, context),
};
