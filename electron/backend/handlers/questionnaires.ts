import type { questionnaires } from '../../../shared/contract/questionnaires.ts';
import type { HandlersOf } from '../context.ts';
import {
  checkQuestionnaire,
  listQuestionnaires,
  restoreBuiltIn,
  adoptForm,
  writeQuestionnaire,
} from '../services/surveys/questionnaires.ts';

export const questionnaireHandlers: HandlersOf<typeof questionnaires> = {
  'questionnaires.list': ({ round }, context) => listQuestionnaires(round, context),
  'questionnaires.check': (input, context) => checkQuestionnaire(input, context),
  'questionnaires.use': (input, context) => adoptForm(input, context),
  'questionnaires.useBuiltIn': (input, context) => restoreBuiltIn(input, context),
  'questionnaires.write': (input, context) => writeQuestionnaire(input, context),
};
