import type { DeviceView, MergeWarning, View } from '../../../../shared/merging/view-shapes.ts';
import { viewInSteps } from '../../../../shared/merging/view.ts';
import type { DeviceId } from '../../../../shared/model/ids.ts';
import type { AnyHashedRecord } from '../../../../shared/model/record.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { slotKey } from '../../../../shared/model/slot-key.ts';
import { eachInSteps, type Steps } from '../../../../shared/steps.ts';
import { comingBeside, comingRecords, type ArrivedLine } from '../../store/arrived-records.ts';
import type { Database } from '../../store/connection.ts';
import { inShortTransactions } from '../../store/short-transactions.ts';
import { deviceStates, putDeviceStates } from '../../store/device-states.ts';
import { dropReplacedStates, putComingState, slotStates } from '../../store/slot-states.ts';
import { versionOf } from '../rounds/versions.ts';
import { isOffice, officesOf, putEvidenceOf, stateOf, viewOptions } from './slot-cache.ts';

/**
 * What the merge will say once a file counts. Working that out for thousands of slots takes long, so it is done before
 * the moment at which the file counts, in steps, and kept where no view reads it; that moment only has to turn the page.
 * Nothing else may write in between: commands wait for one another.
 */
export interface ComingFile {
  readonly number: number;
  /** Whose log it brought. */
  readonly device: DeviceId;
  /** The lines that it brought. */
  readonly lines: readonly ArrivedLine[];
  /** Of that log, the store is asked for the lines up to this number: those that were here before. */
  readonly before: number;
  /** SHA-256 of the attachments that it brought and nobody had brought before. */
  readonly attachments: ReadonlySet<string>;
}

export interface ComingStates {
  readonly file: ComingFile;
  /** Version of the round for which this holds. */
  readonly version: number;
  readonly devices: ReadonlyMap<DeviceId, DeviceView>;
  /** What will stand of the evidence of these slots; it is little, so it is written when the file counts. */
  readonly evidence: View['evidence'];
  /** Slots that had a state before. */
  readonly replaced: readonly string[];
  /** What is to be said about the computer that handed the file over. */
  readonly marks: readonly MergeWarning[];
}

function* lookAhead(
  db: Database,
  content: RoundContent,
  lines: Iterable<AnyHashedRecord>,
  attachments: ReadonlySet<string>,
): Steps<View> {
  const options = viewOptions(db, content, 'coming');
  const has = (sha256: string): boolean => attachments.has(sha256) || options.hasAttachment(sha256);
  return yield* viewInSteps(lines, content, { ...options, hasAttachment: has });
}

/** The lines that bear on the slots of the file's computer, and the keys of those slots. */
function* linesAround(
  db: Database,
  content: RoundContent,
  file: ComingFile,
): Steps<{ readonly lines: readonly AnyHashedRecord[]; readonly slots: ReadonlySet<string> }> {
  const { device } = file;
  const lines: AnyHashedRecord[] = [];
  const slots = new Set<string>();
  let last = 0;
  yield* eachInSteps(file.lines, (line) => {
    lines.push(line);
    last = Math.max(last, line.record.seq);
    slots.add(slotKey(line.record.slot));
  });
  // After them, so that a line that was here already is the one that an earlier file brought.
  yield* eachInSteps(comingRecords(db, content.id, [device], file.before), (line) => {
    lines.push(line);
    last = Math.max(last, line.record.seq);
    slots.add(slotKey(line.record.slot));
  });
  const writers = new Set<DeviceId>(officesOf(content));
  if (isOffice(content, device)) {
    // Its decisions bear on everything.
    for (const { slot } of slotStates(db, content.id)) slots.add(slot);
    for (const known of deviceStates(db, content.id).keys()) writers.add(known);
  } else for (const beside of yield* comingBeside(db, content.id, device, last)) writers.add(beside);
  writers.delete(device);
  yield* eachInSteps(comingRecords(db, content.id, writers), (line) => {
    lines.push(line);
    if (isOffice(content, device)) slots.add(slotKey(line.record.slot));
  });
  return { lines, slots };
}

/** Computers of which an attachment was missing that this file brought may be missing nothing any more. */
function* missingNoMore(db: Database, content: RoundContent, file: ComingFile): Steps<Map<DeviceId, DeviceView>> {
  const found = new Map<DeviceId, DeviceView>();
  if (file.attachments.size === 0) return found;
  for (const [device, { marks }] of deviceStates(db, content.id)) {
    if (device === file.device || !marks.includes('W_ATT_MISSING')) continue;
    const lines = comingRecords(db, content.id, new Set([...officesOf(content), device]));
    const { devices } = yield* lookAhead(db, content, lines, file.attachments);
    const view = devices.get(device);
    if (view !== undefined) found.set(device, view);
  }
  return found;
}

/** Works out and writes, unseen, what the merge will say. All rows of the file have to be there. */
export function* prepareStates(db: Database, content: RoundContent, file: ComingFile): Steps<ComingStates> {
  const version = versionOf(db, content.id);
  const { lines, slots } = yield* linesAround(db, content, file);
  const view = yield* lookAhead(db, content, lines, file.attachments);
  const replaced: string[] = [];
  yield* inShortTransactions(db, slots, (slot) => {
    const seen = view.slots.get(slot);
    const state = seen === undefined ? null : stateOf(slot, seen);
    const done = putComingState(db, { round: content.id, number: file.number, slot }, state);
    if (done === 'replaces') replaced.push(slot);
  });
  const devices = new Map([...view.devices, ...(yield* missingNoMore(db, content, file))]);
  const { evidence } = view;
  return { file, version, devices, evidence, replaced, marks: view.warnings.get(file.device) ?? [] };
}

/** What counts from now on. Call it inside the transaction that makes the file count. */
export function showStates(db: Database, content: RoundContent, coming: ComingStates): void {
  const { devices, evidence, version } = coming;
  if (versionOf(db, content.id) !== version) throw new Error('something else was written while a file came in');
  putEvidenceOf(db, content, { evidence }, evidence.keys());
  putDeviceStates(db, content.id, devices);
}

/** Removes what was replaced. No view reads it any more, so it does not matter if this does not come to its end. */
export function dropReplaced(db: Database, { file, replaced }: ComingStates): Steps<void> {
  return inShortTransactions(db, replaced, (slot) => dropReplacedStates(db, slot, file.number));
}
