import type { replacement } from '../../../shared/contract/replacement.ts';
import type { HandlersOf } from '../context.ts';
import { choose, listChoices } from '../services/replacement/choose.ts';
import { makeHand } from '../services/replacement/make-hand.ts';
import { ownComputer, renewKeys } from '../services/replacement/own-computer.ts';
import { replaceDevice } from '../services/replacement/replace-device.ts';

export const replacementHandlers: HandlersOf<typeof replacement> = {
  'devices.replace': (input, context) => replaceDevice(input, context),
  'devices.handFile': (input, context) => makeHand(input, context),
  'devices.state': ({ round }, context) => ownComputer(round, context),
  'devices.renewKeys': (_input, context) => renewKeys(context),
  'responses.choices': ({ round }, { db }) => listChoices(db, round),
  'responses.choose': (input, context) => choose(input, context),
};
