import { z } from 'zod';
import type { Form } from '../model/form.ts';
import { SURVEY_FORMS, type SurveyForm } from '../model/ids.ts';
import { FileRef } from './files.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

/** A form as a screen shows it: of a long list the first choices, and how many there are. */
export interface ShownForm {
  readonly form: Form;
  /** Number of choices by list. */
  readonly choices: Readonly<Record<string, number>>;
  /** Indicators of the round that this kind of questionnaire scores and no question gives points to. */
  readonly unfed: readonly string[];
}

export interface RoundQuestionnaire {
  readonly kind: SurveyForm;
  /** Taken in as an XLSForm; else the one that comes with the indicator system. */
  readonly own: boolean;
  readonly shown: ShownForm;
}

/** A reason why a form is not taken in, or what of it is not kept. Rows from 1, columns as letters. */
export interface FormLine {
  /** null where it is about the whole file. */
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly said: { readonly zh: string; readonly en: string };
}

export interface FormReport {
  /** The form where it can be used in the round; null where something speaks against it. */
  readonly shown: ShownForm | null;
  readonly refusals: readonly FormLine[];
  /** Refusals beyond those listed. */
  readonly more: number;
  readonly notKept: readonly FormLine[];
  /** Names what was looked at, so that nothing else is used afterwards. */
  readonly agreement: string;
}

const Target = { round: RoundId, kind: z.enum(SURVEY_FORMS) };

export const questionnaires = {
  /** The questionnaires of a round that the office prepares, and whether they can still be exchanged. */
  'questionnaires.list': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<{ readonly fixed: boolean; readonly list: readonly RoundQuestionnaire[] }>(),
  },
  /** What taking this XLSForm in would do; nothing changes. */
  'questionnaires.check': {
    kind: 'query',
    input: z.strictObject({ ...Target, file: FileRef }),
    output: output<FormReport>(),
  },
  /** The round uses the form that was looked at. */
  'questionnaires.use': {
    kind: 'command',
    input: z.strictObject({ ...Target, file: FileRef, agreement: z.string().max(100) }),
    output: output<null>(),
  },
  /** Back to the questionnaire that comes with the indicator system. */
  'questionnaires.useBuiltIn': { kind: 'command', input: z.strictObject(Target), output: output<null>() },
  /** The questionnaire as an XLSForm, which can be taken in again. */
  'questionnaires.write': { kind: 'command', input: z.strictObject(Target), output: output<FileRef>() },
} as const satisfies ContractPart;
