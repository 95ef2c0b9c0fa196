import { isKnown } from '../model/record.ts';
import type { SealSeen, SlotView } from './view-shapes.ts';
import type { Lines } from './stretch.ts';

/** Every seal that counts, by number and then hash. */
export function sealsOf(
  slots: ReadonlyMap<string, SlotView>,
  lines: Lines,
  counted: ReadonlySet<string>,
): readonly SealSeen[] {
  const heads = new Map<string, number>();
  for (const { slot, heads: live } of slots.values()) {
    if (slot.form === 'office' && slot.q === 'seal') for (const { hash } of live) heads.set(hash, live.length);
  }
  if (heads.size === 0) return [];
  const seals: SealSeen[] = [];
  for (const { hash, record } of lines.values()) {
    if (!counted.has(hash) || !isKnown(record) || record.val?.t !== 'seal') continue;
    const rivals = heads.get(hash) ?? 0;
    seals.push({ hash, seal: record.val, state: rivals === 0 ? 'amended' : rivals === 1 ? 'live' : 'rival' });
  }
  return seals.sort((a, b) => a.seal.n - b.seal.n || (a.hash < b.hash ? -1 : 1));
}

/** The seal that stands: the one with the highest number, unless it was opened again or another office has its own. */
export function currentSeal(seals: readonly SealSeen[]): SealSeen | null {
  const last = seals.at(-1);
  if (last === undefined) return null;
  const same = seals.filter(({ seal, state }) => seal.n === last.seal.n && state !== 'amended');
  const [only] = same;
  return same.length === 1 && only?.state === 'live' ? only : null;
}
