import { expect, test } from 'vitest';
import { likelyPersons } from '../../../renderer/features/devices/task-draft.ts';
import { likelyPlaceOf, rememberPlaceOf } from '../../../renderer/features/surveys/keying-memory.ts';

const person = (id: string, name: string, post = '') => ({ id, name, post });

test('whoever is listed under the name of the one who asks comes first, and a new one only where he is not', () => {
  const people = [person('1', '王芳'), person('2', '李强'), person('3', '赵敏')];
  const likely = likelyPersons(people, person('9', '李强', '审核一组'));
  expect(likely).toEqual({ namesakes: [people[1]], mayBeNew: true, others: [people[0], people[2]] });
  expect(likelyPersons(people, person('9', '孙丽'))).toMatchObject({ namesakes: [], mayBeNew: true });
  expect(likelyPersons(people, person('2', '李强')).mayBeNew).toBe(false);
});

test('a questionnaire is from the only street or from that of the one before; else none is assumed', () => {
  const kind = { round: 'likely', form: 'resident' } as const;
  expect(likelyPlaceOf(kind, ['110102001']).unit).toBe('110102001');
  expect(likelyPlaceOf(kind, ['110102001', '110102002'])).toEqual({ unit: '', community: null });
  rememberPlaceOf(kind, { unit: '110102002', community: null });
  expect(likelyPlaceOf(kind, ['110102001', '110102002']).unit).toBe('110102002');
});
