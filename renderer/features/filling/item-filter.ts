import type { Leaf } from '../../../shared/model/template.ts';
import type { SoundMatch } from '../../pinyin/sound-match.ts';
import { isDone, type ItemState } from './item-view.ts';

export const FILTERS = ['all', 'open', 'na', 'returned', 'differs'] as const;
export type ItemFilter = (typeof FILTERS)[number];

/**
 * Whether an item belongs to a filter. `returned`: leaves that the office gave back; none named means all. `differs`:
 * against the earlier round.
 */
export function isIn(
  filter: ItemFilter,
  leaf: string,
  state: ItemState,
  returned: readonly string[] | null,
  differs: boolean | null = null,
): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return !isDone(state);
    case 'na':
      return state === 'na';
    case 'returned':
      return returned !== null && (returned.length === 0 || returned.includes(leaf));
    case 'differs':
      return differs === true;
    default:
      return filter satisfies never;
  }
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
}

/** Whether an item is meant by what was typed: its code, a part of its name in either language, or its pinyin. */
export function isMeant(
  leaf: Pick<Leaf, 'code' | 'zh' | 'en'>,
  typed: string,
  sounds: SoundMatch | undefined,
): boolean {
  const wanted = plain(typed);
  if (wanted === '') return true;
  if ([leaf.code, leaf.zh, leaf.en].some((text) => plain(text).includes(wanted))) return true;
  return sounds !== undefined && /^[a-z]+$/.test(wanted) && sounds(leaf.zh, wanted);
}
