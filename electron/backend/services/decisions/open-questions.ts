import type {
  DecisionEntry,
  HistoryStep,
  NaClaim,
  OpenComputer,
  OpenQuestions,
  OpenSlot,
  SealEntry,
} from '../../../../shared/contract/decisions.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { DeviceView } from '../../../../shared/merging/view-shapes.ts';
import { SLOT_FORMS } from '../../../../shared/model/ids.ts';
import { isKnown, type LogRecord } from '../../../../shared/model/record.ts';
import { slotKey } from '../../../../shared/model/slot-key.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { digitsOf } from '../../../../shared/package-format/digits.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { arrivedRecord, decisionLines, linesOfSlot, type ArrivedLine } from '../../store/arrived-records.ts';
import type { Database } from '../../store/connection.ts';
import { deviceStates } from '../../store/device-states.ts';
import { openSlotStates, slotState, slotStates, slotStatesOf, type SlotState } from '../../store/slot-states.ts';
import { closedReviews, isHidden } from '../findings/closed-review.ts';
import { nameOf } from '../intake/sender.ts';
import { readDraft } from '../rounds/draft.ts';
import { slotHead } from '../scores/answer-origins.ts';
import { bonusEntries, vetoEntries } from './about-bands.ts';
import { decisionEntries, decisionEntry, personNamed } from './entries.ts';
import { sealObstacles } from './seal.ts';

/** More at once help nobody; the rest comes up when these are decided. */
const MOST_SLOTS = 300;

function formOf(form: string): OpenSlot['form'] {
  return SLOT_FORMS.find((one) => one === form) ?? 'office';
}

function openSlot(db: Database, content: RoundContent, closed: ReadonlySet<string>, state: SlotState): OpenSlot {
  const { slot, unit, form, q, serial, rater, status, newer, reopened } = state;
  const department = content.template.departments.find(({ id }) => id === rater);
  const hidden = isHidden(closed, state);
  const heads = (hidden ? [] : state.heads).flatMap((hash) => arrivedRecord(db, content.id, hash) ?? []);
  return {
    slot,
    unit,
    form: formOf(form),
    leaf: q,
    serial,
    raterName: rater === '' ? '' : (department?.zh ?? nameOf(content.roster, rater)),
    status,
    newer,
    reopened,
    hidden,
    heads: heads.map((head) => slotHead(head, content)),
  };
}

const SILENT: DeviceView = {
  marks: [],
  tips: [],
  branches: [],
  acknowledged: true,
  stopped: false,
  counts: { gap: 0, newer: 0, revoked: 0, excluded: 0, not_assigned: 0, late: 0 },
  unassigned: [],
};

/** Every computer of the round or of which something came, those with something to say first. */
function openComputers(db: Database, content: RoundContent): readonly OpenComputer[] {
  const states = deviceStates(db, content.id);
  const ids = new Set([...states.keys(), ...content.roster.devices.map(({ id }) => id)]);
  const computers = [...ids].map((device): OpenComputer => {
    const entry = content.roster.devices.find(({ id }) => id === device);
    return {
      ...(states.get(device) ?? SILENT),
      device,
      label: entry?.label ?? device,
      role: entry?.role ?? '',
      person: (entry?.persons ?? []).map((id) => personNamed(db, content, id)).join('、'),
      kid: entry?.kid ?? '',
    };
  });
  const isQuiet = ({ marks, stopped }: OpenComputer): boolean => marks.length === 0 && !stopped;
  return [...computers.filter((one) => !isQuiet(one)), ...computers.filter(isQuiet)];
}

function claimsOf(db: Database, content: RoundContent, closed: ReadonlySet<string>): readonly NaClaim[] {
  const states = slotStates(db, content.id);
  const key = (unit: string, leaf: string) => `${unit} ${leaf}`;
  const settled = new Set(
    states.flatMap(({ unit, form, q, value }) => {
      if (isHidden(closed, { form, unit })) return [];
      if (value?.t === 'na-consent') return [key(unit, value.leaf)];
      return form === 'review' && value?.t === 'na' ? [key(unit, q)] : [];
    }),
  );
  return states.flatMap(({ unit, form, q, value, heads }) => {
    if (form !== 'self' || value?.t !== 'na' || settled.has(key(unit, q))) return [];
    const [head] = heads;
    const by = head === undefined ? undefined : arrivedRecord(db, content.id, head)?.record.by;
    const person = by === undefined ? '' : personNamed(db, content, by);
    return [{ unit, leaf: q, reason: value.reason, person }];
  });
}

function sealEntries(db: Database, content: RoundContent, lines: readonly ArrivedLine[]): readonly SealEntry[] {
  return lines.flatMap(({ hash, record }): SealEntry[] => {
    if (!isKnown(record) || record.val?.t !== 'seal') return [];
    const heads = slotState(db, content.id, slotKey(record.slot))?.heads ?? [];
    const isLive = heads.includes(hash);
    const { n, result_sha256: sha256 } = record.val;
    return [
      {
        hash,
        number: n,
        state: isLive ? (heads.length > 1 ? 'rival' : 'live') : 'amended',
        person: personNamed(db, content, record.by),
        at: record.at,
        digits: digitsOf(Buffer.from(sha256, 'hex')),
        sha256,
      },
    ];
  });
}

function rivalsOf(
  db: Database,
  content: RoundContent,
  lines: readonly ArrivedLine[],
): readonly (readonly DecisionEntry[])[] {
  const byHash = new Map(lines.map((line) => [line.hash, line]));
  return slotStatesOf(db, content.id, 'office')
    .filter(({ status }) => status === 'conflict')
    .map(({ heads }) =>
      heads.flatMap((hash) => {
        const line = byHash.get(hash);
        return line === undefined ? [] : (decisionEntry(db, content, line) ?? []);
      }),
    );
}

/** Everything in a round that waits for a person, and what stands in the way of a seal. */
export function openQuestions(db: Database, round: string): Result<OpenQuestions, AppError> {
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  const open = openSlotStates(db, round).filter(({ form, newer }) => form !== 'office' || newer);
  const lines = decisionLines(db, round);
  const closed = closedReviews(db, content);
  return ok({
    slots: open.slice(0, MOST_SLOTS).map((state) => openSlot(db, content, closed, state)),
    more: Math.max(0, open.length - MOST_SLOTS),
    computers: openComputers(db, content),
    rivals: rivalsOf(db, content, lines),
    claims: claimsOf(db, content, closed),
    vetoes: vetoEntries(db, content),
    bonuses: bonusEntries(db, content),
    seals: sealEntries(db, content, lines),
    obstacles: sealObstacles(db, content),
  });
}

/**
 * Every line about one slot, in the order in which they came, and which of them are live. Refusals: those of
 * `readDraft`, `not_ready reviewers_open` for an answer of a review that is closed.
 */
export function slotHistory(db: Database, round: string, slot: string): Result<readonly HistoryStep[], AppError> {
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  const state = slotState(db, round, slot);
  if (state !== null && isHidden(closedReviews(db, content), state)) {
    return refuse({ code: 'not_ready', what: 'reviewers_open' });
  }
  const live = new Set(state?.heads);
  return ok(
    linesOfSlot(db, round, slot).flatMap(({ hash, record }): HistoryStep[] => {
      const found = isKnown(record) ? arrivedRecord(db, round, hash) : undefined;
      if (found === undefined) return [];
      const head = slotHead(found, content);
      const person = personNamed(db, content, record.by);
      return [{ ...head, person, op: record.op, live: live.has(hash), reason: reasonIn(found.record) }];
    }),
  );
}

function reasonIn({ val }: LogRecord): HistoryStep['reason'] {
  return val !== null && typeof val === 'object' && 'reason' in val && typeof val.reason === 'object'
    ? val.reason
    : null;
}

/** Every decision of the round, latest first. */
export function listDecisions(db: Database, round: string): Result<readonly DecisionEntry[], AppError> {
  const draft = readDraft(db, round);
  return draft.ok ? ok(decisionEntries(db, draft.value.content)) : draft;
}
