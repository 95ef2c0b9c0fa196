import { z } from 'zod';
import { SURVEY_FORMS, type SurveyForm as SurveyFormName } from '../model/ids.ts';
import { SurveyForm } from '../model/response.ts';
import type { RoundContent } from '../model/round.ts';
import type { Form } from '../model/form.ts';
import type { PersonalKind } from '../questionnaire/personal-marks.ts';
import type { Answers } from '../questionnaire/session.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

const FormName = z.enum(SURVEY_FORMS);
/** As printed on the paper: no spaces around it, nothing that separates, at most 40 characters. */
export const Serial = z
  .string()
  .max(40)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_.\-/#]*$/u);
const Pass = z.union([z.literal(1), z.literal(2)]);
const Community = z
  .string()
  .regex(/^\d{12}$/)
  .nullable();
/** While it is entered an answer may be longer than what can be handed on, so that nothing typed or pasted is lost. */
const Typed = z.record(z.string().max(100), z.string().max(200_000));

/** One questionnaire as somebody enters it. */
export interface SurveyEntry {
  readonly form: SurveyFormName;
  readonly serial: string;
  /** 2 for the second of double entry. */
  readonly pass: 1 | 2;
  readonly unit: string;
  readonly community: string | null;
  /** Revision of the form it is given on. */
  readonly formRev: number;
  readonly answers: Answers;
  readonly revision: number;
  readonly done: boolean;
  /** It was drawn for double entry. */
  readonly twice: boolean;
  readonly by: string;
  readonly savedAt: string;
}

/** What in an open answer may tell who somebody is, and what is handed on instead. */
export interface PersonalFound {
  readonly question: string;
  readonly kinds: readonly PersonalKind[];
  readonly shown: string;
}

/** `done`: it counts; `second`: it was drawn to be entered twice; `differs`: the two entries do not agree. */
export interface FinishedEntry {
  readonly state: 'done' | 'second' | 'differs';
}

export interface EntryDifference {
  readonly question: string;
  readonly first: string;
  readonly second: string;
}

export interface EntryLine {
  readonly serial: string;
  /** '' where the line is about two entries. */
  readonly unit: string;
  readonly pass: 1 | 2;
  readonly by: string;
  readonly at: string;
}

/** Of the answers of one person that were compared: how many were wrong. */
export interface KeyerRate {
  readonly person: string;
  readonly name: string;
  readonly forms: number;
  readonly compared: number;
  readonly wrong: number;
}

export interface SurveyTask {
  readonly form: SurveyFormName;
  readonly units: readonly string[];
  /** Finished ones that the next hand-over file carries or an earlier one carried. */
  readonly counted: number;
  /** Handed over and then wiped from this computer. */
  readonly wiped: number;
  readonly begun: readonly EntryLine[];
  /** Drawn for double entry and entered once; the oldest of them as lines. */
  readonly waiting: { readonly count: number; readonly lines: readonly EntryLine[] };
  readonly differing: readonly EntryLine[];
  readonly recent: readonly EntryLine[];
  /** Percent that is entered twice, and the seed of the draw ('' before the first). */
  readonly plan: { readonly share: number; readonly seed: string };
  readonly keyers: readonly KeyerRate[];
}

export interface SurveyDesk {
  readonly content: RoundContent;
  readonly tasks: readonly SurveyTask[];
}

const Key = { round: RoundId, form: FormName, serial: Serial };
const EntryKey = { ...Key, pass: Pass };

export const surveys = {
  'surveys.desk': { kind: 'query', input: z.strictObject({ round: RoundId }), output: output<SurveyDesk>() },
  /** The questionnaire in the very revision that answers were given on. */
  'surveys.form': {
    kind: 'query',
    input: z.strictObject({ round: RoundId, form: FormName, rev: z.int().min(1) }),
    output: output<Form>(),
  },
  'surveys.begin': {
    kind: 'command',
    input: z.strictObject({ ...EntryKey, unit: z.string().regex(/^\d{9}$/), community: Community }),
    output: output<SurveyEntry>(),
  },
  'surveys.entry': { kind: 'query', input: z.strictObject(EntryKey), output: output<SurveyEntry>() },
  /** Durable when it returns. `base` is the revision the screen last saw. */
  'surveys.save': {
    kind: 'command',
    input: z.strictObject({ ...EntryKey, answers: Typed, community: Community, base: z.int().min(1) }),
    output: output<SurveyEntry>(),
  },
  /** `kept`: questions whose text goes out as written although something in it looks personal. */
  'surveys.finish': {
    kind: 'command',
    input: z.strictObject({ ...EntryKey, kept: z.array(z.string().max(100)).max(100) }),
    output: output<FinishedEntry>(),
  },
  'surveys.reopen': { kind: 'command', input: z.strictObject(Key), output: output<SurveyEntry>() },
  'surveys.discard': { kind: 'command', input: z.strictObject(EntryKey), output: output<null>() },
  'surveys.differences': {
    kind: 'query',
    input: z.strictObject(Key),
    output: output<readonly EntryDifference[]>(),
  },
  /** What stands on the paper for each question in which the two entries differ. */
  'surveys.resolve': { kind: 'command', input: z.strictObject({ ...Key, answers: Typed }), output: output<null>() },
  'surveys.setDoubleEntry': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, form: FormName, share: z.int().min(0).max(100) }),
    output: output<null>(),
  },
  /** Takes questionnaires in whole: all rows or none. A serial number already here with other answers is refused. */
  'surveys.take': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      form: FormName,
      rows: z.array(SurveyForm).min(1).max(5000),
    }),
    output: output<{ readonly taken: number; readonly already: number }>(),
  },
} as const satisfies ContractPart;
