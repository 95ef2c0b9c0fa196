import { SURVEY_FORMS, type SurveyForm } from '../../shared/model/ids.ts';
import { EntrySheet } from '../features/surveys/EntrySheet.tsx';
import { Differences } from '../features/surveys/Differences.tsx';
import { SerialStart } from '../features/surveys/SerialStart.tsx';
import { SurveyHome } from '../features/surveys/SurveyHome.tsx';
import type { RailName } from './rail.ts';
import type { Route } from './route.ts';

function kindOf(form: string): SurveyForm {
  return SURVEY_FORMS.find((one) => one === form) ?? 'worker';
}

/** Every place for questionnaires; the office reaches them from its board, others from their work. */
export function surveyRoutes(rail: RailName): readonly Route[] {
  return [
    { pattern: '/surveys/:round', rail, screen: ({ round = '' }) => <SurveyHome round={round} /> },
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
      pattern: '/surveys/:round/:form/differs/:serial',
      rail,
      screen: ({ round = '', form = '', serial = '' }) => (
        <Differences round={round} form={kindOf(form)} serial={serial} />
      ),
    },
  ];
}
