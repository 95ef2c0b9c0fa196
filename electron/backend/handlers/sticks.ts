import { ok } from '../../../shared/result.ts';
import type { Handlers } from '../context.ts';
import { listSticks, noteSaved, writeToStick } from '../services/sticks/write-to-stick.ts';

export const stickHandlers: Pick<Handlers, 'sticks.list' | 'sticks.write' | 'sticks.saved'> = {
  'sticks.list': async (_input, context) => ok(await listSticks(context)),
  'sticks.write': (input, context) => writeToStick(input, context),
  'sticks.saved': ({ file }, context) => noteSaved(file, context),
};
