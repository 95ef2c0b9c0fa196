import { z } from 'zod';
import { SURVEY_FORMS, type SurveyForm } from '../model/ids.ts';
import type { Form } from '../model/form.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

/** What a tablet shows to residents while it is handed around. */
export interface Kiosk {
  readonly round: string;
  readonly form: SurveyForm;
  readonly questionnaire: Form;
}

const Pin = z.string().regex(/^\d{4,8}$/);

export const surveyKiosk = {
  /** Locks the program to one questionnaire, also over a start, until the number is typed. */
  'kiosk.open': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      form: z.enum(SURVEY_FORMS),
      unit: z.string().regex(/^\d{9}$/),
      community: z
        .string()
        .regex(/^\d{12}$/)
        .nullable(),
      pin: Pin,
    }),
    output: output<null>(),
  },
  'kiosk.shown': { kind: 'query', input: z.strictObject({}), output: output<Kiosk | null>() },
  /** One finished interview; it gets a number of its own and names nobody. Durable when it returns. */
  'kiosk.hand': {
    kind: 'command',
    input: z.strictObject({
      answers: z.record(z.string().max(100), z.string().max(4000)),
      seconds: z.int().min(0).max(86_400),
    }),
    output: output<null>(),
  },
  'kiosk.close': { kind: 'command', input: z.strictObject({ pin: Pin }), output: output<null>() },
} as const satisfies ContractPart;
