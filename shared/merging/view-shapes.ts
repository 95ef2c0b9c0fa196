import type { DecisionOf, Position } from '../model/decision.ts';
import type { DeviceId } from '../model/ids.ts';
import type { AnyHashedRecord, HashedRecord, LogRecord, RecordValue } from '../model/record.ts';
import type { Slot } from '../model/response.ts';
import type { EvidenceView } from './evidence.ts';
import type { Lines } from './stretch.ts';

/** Why a line does not count; `newer` lines are of an operation that this version does not know. */
export const STANDINGS = ['gap', 'newer', 'revoked', 'excluded', 'not_assigned'] as const;
export type Standing = 'counted' | (typeof STANDINGS)[number];

export interface SealSeen {
  readonly hash: string;
  readonly seal: DecisionOf<'seal'>;
  /** `live`; `amended` when it was opened again; `rival` while two offices sealed under one number. */
  readonly state: 'live' | 'amended' | 'rival';
}

export const SLOT_STATUSES = ['empty', 'value', 'agreed', 'withdrawn', 'conflict'] as const;
export type SlotStatus = (typeof SLOT_STATUSES)[number];

export interface SlotView {
  readonly slot: Slot;
  readonly status: SlotStatus;
  /** Live revisions, sorted by hash. None when nothing in the slot counts. */
  readonly heads: readonly HashedRecord[];
  /** The value, when the heads agree on one. */
  readonly value: RecordValue | null;
  /** A newer version wrote here: this version cannot say what stands, and the round cannot be sealed. */
  readonly newer: boolean;
  /** The office had decided, and then something came that it had not seen. */
  readonly reopened: boolean;
}

export const MERGE_WARNINGS = [
  'W_FORK',
  'W_GAP',
  'W_NOT_ASSIGNED',
  'W_NEWER_OP',
  'W_REVOKED',
  'W_EXCLUDED',
  'W_LATE',
  'W_CLOCK',
  'W_FORM_OLD',
  'W_ATT_MISSING',
] as const;
export type MergeWarning = (typeof MERGE_WARNINGS)[number];

/** Lines of a computer for a form of a street that wait for a decision. */
export interface Waiting {
  readonly unit: string;
  readonly form: string;
  readonly count: number;
}

export interface DeviceView {
  readonly marks: readonly MergeWarning[];
  /** Last admitted lines: one, or one per branch. */
  readonly tips: readonly Position[];
  /** First lines of all branches; none without a fork. */
  readonly branches: readonly string[];
  /** The office has seen every branch. True without a fork. */
  readonly acknowledged: boolean;
  /** The office stopped this computer. */
  readonly stopped: boolean;
  /** Lines by what keeps them from counting, and those that came after the seal. */
  readonly counts: Readonly<Record<'gap' | 'newer' | 'revoked' | 'excluded' | 'not_assigned' | 'late', number>>;
  readonly unassigned: readonly Waiting[];
}

export interface View {
  /** By slot key, in the order of the keys. */
  readonly slots: ReadonlyMap<string, SlotView>;
  /** Evidence by slot key, in the order of the keys; what was taken back has no heads. */
  readonly evidence: ReadonlyMap<string, EvidenceView>;
  /** Every computer of which a line has arrived, in the order of their ids. */
  readonly devices: ReadonlyMap<DeviceId, DeviceView>;
  readonly warnings: ReadonlyMap<DeviceId, readonly MergeWarning[]>;
  /** Hashes of the records that count. */
  readonly counted: ReadonlySet<string>;
  /** Why each other line does not count. */
  readonly aside: ReadonlyMap<string, Standing>;
  /** Every seal that counts, also those opened again; by number, then hash. */
  readonly seals: readonly SealSeen[];
}

export interface ViewOptions {
  /** Text by which two values are compared; needed where the record holds only a commitment to the value. */
  readonly valueKey?: (record: LogRecord) => string;
  /** When the office got a line (UTC, ISO 8601), for the mark on clocks; undefined for lines written here. */
  readonly receivedAt?: (line: AnyHashedRecord) => string | undefined;
  /** Whether an attachment has arrived; without it none is missed. */
  readonly hasAttachment?: (sha256: string) => boolean;
}

/** What is known about every line, for those who describe computers and slots. */
export interface Sorted {
  readonly lines: Lines;
  readonly counted: ReadonlySet<string>;
  readonly aside: ReadonlyMap<string, Standing>;
  /** Lines that describe a piece of evidence as it stands. */
  readonly evidence: ReadonlySet<string>;
}
