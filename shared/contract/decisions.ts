import { z } from 'zod';
import type { DecisionOf, Position } from '../model/decision.ts';
import { Excluded, Reason, type Decision } from '../model/decision.ts';
import { FORMS, type SlotForm } from '../model/ids.ts';
import { HASH } from '../model/record.ts';
import { AnswerValue } from '../model/response.ts';
import type { DeviceRole } from '../model/round.ts';
import type { DeviceView, SlotStatus } from '../merging/view-shapes.ts';
import type { SlotHead } from './intake.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

const Hash = z.string().regex(HASH);
const Device = z.string().min(1).max(64);
const Unit = z.string().max(20);
/** Key of a slot, as the answers of `decisions.questions` name it. */
const SlotName = z.string().max(400);
const Line = z.strictObject({ seq: z.int().min(0), head: Hash });

/** An answer that waits for the office: two values, or something that only a newer version reads. */
export interface OpenSlot {
  readonly slot: string;
  readonly unit: string;
  readonly form: SlotForm;
  readonly leaf: string;
  /** Serial number of a questionnaire; '' for none. */
  readonly serial: string;
  readonly raterName: string;
  readonly status: SlotStatus;
  readonly newer: boolean;
  readonly reopened: boolean;
  /** An answer of a reviewer, not to be seen before all of the street's reviewers have submitted; no `heads` then. */
  readonly hidden: boolean;
  readonly heads: readonly SlotHead[];
}

/** A computer about which something is to be said or decided. */
export interface OpenComputer extends DeviceView {
  readonly device: string;
  readonly label: string;
  readonly role: DeviceRole | '';
  readonly person: string;
  readonly kid: string;
}

/** One decision as it stands in an office's log. `live` until a later one takes its place. */
export interface DecisionEntry {
  readonly hash: string;
  readonly decision: Decision;
  readonly unit: string;
  readonly form: SlotForm;
  readonly leaf: string;
  /** Slot of the decision. */
  readonly slot: string;
  readonly person: string;
  readonly device: string;
  readonly at: string;
  readonly live: boolean;
  readonly undoable: boolean;
}

/** "Not applicable" by a street, which has no effect before the review says so too or the office confirms it. */
export interface NaClaim {
  readonly unit: string;
  readonly leaf: string;
  readonly reason: string;
  readonly person: string;
}

export interface SealEntry {
  readonly hash: string;
  readonly number: number;
  readonly state: 'live' | 'amended' | 'rival';
  readonly person: string;
  readonly at: string;
  /** First 25 digits of the fingerprint of the result. */
  readonly digits: string;
  readonly sha256: string;
}

/** What stands in the way of a seal, each with how often. */
export const SEAL_OBSTACLES = [
  'conflict',
  'decisions_differ',
  'fork',
  'gap',
  'newer',
  'not_issued',
  'roster_changed',
  'sealed',
] as const;
export type SealObstacle = (typeof SEAL_OBSTACLES)[number];

export interface OpenQuestions {
  readonly slots: readonly OpenSlot[];
  /** How many more than are listed. */
  readonly more: number;
  readonly computers: readonly OpenComputer[];
  /** Subjects about which two offices decided differently; the more careful one holds meanwhile. */
  readonly rivals: readonly (readonly DecisionEntry[])[];
  readonly claims: readonly NaClaim[];
  readonly vetoes: readonly VetoEntry[];
  readonly bonuses: readonly BonusEntry[];
  readonly seals: readonly SealEntry[];
  readonly obstacles: readonly { readonly what: SealObstacle; readonly count: number }[];
}

/** A veto that one person noted and another must still confirm, or that holds. */
export interface VetoEntry {
  /** Of the live decision: the first person's while it waits. */
  readonly hash: string;
  readonly unit: string;
  readonly item: string;
  readonly person: string;
  /** Who confirmed it; null while it waits. */
  readonly second: string | null;
  /** The person working now is the one who noted it and so cannot confirm it. */
  readonly own: boolean;
}

export interface BonusEntry {
  readonly hash: string;
  readonly unit: string;
  readonly item: string;
  readonly occurrences: number;
  readonly person: string;
}

/** One step of the history of a slot, oldest first as far as they know of each other. */
export interface HistoryStep extends SlotHead {
  readonly op: string;
  readonly live: boolean;
  readonly reason: Reason | null;
}

/** A file of a computer, with what only it brought. */
export interface ComputerFile {
  readonly name: string;
  readonly sha256: string;
  readonly receivedAt: string;
  readonly last: Position;
  readonly brought: DecisionOf<'exclude'>['what'] | null;
  readonly records: number;
  readonly excluded: boolean;
}

const decided = output<{ readonly record: string }>();

export const decisions = {
  'decisions.questions': { kind: 'query', input: z.strictObject({ round: RoundId }), output: output<OpenQuestions>() },
  'decisions.history': {
    kind: 'query',
    input: z.strictObject({ round: RoundId, slot: SlotName }),
    output: output<readonly HistoryStep[]>(),
  },
  /** Every decision of the round, latest first. */
  'decisions.list': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<readonly DecisionEntry[]>(),
  },
  'decisions.computer': {
    kind: 'query',
    input: z.strictObject({ round: RoundId, device: Device }),
    output: output<{ readonly files: readonly ComputerFile[] }>(),
  },
  /** `heads` are the answers that were looked at; with others there by now it is `stale_revision`. */
  'decisions.resolve': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      slot: SlotName,
      heads: z.array(Hash).min(1).max(64),
      choice: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('take'), of: Hash }),
        z.strictObject({ kind: z.literal('other'), value: AnswerValue }),
        z.strictObject({ kind: z.literal('nothing') }),
      ]),
      reason: Reason,
    }),
    output: decided,
  },
  /** Notes that a sheet goes back to whoever filled it in. */
  'decisions.return': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      unit: Unit,
      form: z.enum(FORMS),
      rater: z.string().max(64).nullable(),
      leaves: z.array(z.string().max(40)).max(1000),
      reason: Reason,
    }),
    output: decided,
  },
  'decisions.consentNa': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, unit: Unit, leaf: z.string().max(40), reason: Reason }),
    output: decided,
  },
  /** Stops a computer: what lies after `cut` no longer counts, and later files are refused. */
  'decisions.revoke': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, device: Device, cut: Line, reason: Reason }),
    output: decided,
  },
  'decisions.acceptLate': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, device: Device, to: Line, reason: Reason }),
    output: decided,
  },
  'decisions.ackFork': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, device: Device, heads: z.array(Hash).min(2).max(64), reason: Reason }),
    output: decided,
  },
  'decisions.admit': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, device: Device, unit: Unit, form: z.enum(FORMS), reason: Reason }),
    output: decided,
  },
  'decisions.exclude': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, what: Excluded, reason: Reason }),
    output: decided,
  },
  /** Deletes a text for good; the commitment to it stays in the chain. */
  'decisions.erase': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, slot: SlotName, reason: Reason }),
    output: decided,
  },
  /** Takes a decision back by a further one. Seals are opened again instead, erasures stay. */
  'decisions.undo': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, record: Hash, reason: Reason }),
    output: decided,
  },
  /** Notes a veto item for a street; it has effect once another person has confirmed it. */
  'decisions.veto': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, unit: Unit, item: z.string().max(40), reason: Reason }),
    output: decided,
  },
  /** `record` is the first person's; `second_person` where the same person is working. */
  'decisions.confirmVeto': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, record: Hash, reason: Reason }),
    output: decided,
  },
  /** Awards a bonus item so many times. */
  'decisions.bonus': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      unit: Unit,
      item: z.string().max(40),
      occurrences: z.int().min(1).max(1000),
      reason: Reason,
    }),
    output: decided,
  },
  /**
   * `seen` says what the person who seals was shown: streets of which something is still wanted, and SHA-256 of the
   * files that lie aside. `not_ready seal_changed` where that is not so any more.
   */
  'decisions.seal': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      seen: z.strictObject({ streets: z.array(Unit).max(1000), files: z.array(Hash).max(100_000) }),
    }),
    output: decided,
  },
  'decisions.amend': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, number: z.int().min(1), reason: Reason }),
    output: decided,
  },
} as const satisfies ContractPart;
