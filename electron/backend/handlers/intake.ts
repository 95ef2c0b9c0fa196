import type { Handlers } from '../context.ts';
import { listFiles } from '../services/intake/list-files.ts';
import { takeFile } from '../services/intake/take-file.ts';

export const intakeHandlers: Pick<Handlers, 'intake.take' | 'intake.list'> = {
  'intake.take': (input, context) => takeFile(input, context),
  'intake.list': ({ round }, { db }) => listFiles(db, round),
};
