import type { DeviceId } from '../model/ids.ts';
import { isKnown, type AnyHashedRecord } from '../model/record.ts';
import type { RoundContent } from '../model/round.ts';
import { eachInSteps, type Steps } from '../steps.ts';
import type { Admission } from './admit.ts';
import { isAboutEvidence } from './evidence.ts';
import type { Ruling } from './ruling.ts';
import { belowOf } from './stretch.ts';
import type { DeviceView, MergeWarning, SealSeen, Sorted, Standing, ViewOptions } from './view-shapes.ts';

const MARK_OF: Readonly<Record<Exclude<Standing, 'counted'>, MergeWarning>> = {
  gap: 'W_GAP',
  newer: 'W_NEWER_OP',
  revoked: 'W_REVOKED',
  excluded: 'W_EXCLUDED',
  not_assigned: 'W_NOT_ASSIGNED',
};
const FIVE_MINUTES = 5 * 60_000;
const ONE_DAY = 24 * 60 * 60_000;

interface Tally {
  readonly marks: Set<MergeWarning>;
  readonly counts: {
    gap: number;
    newer: number;
    revoked: number;
    excluded: number;
    not_assigned: number;
    late: number;
  };
  readonly unassigned: Map<string, number>;
}

function emptyTally(): Tally {
  const counts = { gap: 0, newer: 0, revoked: 0, excluded: 0, not_assigned: 0, late: 0 };
  return { marks: new Set(), counts, unassigned: new Map() };
}

/** A device's clock decides nothing; that it jumped is worth a look: back within a log, or ahead of the office's. */
function clockJumped(line: AnyHashedRecord, { lines }: Sorted, { receivedAt }: ViewOptions): boolean {
  const { record } = line;
  const before = lines.get(record.prev)?.record.at;
  // As texts the times are in order almost always, which is cheaper to see than the difference.
  if (before !== undefined && record.at < before && Date.parse(before) - Date.parse(record.at) > FIVE_MINUTES)
    return true;
  const received = receivedAt?.(line);
  return received !== undefined && record.at > received && Date.parse(record.at) - Date.parse(received) > ONE_DAY;
}

interface Rest {
  readonly content: RoundContent;
  readonly options: ViewOptions;
  readonly seal: SealSeen | null;
}

function markLine(tally: Tally, line: AnyHashedRecord, sorted: Sorted, rest: Rest): void {
  const { record } = line;
  const { content, options } = rest;
  if (clockJumped(line, sorted, options)) tally.marks.add('W_CLOCK');
  const standing = sorted.aside.get(line.hash);
  if (standing !== undefined && standing !== 'counted') {
    tally.marks.add(MARK_OF[standing]);
    tally.counts[standing] += 1;
    if (standing !== 'not_assigned') return;
    const place = `${record.slot.unit}|${record.slot.form}`;
    tally.unassigned.set(place, (tally.unassigned.get(place) ?? 0) + 1);
    return;
  }
  if (!isKnown(record) || record.slot.form === 'office') return;
  if (record.form_rev < content.formRev) tally.marks.add('W_FORM_OLD');
  const { hasAttachment } = options;
  // A paper that was taken back, or described anew, is no longer waited for.
  if (isAboutEvidence(record) && !sorted.evidence.has(line.hash)) return;
  if (hasAttachment !== undefined && record.att.some((one) => !hasAttachment(one))) tally.marks.add('W_ATT_MISSING');
}

/** What is to be said about each computer, in the order of their ids. */
export function* devicesOf(
  sorted: Sorted,
  admission: Admission,
  ruling: Ruling,
  rest: Rest,
): Steps<ReadonlyMap<DeviceId, DeviceView>> {
  const tallies = new Map<DeviceId, Tally>();
  const sealed = rest.seal === null ? null : belowOf(sorted.lines, rest.seal.seal.vv).below;
  yield* eachInSteps(sorted.lines.values(), (line) => {
    const { dev } = line.record;
    const tally = tallies.get(dev) ?? emptyTally();
    tallies.set(dev, tally);
    markLine(tally, line, sorted, rest);
    if (sealed === null || sealed.has(line.hash) || line.record.slot.form === 'office') return;
    if (!sorted.counted.has(line.hash) || line.record.op === 'resolve') return;
    tally.marks.add('W_LATE');
    tally.counts.late += 1;
  });
  const views = [...tallies].map(([dev, { marks, counts, unassigned }]): [DeviceId, DeviceView] => {
    const branches = admission.forks.get(dev) ?? [];
    if (branches.length > 0) marks.add('W_FORK');
    const seen = ruling.acknowledged.get(dev);
    return [
      dev,
      {
        marks: [...marks].sort(),
        tips: admission.tips.get(dev) ?? [],
        branches,
        acknowledged: branches.every((one) => seen?.has(one) === true),
        stopped: ruling.stopped.has(dev),
        counts,
        unassigned: [...unassigned].sort(([a], [b]) => (a < b ? -1 : 1)).map(([place, count]) => waiting(place, count)),
      },
    ];
  });
  return new Map(views.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function waiting(place: string, count: number): DeviceView['unassigned'][number] {
  const [unit = '', form = ''] = place.split('|');
  return { unit, form, count };
}
