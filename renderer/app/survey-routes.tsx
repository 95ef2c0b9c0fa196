import { SURVEY_FORMS, type SurveyForm } from '../../shared/model/ids.ts';
import { AnswerTables } from '../features/surveys/AnswerTables.tsx';
import { DeskWipe } from '../features/surveys/DeskWipe.tsx';
import { EntrySheet } from '../features/surveys/EntrySheet.tsx';
import { Differences } from '../features/surveys/Differences.tsx';
import { KioskStart } from '../features/surveys/KioskStart.tsx';
import { SerialStart } from '../features/surveys/SerialStart.tsx';
import { SurveyCounts } from '../features/surveys/SurveyCounts.tsx';
import { SurveyHome } from '../features/surveys/SurveyHome.tsx';
import { TableImport } from '../features/surveys/TableImport.tsx';
import type { RailName } from './rail.ts';
import type { Route } from './route.ts';

function kindOf(form: string): SurveyForm {
  return SURVEY_FORMS.find((one) => one === form) ?? 'worker';
}

/** Every place for questionnaires; the office reaches them from its board, others from their work. */
export function surveyRoutes(rail: RailName): readonly Route[] {
  return [
    { pattern: '/surveys/:round', rail, screen: ({ round = '' }) => <SurveyHome round={round} /> },
    { pattern: '/surveys/:round/wipe', rail, screen: ({ round = '' }) => <DeskWipe round={round} /> },
    {
      pattern: '/surveys/:round/:form/key/:pass',
      rail,
      screen: ({ round = '', form = '', pass = '' }) => (
        <SerialStart round={round} form={form} pass={pass === '2' ? 2 : 1} />
      ),
    },
    {
      pattern: '/surveys/:round/:form/key/:pass/:serial',
      rail,
      screen: ({ round = '', form = '', pass = '', serial = '' }) => (
        <EntrySheet round={round} form={kindOf(form)} pass={pass === '2' ? 2 : 1} serial={serial} />
      ),
    },
    {
      pattern: '/surveys/:round/:form/table',
      rail,
      screen: ({ round = '', form = '' }) => <TableImport key={form} round={round} form={kindOf(form)} />,
    },
    {
      pattern: '/surveys/:round/:form/answers',
      rail,
      screen: ({ round = '', form = '' }) => <AnswerTables key={form} round={round} form={kindOf(form)} />,
    },
    {
      pattern: '/surveys/:round/:form/counts',
      rail,
      screen: ({ round = '', form = '' }) => <SurveyCounts key={form} round={round} form={kindOf(form)} />,
    },
    {
      pattern: '/surveys/:round/:form/tablet',
      rail,
      screen: ({ round = '', form = '' }) => <KioskStart key={form} round={round} form={kindOf(form)} />,
    },
    {
      pattern: '/surveys/:round/:form/differs/:serial',
      rail,
      screen: ({ round = '', form = '', serial = '' }) => (
        <Differences round={round} form={kindOf(form)} serial={serial} />
      ),
    },
  ];
}
