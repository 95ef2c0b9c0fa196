import type { VersionVector } from '../model/decision.ts';
import { isKnown, type AnyHashedRecord, type HashedRecord, type LogRecord } from '../model/record.ts';
import type { Slot } from '../model/response.ts';
import { slotKey } from '../model/slot-key.ts';
import type { RoundContent } from '../model/round.ts';
import { atOnce, eachInSteps, type Steps } from '../steps.ts';
import { admitInSteps } from './admit.ts';
import { authorityOf } from './authority.ts';
import { devicesOf } from './device-view.ts';
import { evidenceView, isAboutEvidence, type EvidenceView } from './evidence.ts';
import { headsOf, states } from './heads.ts';
import { ruleOn } from './ruling.ts';
import { currentSeal, sealsOf } from './seals.ts';
import { belowOf } from './stretch.ts';
import { statementOf, valueKey } from './value-key.ts';
import type { SlotView, Sorted, Standing, View, ViewOptions } from './view-shapes.ts';

/**
 * What a set of records says under a round's roster and assignments: a function of the set alone, so the order,
 * repetition and splitting of files cannot matter. No clock is read and no computer goes before another: several live
 * revisions that differ are a conflict until a later revision names them all as seen.
 */
export function viewOf(records: Iterable<AnyHashedRecord>, content: RoundContent, options: ViewOptions = {}): View {
  return atOnce(viewInSteps(records, content, options));
}

/** The same in steps; sorting the keys of the slots is the longest of them. */
export function* viewInSteps(
  records: Iterable<AnyHashedRecord>,
  content: RoundContent,
  options: ViewOptions = {},
): Steps<View> {
  const lines = new Map<string, AnyHashedRecord>();
  yield* eachInSteps(records, (line) => void lines.set(line.hash, line));
  const admission = yield* admitInSteps(lines.values());
  const ruling = ruleOn(lines, admission, authorityOf(content));
  yield;

  const counted = new Set<string>();
  const aside = new Map<string, Standing>();
  const groups = new Map<string, Group>();
  const papers = new Map<string, Group>();
  yield* eachInSteps(lines.values(), (line) => {
    const standing = ruling.standingOf(line);
    if (standing === 'counted') counted.add(line.hash);
    else aside.set(line.hash, standing);
    group(isKnown(line.record) && isAboutEvidence(line.record) ? papers : groups, line, standing);
  });
  const keyOf = options.valueKey ?? valueKey;
  const slots = new Map<string, SlotView>();
  // By code units, as `<` compares.
  const keys = [...groups.keys()].sort();
  yield* eachInSteps(keys, (key) => {
    const one = groups.get(key);
    if (one !== undefined) slots.set(key, slotView(one, keyOf));
  });
  const seals = sealsOf(slots, lines, counted);
  const evidence = evidenceOf(papers);
  const live = new Set([...evidence.values()].flatMap(({ heads }) => heads.map(({ hash }) => hash)));
  const sorted: Sorted = { lines, counted, aside, evidence: live };
  yield;
  const devices = yield* devicesOf(sorted, admission, ruling, { content, options, seal: currentSeal(seals) });
  const warnings = [...devices].flatMap(([dev, { marks }]) => (marks.length === 0 ? [] : [[dev, marks] as const]));
  return { slots, evidence, devices, warnings: new Map(warnings), counted, aside, seals };
}

/** What a seal looks at: the view of the lines at or below it, whatever came later. `missing`: lines not here yet. */
export function sealedView(
  records: Iterable<AnyHashedRecord>,
  content: RoundContent,
  vector: VersionVector,
  options: ViewOptions = {},
): { readonly view: View; readonly missing: readonly string[] } {
  const lines = new Map<string, AnyHashedRecord>();
  for (const line of records) lines.set(line.hash, line);
  const { below, missing } = belowOf(lines, vector);
  return {
    view: viewOf(
      [...lines.values()].filter(({ hash }) => below.has(hash)),
      content,
      options,
    ),
    missing,
  };
}

interface Group {
  readonly slot: Slot;
  readonly known: AnyHashedRecord[];
  readonly counted: HashedRecord[];
  newer: boolean;
}

function group(groups: Map<string, Group>, line: AnyHashedRecord, standing: Standing): void {
  const { hash, record } = line;
  if (isKnown(record) ? !states(record.op) && !isAboutEvidence(record) : standing !== 'newer') return;
  const key = slotKey(record.slot);
  const of = groups.get(key) ?? { slot: record.slot, known: [], counted: [], newer: false };
  if (of.known.length === 0) groups.set(key, of);
  of.known.push(line);
  if (standing === 'newer') of.newer = true;
  if (standing === 'counted' && isKnown(record)) of.counted.push({ hash, record });
}

function evidenceOf(papers: ReadonlyMap<string, Group>): ReadonlyMap<string, EvidenceView> {
  const views = [...papers].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(views.map(([key, { slot, counted, known }]) => [key, evidenceView(slot, counted, known)]));
}

function slotView({ slot, known, counted, newer }: Group, keyOf: (record: LogRecord) => string): SlotView {
  const heads = headsOf(counted, known);
  const view = { slot, heads, newer, value: null, reopened: false };
  const [first] = heads;
  if (first === undefined) return { ...view, status: 'empty' };
  if (heads.length > 1 && new Set(heads.map((head) => keyOf(head.record))).size > 1) {
    return { ...view, status: 'conflict', reopened: heads.some((head) => head.record.op === 'resolve') };
  }
  const value = statementOf(first.record);
  if (first.record.op === 'withdraw' || value === null) return { ...view, status: 'withdrawn' };
  return { ...view, status: heads.length > 1 ? 'agreed' : 'value', value };
}
