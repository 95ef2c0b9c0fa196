import { ok } from '../../../shared/result.ts';
import type { Handlers } from '../context.ts';
import { createRound } from '../services/rounds/create-round.ts';
import { startFrom } from '../services/rounds/start-from.ts';
import {
  addPersons,
  renameRound,
  saveAssignments,
  saveParameters,
  savePersons,
  savePolicy,
} from '../services/rounds/edit-round.ts';
import { issueRound, packageAgain } from '../services/rounds/issue-round.ts';
import { openRound } from '../services/rounds/open-round.ts';
import { roundDetail, roundSummaries } from '../services/rounds/round-detail.ts';

export const roundHandlers: Pick<
  Handlers,
  | 'rounds.list'
  | 'rounds.template'
  | 'rounds.get'
  | 'rounds.create'
  | 'rounds.rename'
  | 'rounds.savePolicy'
  | 'rounds.saveAssignments'
  | 'rounds.saveParameters'
  | 'rounds.savePersons'
  | 'rounds.addPersons'
  | 'rounds.issue'
  | 'rounds.packageAgain'
  | 'rounds.open'
> = {
  'rounds.list': (_input, { db }) => ok(roundSummaries(db)),
  'rounds.template': ({ from }, context) => {
    const start = startFrom(from, context);
    return start.ok ? ok(start.value.template) : start;
  },
  'rounds.get': ({ round }, { db }) => roundDetail(db, round),
  'rounds.create': (input, context) => createRound(input, context),
  'rounds.rename': (input, context) => renameRound(input, context),
  'rounds.savePolicy': (input, context) => savePolicy(input, context),
  'rounds.saveAssignments': (input, context) => saveAssignments(input, context),
  'rounds.saveParameters': (input, context) => saveParameters(input, context),
  'rounds.savePersons': (input, context) => savePersons(input, context),
  'rounds.addPersons': (input, context) => addPersons(input, context),
  'rounds.issue': (input, context) => issueRound(input, context),
  'rounds.packageAgain': (input, context) => packageAgain(input, context),
  'rounds.open': (input, context) => openRound(input, context),
};
