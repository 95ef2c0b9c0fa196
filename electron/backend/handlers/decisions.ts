import type { decisions } from '../../../shared/contract/decisions.ts';
import type { HandlersOf } from '../context.ts';
import { consentNa, erase, resolve, returnSheet, undo } from '../services/decisions/about-answers.ts';
import { bonus, confirmVeto, veto } from '../services/decisions/about-bands.ts';
import { acceptLate, ackFork, admitUnassigned, exclude, revoke } from '../services/decisions/about-computers.ts';
import { computerFiles } from '../services/decisions/computer-files.ts';
import { listDecisions, openQuestions, slotHistory } from '../services/decisions/open-questions.ts';
import { amend, seal } from '../services/decisions/seal.ts';

export const decisionHandlers: HandlersOf<typeof decisions> = {
  'decisions.questions': ({ round }, { db }) => openQuestions(db, round),
  'decisions.history': ({ round, slot }, { db }) => slotHistory(db, round, slot),
  'decisions.list': ({ round }, { db }) => listDecisions(db, round),
  'decisions.computer': ({ round, device }, { db }) => computerFiles(db, round, device),
  'decisions.resolve': (input, context) => resolve(input, context),
  'decisions.return': (input, context) => returnSheet(input, context),
  'decisions.consentNa': (input, context) => consentNa(input, context),
  'decisions.revoke': (input, context) => revoke(input, context),
  'decisions.acceptLate': (input, context) => acceptLate(input, context),
  'decisions.ackFork': (input, context) => ackFork(input, context),
  'decisions.admit': (input, context) => admitUnassigned(input, context),
  'decisions.exclude': (input, context) => exclude(input, context),
  'decisions.erase': (input, context) => erase(input, context),
  'decisions.undo': (input, context) => undo(input, context),
  'decisions.veto': (input, context) => veto(input, context),
  'decisions.confirmVeto': (input, context) => confirmVeto(input, context),
  'decisions.bonus': (input, context) => bonus(input, context),
  'decisions.seal': (input, context) => seal(input, context),
  'decisions.amend': (input, context) => amend(input, context),
};
