import { expect, test } from 'vitest';
import { isIn, isMeant } from '../../renderer/features/filling/item-filter.ts';
import { loadSoundMatch } from '../../renderer/pinyin/sound-match.ts';

const LEAF = { code: 'A2.2.1', zh: '下放行政执法职权承接率', en: 'Share of powers taken on' };

test.each([
  ['xfxzzf', true],
  ['zhiquan', true],
  ['承接', true],
  ['a2.2', true],
  ['Ａ２．２', true],
  ['powers', true],
  ['', true],
  ['zzzz', false],
])('%s finds the item: %s', async (typed, found) => {
  expect(isMeant(LEAF, typed, await loadSoundMatch())).toBe(found);
});

test.each([
  ['什刹海街道', 'sch'],
  ['什刹海街道', 'shichahai'],
  ['大栅栏街道', 'dsl'],
  ['大栅栏街道', 'dzl'],
  ['月坛街道', 'ytjd'],
])('%s is found by %s, whichever reading is meant', async (name, letters) => {
  const match = await loadSoundMatch();
  expect(match(name, letters)).toBe(true);
  expect(match(name, `${letters}q`)).toBe(false);
});

test('the filter knows what is open, not applicable and returned', () => {
  expect(isIn('open', 'A', 'part', null)).toBe(true);
  expect(isIn('open', 'A', 'na', null)).toBe(false);
  expect(isIn('na', 'A', 'na', null)).toBe(true);
  expect(isIn('returned', 'A', 'complete', null)).toBe(false);
  expect(isIn('returned', 'A', 'complete', [])).toBe(true);
  expect(isIn('returned', 'A', 'complete', ['B'])).toBe(false);
});
