import { z } from 'zod';
import { STARTERS } from '../model/design.ts';
import { SOURCES } from '../model/ids.ts';
import type { RoundContent, RosterDevice, DeviceRole } from '../model/round.ts';
import {
  Assignments,
  DeviceRole as DeviceRoleSchema,
  Parameters,
  Person as PersonSchema,
  Policy,
} from '../model/round.ts';
import type { Person } from '../model/round.ts';
import type { Template } from '../model/template.ts';
import { BilingualText } from '../model/bilingual-text.ts';
import { FileRef } from './files.ts';
import { output, type ContractPart } from './types.ts';

/** 25 digits as typed, or the text of the QR code beside them. */
export const Digits = z.string().max(200);
export const RoundId = z.string().min(1).max(64);

/** What a round is made from: a shipped system, or an earlier round of this office. */
export const StartingPoint = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('starter'), starter: z.enum(STARTERS) }),
  z.strictObject({ kind: z.literal('round'), round: RoundId }),
]);
export type StartingPoint = z.infer<typeof StartingPoint>;

export interface RoundSummary {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly period: { readonly from: string; readonly to: string };
  readonly units: number;
  readonly simulated: boolean;
  /** Number of the package last issued (office) or opened (evaluator); 0 before the first. */
  readonly seq: number;
  /** The office changed something after the last package went out. */
  readonly changed: boolean;
}

export interface RoundDetail extends RoundSummary {
  readonly content: RoundContent;
  /** What stands in the way of issuing, in order; empty when the package can go out. */
  readonly obstacles: readonly { readonly code: RoundObstacle; readonly detail: string }[];
  /** Share of the total that each source decides, percent with two places, in both modes. */
  readonly shares: Readonly<Record<'weighted' | 'approved', Readonly<Record<string, string>>>>;
  /** The last package has a copy for streets that holds no weights. */
  readonly streetsCopy: boolean;
  /** The indicator system was changed and the round does not use the changes yet. */
  readonly designPending: boolean;
}

export const ROUND_OBSTACLES = [
  'no_reviewers',
  'too_few_reviewers',
  'excluded_reviewer',
  'no_department',
  'parameter_missing',
  'no_device',
  'design_unsound',
  'question_missing',
] as const;
export type RoundObstacle = (typeof ROUND_OBSTACLES)[number];

export interface EnrolmentRequest {
  readonly request: string;
  readonly device: string;
  readonly label: string;
  readonly person: Person;
  readonly known: boolean;
}

export const rounds = {
  'rounds.list': { kind: 'query', input: z.strictObject({}), output: output<readonly RoundSummary[]>() },
  /** The indicator system from which a round is made: its streets, sources and weights. */
  'rounds.template': { kind: 'query', input: z.strictObject({ from: StartingPoint }), output: output<Template>() },
  'rounds.get': { kind: 'query', input: z.strictObject({ round: RoundId }), output: output<RoundDetail>() },
  'rounds.create': {
    kind: 'command',
    input: z.strictObject({
      name: z.strictObject({ zh: z.string().trim().min(1).max(120), en: z.string().trim().max(200) }),
      period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
      units: z.array(z.string().regex(/^\d{9}$/)).min(1),
      sources: z.array(z.enum(SOURCES)).min(1),
      mode: Policy.shape.mode,
      simulated: z.boolean(),
      /** Default: the shipped system of 41 items. A round is cloned with a crosswalk of its leaves. */
      from: StartingPoint.exactOptional(),
    }),
    output: output<RoundSummary>(),
  },
  'rounds.rename': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      name: z.strictObject({ zh: z.string().trim().min(1).max(120), en: z.string().trim().max(200) }),
    }),
    output: output<null>(),
  },
  'rounds.savePolicy': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, policy: Policy }),
    output: output<null>(),
  },
  'rounds.saveAssignments': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, assignments: Assignments }),
    output: output<null>(),
  },
  'rounds.saveParameters': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, parameters: Parameters }),
    output: output<null>(),
  },
  /** People whom the office lists before their computer is known (reviewers). */
  'rounds.savePersons': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, persons: z.array(PersonSchema).max(5000) }),
    output: output<null>(),
  },
  /** Adds people by name; gives them with their new ids, in the order given. Nobody is added when one is refused. */
  'rounds.addPersons': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      persons: z
        .array(PersonSchema.omit({ id: true }))
        .min(1)
        .max(500),
    }),
    output: output<readonly Person[]>(),
  },
  /** Signs the round package with the office key. Each issue raises the package number by one. */
  'rounds.issue': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, passphrase: z.string().max(200) }),
    output: output<{
      readonly file: FileRef;
      /** The copy without weights, where the round hides them from streets. */
      readonly streets: FileRef | null;
      readonly seq: number;
    }>(),
  },
  /** The last issued package once more, for another stick; whole, or the copy for streets. */
  'rounds.packageAgain': {
    kind: 'query',
    input: z.strictObject({ round: RoundId, copy: z.enum(['whole', 'streets']).exactOptional() }),
    output: output<FileRef>(),
  },
  /** Evaluator: verifies and opens a round package. `digits` from the office's notice, the first time. */
  'rounds.open': {
    kind: 'command',
    input: z.strictObject({ file: FileRef, digits: Digits.exactOptional() }),
    output: output<RoundSummary>(),
  },

  /** Evaluator: the file with which this computer asks to be admitted. */
  'devices.request': { kind: 'command', input: z.strictObject({}), output: output<FileRef>() },
  /** What the office has to type in to admit this computer, and the same as text of a QR code. */
  'devices.own': {
    kind: 'query',
    input: z.strictObject({}),
    output: output<{ readonly digits: string; readonly qr: string }>(),
  },
  /** Office: reads such a file; nothing is admitted yet. */
  'devices.readRequest': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, file: FileRef }),
    output: output<EnrolmentRequest>(),
  },
  /**
   * `person` links to somebody already listed; without it the person named in the request is added. `others`: listed
   * people who share the computer.
   */
  'devices.admit': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      request: z.string().max(64),
      role: DeviceRoleSchema,
      person: z.string().max(64).nullable(),
      others: z.array(z.string().max(64)).max(49).exactOptional(),
      units: z.array(z.string().max(20)),
      departments: z.array(z.string().max(40)),
      /** What the computer that asks shows on its screen, typed in: never taken from the file. */
      digits: Digits,
    }),
    output: output<RosterDevice>(),
  },
  /** Office: one more person on an admitted computer, listed already or new; from the next package on. */
  'devices.addPerson': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      device: z.string().max(64),
      person: z.union([
        z.strictObject({ id: z.string().max(64) }),
        z.strictObject({ name: PersonSchema.shape.name, post: PersonSchema.shape.post }),
      ]),
    }),
    output: output<RosterDevice>(),
  },
  /** Office: takes somebody off a computer; refused once answers of his have come from it. */
  'devices.removePerson': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, device: z.string().max(64), person: z.string().max(64) }),
    output: output<RosterDevice>(),
  },
  'devices.list': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<readonly (RosterDevice & { readonly issued: boolean; readonly role: DeviceRole })[]>(),
  },
} as const satisfies ContractPart;

export const RoundName = BilingualText;
