import { expect, test } from 'vitest';
import { ask, call, completeAnswer, installRound, open, ROUND, roundContent, UNIT } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
import { tempDir } from '../../support/temp-dir.ts';

test('two reviewers who share a computer do not see each other’s answers before both have submitted', async () => {
  const root = tempDir();
  const ports = createTestPorts();
  const first = await open(root, ports);
  await call(first, 'setup.evaluator', { name: '王芳', post: '' });
  const other = await call(first, 'people.add', { name: '赵强', post: '' });
  first.close();
  let own = '';
  installRound(root, (device, person) => {
    own = person;
    const content = roundContent(device, person, 'K'.repeat(43), { role: 'reviewer' });
    const [computer] = content.roster.devices;
    const both = [person, other.id];
    return {
      ...content,
      assignments: { ...content.assignments, reviewers: { [UNIT]: both }, excluded: [] },
      roster: {
        persons: [
          { id: person, name: '王芳', post: '' },
          { id: other.id, name: '赵强', post: '' },
        ],
        devices: computer === undefined ? [] : [{ ...computer, persons: both }],
      },
    };
  });
  const backend = await open(root, ports);
  const mine = { round: ROUND, unit: UNIT, form: 'review', rater: own } as const;
  const theirs = { ...mine, rater: other.id };
  const answer = { leaf: 'A1.1.1', value: completeAnswer('A1.1.1'), note: '', base: 0 };
  const hidden = { ok: false, error: { code: 'not_ready', what: 'other_reviewer' } };

  await call(backend, 'responses.save', { ...mine, ...answer });
  expect(await ask(backend, 'responses.sheet', theirs)).toMatchObject(hidden);
  expect(await ask(backend, 'responses.save', { ...theirs, ...answer })).toMatchObject(hidden);
  expect(await ask(backend, 'evidence.list', theirs)).toMatchObject(hidden);
  const tasksOf = async () => (await call(backend, 'responses.desk', { round: ROUND })).tasks;
  expect((await tasksOf()).map(({ rater, hidden: is }) => [rater, is])).toEqual([
    [own, false],
    [other.id, true],
  ]);

  // Who works now decides, and a sheet goes to its own reviewer only.
  await call(backend, 'people.choose', { person: other.id });
  expect(await ask(backend, 'responses.sheet', mine)).toMatchObject(hidden);
  expect((await call(backend, 'responses.sheet', theirs)).responses.every(({ value }) => value === null)).toBe(true);
  for (const rater of [own, other.id]) {
    await call(backend, 'people.choose', { person: rater });
    const target = { ...mine, rater };
    for (const { leaf, revision } of (await call(backend, 'responses.sheet', target)).responses) {
      const value = completeAnswer(leaf);
      await call(backend, 'responses.save', { ...target, leaf, value, note: '', base: revision });
    }
  }
  expect(await ask(backend, 'responses.sheet', mine)).toMatchObject(hidden);

  // Each submits his own; the first one still sees nothing of the other.
  await call(backend, 'handover.make', { round: ROUND, submit: true });
  expect((await tasksOf()).map(({ submitted, hidden: is }) => [submitted, is])).toEqual([
    [false, true],
    [true, false],
  ]);
  await call(backend, 'people.choose', { person: own });
  expect(await ask(backend, 'responses.sheet', theirs)).toMatchObject(hidden);
  expect(await ask(backend, 'evidence.list', theirs)).toMatchObject(hidden);
  await call(backend, 'handover.make', { round: ROUND, submit: true });
  await call(backend, 'people.choose', { person: other.id });
  expect((await call(backend, 'responses.sheet', mine)).task).toMatchObject({ submitted: true, hidden: false });
  expect((await tasksOf()).every((task) => !task.hidden)).toBe(true);
  backend.close();
});
