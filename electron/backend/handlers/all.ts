import type { Handlers } from '../context.ts';
import { appHandlers } from './app.ts';
import { archiveHandlers } from './archive.ts';
import { boardHandlers } from './board.ts';
import { claimsHandlers } from './claims.ts';
import { decisionHandlers } from './decisions.ts';
import { designHandlers } from './designs.ts';
import { deviceHandlers } from './devices.ts';
import { evidenceHandlers } from './evidence.ts';
import { findingHandlers } from './findings.ts';
import { handoverHandlers } from './handover.ts';
import { intakeHandlers } from './intake.ts';
import { kioskHandlers } from './kiosk.ts';
import { peopleHandlers } from './people.ts';
import { questionnaireHandlers } from './questionnaires.ts';
import { receiptHandlers } from './receipts.ts';
import { replacementHandlers } from './replacement.ts';
import { responsesHandlers } from './responses.ts';
import { returnHandlers } from './returns.ts';
import { roundHandlers } from './rounds.ts';
import { scorecardHandlers } from './scorecards.ts';
import { scoreHandlers } from './scores.ts';
import { stickHandlers } from './sticks.ts';
import { surveysHandlers } from './surveys.ts';
import { trustHandlers } from './trust.ts';
import { visitHandlers } from './visits.ts';
import { wipeHandlers } from './wipes.ts';
import { workbookHandlers } from './workbook.ts';

/** Every method that a workspace answers; a missing one is a type error. */
export const allHandlers: Handlers = {
  ...appHandlers,
  ...archiveHandlers,
  ...boardHandlers,
  ...claimsHandlers,
  ...decisionHandlers,
  ...designHandlers,
  ...deviceHandlers,
  ...evidenceHandlers,
  ...findingHandlers,
  ...handoverHandlers,
  ...intakeHandlers,
  ...kioskHandlers,
  ...peopleHandlers,
  ...questionnaireHandlers,
  ...receiptHandlers,
  ...replacementHandlers,
  ...responsesHandlers,
  ...returnHandlers,
  ...roundHandlers,
  ...scoreHandlers,
  ...scorecardHandlers,
  ...stickHandlers,
  ...surveysHandlers,
  ...trustHandlers,
  ...visitHandlers,
  ...wipeHandlers,
  ...workbookHandlers,
};
