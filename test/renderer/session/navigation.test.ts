import { expect, test } from 'vitest';
import { matchPath, pathOf } from '../../../renderer/session/navigation.ts';
import { sheetPath, targetOf } from '../../../renderer/session/sheet-target.ts';

test('a place and its parts come back from its path', () => {
  const target = { round: 'r 1/2', form: 'review', unit: '110102001', rater: null } as const;
  const parameters = matchPath('/fill/:round/:form/:unit/:rater/*', sheetPath(target, 'A2.2.1'));
  expect(parameters).toMatchObject({ rest: 'A2.2.1' });
  expect(targetOf(parameters ?? {})).toEqual(target);
});

test('a path of another shape is no match', () => {
  expect(matchPath('/rounds/:round/board', pathOf('rounds', 'a', 'scores'))).toBeUndefined();
  expect(matchPath('/rounds/:round', '/rounds')).toBeUndefined();
  expect(targetOf({ round: 'a', form: 'worker', unit: '1', rater: '-' })).toBeUndefined();
});
