import type { evidence } from '../../../shared/contract/evidence.ts';
import type { HandlersOf } from '../context.ts';
import { addEvidence, addSheetPaper, addTitle } from '../services/evidence/add-evidence.ts';
import { evidenceLedger, handedEvidence, notePicture } from '../services/evidence/handed-evidence.ts';
import { measurePhoto, openEvidence } from '../services/evidence/open-evidence.ts';
import { listEvidence, removeEvidence, saveEvidence } from '../services/evidence/sheet-evidence.ts';

export const evidenceHandlers: HandlersOf<typeof evidence> = {
  'evidence.list': (target, { db }) => listEvidence(db, target),
  'evidence.add': (input, context) => addEvidence(input, context),
  'evidence.addForSheet': (input, context) => addSheetPaper(input, context),
  'evidence.addTitle': (input, context) => addTitle(input, context),
  'evidence.save': (input, context) => saveEvidence(input, context),
  'evidence.remove': (input, context) => removeEvidence(input, context),
  'evidence.measure': ({ file }, context) => measurePhoto(file, context),
  'evidence.open': (input, context) => openEvidence(input, context),
  'evidence.ofUnit': ({ round, unit }, { db }) => handedEvidence(db, round, unit),
  'evidence.ledger': ({ round }, { db }) => evidenceLedger(db, round),
  'evidence.notePicture': (input, context) => notePicture(input, context),
};
