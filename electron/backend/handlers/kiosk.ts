import type { surveyKiosk } from '../../../shared/contract/survey-kiosk.ts';
import type { HandlersOf } from '../context.ts';
import { closeKiosk, handInterview, openKiosk, shownKiosk } from '../services/surveys/kiosk.ts';

export const kioskHandlers: HandlersOf<typeof surveyKiosk> = {
  'kiosk.open': (input, context) => openKiosk(input, context),
  'kiosk.shown': (_input, context) => shownKiosk(context),
  'kiosk.hand': (input, context) => handInterview(input, context),
  'kiosk.close': (input, context) => closeKiosk(input, context),
};
