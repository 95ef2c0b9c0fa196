import { useState } from 'react';
import type { Leaf } from '../../../shared/model/template.ts';
import { useSoundMatch } from '../../pinyin/use-sound-match.ts';
import { isIn, isMeant, type ItemFilter } from './item-filter.ts';
import type { ItemView } from './item-view.ts';

/** Which items the search and the filter leave, by code. */
export function useFound(
  leaves: readonly Leaf[],
  viewOf: (leaf: string) => ItemView,
  returned: readonly string[] | null,
) {
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<ItemFilter>('all');
  const sounds = useSoundMatch(typed !== '');
  const found = new Set(
    leaves
      .filter((leaf) => isIn(filter, leaf.code, viewOf(leaf.code).state, returned, viewOf(leaf.code).differs))
      .filter((leaf) => isMeant(leaf, typed, sounds))
      .map((leaf) => leaf.code),
  );
  return { typed, filter, setTyped, setFilter, found };
}
