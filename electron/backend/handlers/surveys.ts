import type { surveys } from '../../../shared/contract/surveys.ts';
import type { surveyCounts } from '../../../shared/contract/survey-counts.ts';
import type { surveyTables } from '../../../shared/contract/survey-tables.ts';
import { ok } from '../../../shared/result.ts';
import type { HandlersOf } from '../context.ts';
import { beginEntry, discardEntry, readEntry, reopenEntry, saveEntryAnswers } from '../services/surveys/entries.ts';
import { finishEntry, readDifferences, resolveDifferences } from '../services/surveys/finish-entry.ts';
import { surveyFormAt } from '../services/surveys/forms.ts';
import { readAnswerTables, writeAnswerTables } from '../services/surveys/answer-tables.ts';
import { checkTable, lookAtTable, takeTable, writeFaults } from '../services/surveys/import-table.ts';
import { readSurveyCounts, setIssued } from '../services/surveys/survey-counts.ts';
import { readSurveyDesk, setDoubleEntry } from '../services/surveys/survey-desk.ts';
import { takeSurveys } from '../services/surveys/take-surveys.ts';

export const surveysHandlers: HandlersOf<typeof surveys & typeof surveyTables & typeof surveyCounts> = {
  'surveys.desk': ({ round }, context) => readSurveyDesk(round, context),
  'surveys.form': ({ round, form, rev }, { db }) => {
    const found = surveyFormAt(db, round, form, rev);
    return found.ok ? ok(found.value.form) : found;
  },
  'surveys.begin': (input, context) => beginEntry(input, context),
  'surveys.entry': (input, context) => readEntry(input, context),
  'surveys.save': (input, context) => saveEntryAnswers(input, context),
  'surveys.finish': (input, context) => finishEntry(input, context),
  'surveys.reopen': (input, context) => reopenEntry(input, context),
  'surveys.discard': (input, context) => discardEntry(input, context),
  'surveys.differences': (input, context) => readDifferences(input, context),
  'surveys.resolve': (input, context) => resolveDifferences(input, context),
  'surveys.setDoubleEntry': (input, context) => setDoubleEntry(input, context),
  'surveys.lookAtTable': (input, context) => lookAtTable(input, context),
  'surveys.checkTable': (input, context) => checkTable(input, context),
  'surveys.takeTable': (input, context) => takeTable(input, context),
  'surveys.faultsFile': (input, context) => writeFaults(input, context),
  'surveys.answers': (input, context) => readAnswerTables(input, context),
  'surveys.answersFile': (input, context) => writeAnswerTables(input, context),
  'surveys.counts': (input, context) => readSurveyCounts(input, context),
  'surveys.setIssued': (input, context) => setIssued(input, context),
  'surveys.take': (input, context) => takeSurveys(input, context),
};
