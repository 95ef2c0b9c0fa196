import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, call, completeAnswer, UNIT } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  carry,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  takeIn,
  unlock,
} from '../../support/round-trip.ts';
import { tempDir } from '../../support/temp-dir.ts';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import type { DraftValue } from '../../../shared/model/response.ts';

const LEAF = 'A1.1.1';

function allNo(leaf: string): DraftValue | undefined {
  const yes = completeAnswer(leaf);
  if (leaf !== LEAF || yes.t !== 'checklist') return undefined;
  return { t: 'checklist', a: Object.fromEntries(Object.keys(yes.a).map((id) => [id, 'no'])) };
}

/** Fills in what whoever works now may see, which is his own. */
async function fillOwn(laptop: Backend, round: string, change?: typeof allNo): Promise<void> {
  const { tasks } = await call(laptop, 'responses.desk', { round });
  for (const { form, unit, rater, leaves, hidden } of tasks) {
    if (hidden) continue;
    for (const leaf of leaves) {
      const value = change?.(leaf) ?? completeAnswer(leaf);
      await call(laptop, 'responses.save', { round, unit, form, rater, leaf, value, note: '', base: 0 });
    }
  }
}

async function computerOf(office: Backend, round: string, person: string) {
  const found = (await call(office, 'devices.list', { round })).find(({ persons }) => persons.includes(person));
  if (found === undefined) throw new Error('no computer');
  return found;
}

async function sharedLaptop(root: string) {
  const { backend: office } = await newOffice(join(root, 'office'));
  const round = await newRoundAt(office, [UNIT]);
  const street = await newEvaluator(join(root, 'street'), '李晓明');
  await admit(office, round, street.backend, { role: 'street', units: [UNIT] });
  const laptop = await newEvaluator(join(root, 'laptop'), '王芳');
  const first = await admit(office, round, laptop.backend, { role: 'reviewer' });
  const { id: device } = await computerOf(office, round, first);
  const { persons } = await call(office, 'devices.addPerson', {
    round,
    device,
    person: { name: '赵强', post: '科员' },
  });
  const second = persons[1] ?? '';
  await assignReviewers(office, round, [first, second]);
  // Whoever is added later than the one who set it up comes behind him.
  laptop.ports.clock.advance(60_000);
  return { office, round, street: street.backend, laptop: laptop.backend, device, first, second };
}

test(
  'two reviewers share a laptop: each fills in and submits his own, one file carries both, and they agree',
  { timeout: 240_000 },
  async () => {
    const { office, round, street, laptop, first, second } = await sharedLaptop(tempDir());
    const people = async () => (await call(laptop, 'app.hello', {})).persons.map(({ name }) => name);
    expect(await people()).toEqual(['王芳']);
    await issueAndOpen(office, round, [street, laptop]);
    await unlock(office);
    await fillAll(street, round);
    await takeIn(office, round, street, await handOver(street, round, true));

    // Whom the package lists may work here, and nobody else.
    expect(await people()).toEqual(['王芳', '赵强']);
    expect(await ask(laptop, 'people.choose', { person: 'nobody' })).toMatchObject({ error: { code: 'not_found' } });
    const sheet = (rater: string) => ({ round, unit: UNIT, form: 'review' as const, rater });
    const closed = { ok: false, error: { code: 'not_ready', what: 'other_reviewer' } };
    const stranger = await call(laptop, 'people.add', { name: '小孙', post: '' });
    await call(laptop, 'people.choose', { person: stranger.id });
    for (const rater of [first, second]) {
      expect(await ask(laptop, 'responses.sheet', sheet(rater))).toMatchObject(closed);
      const answer = { ...sheet(rater), leaf: LEAF, value: completeAnswer(LEAF), note: '', base: 0 };
      expect(await ask(laptop, 'responses.save', answer)).toMatchObject(closed);
    }

    await call(laptop, 'people.choose', { person: first });
    await fillOwn(laptop, round);
    expect(await ask(laptop, 'responses.sheet', sheet(second))).toMatchObject(closed);
    // Submitting is everybody's own act: the other one has not even begun.
    await handOver(laptop, round, true);
    await call(laptop, 'people.choose', { person: second });
    expect((await call(laptop, 'app.hello', {})).person).toMatchObject({ id: second, name: '赵强' });
    expect(await ask(laptop, 'responses.sheet', sheet(first))).toMatchObject(closed);
    for (const method of ['evidence.list', 'responses.undo'] as const) {
      expect(await ask(laptop, method, sheet(first))).toMatchObject(closed);
    }
    expect(await ask(laptop, 'visits.get', { round, unit: UNIT, rater: first })).toMatchObject(closed);
    expect(await ask(laptop, 'handover.make', { round, submit: true })).toMatchObject({
      error: { code: 'not_ready', what: 'incomplete' },
    });
    await fillOwn(laptop, round, allNo);
    const file = await handOver(laptop, round, true);
    for (const rater of [first, second]) {
      expect((await call(laptop, 'responses.sheet', sheet(rater))).task.submitted).toBe(true);
    }

    // One file brings both, each under his own name.
    expect(await takeIn(office, round, laptop, file)).toMatchObject({ outcome: 'accepted' });
    const both = await call(office, 'findings.list', { round, unit: UNIT });
    expect(both.reviewers.map(({ name, submitted }) => [name, submitted])).toEqual([
      ['王芳', true],
      ['赵强', true],
    ]);
    const apart = both.leaves.find(({ leaf }) => leaf === LEAF);
    expect(apart).toMatchObject({ need: 'third', answers: [{ rater: first, score: '100.00' }, { rater: second }] });
    const lines = apart?.answers.flatMap(({ heads }) => heads) ?? [];
    expect(lines.map(({ person }) => person)).toEqual(['王芳', '赵强']);
    const yes = completeAnswer(LEAF);
    const value = { t: 'checklist', a: yes.t === 'checklist' ? yes.a : {} } as const;
    const heads = lines.map(({ hash }) => hash);
    const note = '两人现场复核后一致认定。';
    await call(office, 'findings.agree', { round, unit: UNIT, leaf: LEAF, value, note, heads });
    const { result } = await call(office, 'scores.unit', { round, unit: UNIT });
    const review = result.leaves.find(({ code }) => code === LEAF)?.sources.find(({ source }) => source === 'REVIEW');
    expect(review).toMatchObject({ status: 'value', score: '100.00', marks: [{ code: 'agreed_finding' }] });
    for (const backend of [street, laptop, office]) backend.close();
  },
);

test('people come onto a computer and leave it only without answers from it', { timeout: 120_000 }, async () => {
  const { office, round, street, laptop, device, first, second } = await sharedLaptop(tempDir());
  const at = { round, device };
  expect(await ask(office, 'devices.addPerson', { ...at, person: { id: 'nobody' } })).toMatchObject({
    error: { code: 'not_found', what: 'person' },
  });
  const own = (await call(office, 'devices.list', { round })).find(({ role }) => role === 'office');
  expect(await ask(office, 'devices.addPerson', { round, device: own?.id ?? '', person: { id: first } })).toMatchObject(
    {
      error: { code: 'not_found', what: 'device' },
    },
  );
  expect(await ask(street, 'devices.addPerson', { ...at, person: { id: first } })).toMatchObject({
    error: { code: 'not_ready', what: 'setup_missing' },
  });
  // Nobody has written anything yet, so either may go, but not the last one.
  expect((await call(office, 'devices.removePerson', { ...at, person: second })).persons).toEqual([first]);
  expect(await ask(office, 'devices.removePerson', { ...at, person: first })).toMatchObject({
    error: { code: 'not_ready', what: 'last_person' },
  });
  expect((await call(office, 'devices.addPerson', { ...at, person: { id: second } })).persons).toEqual([first, second]);

  await issueAndOpen(office, round, [street, laptop]);
  await unlock(office);
  await call(laptop, 'people.choose', { person: second });
  const answer = { round, unit: UNIT, form: 'review' as const, rater: second, leaf: LEAF, note: '', base: 0 };
  await call(laptop, 'responses.save', { ...answer, value: completeAnswer(LEAF) });
  await takeIn(office, round, laptop, await handOver(laptop, round));
  const stays = { error: { code: 'not_ready', what: 'person_has_answers', detail: '赵强' } };
  expect(await ask(office, 'devices.removePerson', { ...at, person: second })).toMatchObject(stays);

  // Admitted again, the computer keeps those whose answers came from it, or is not admitted.
  const asked = await call(laptop, 'devices.request', {});
  const { request } = await call(office, 'devices.readRequest', { round, file: carry(laptop, asked, office) });
  const { digits } = await call(laptop, 'devices.own', {});
  const task = { round, request, role: 'reviewer' as const, units: [], departments: [], digits };
  expect(await ask(office, 'devices.admit', { ...task, person: first })).toMatchObject(stays);
  const again = await call(office, 'devices.admit', { ...task, person: second, others: [first] });
  expect(again.persons).toEqual([first, second]);
  expect(await ask(office, 'devices.admit', { ...task, person: first, others: ['nobody'] })).toMatchObject({
    error: { code: 'not_found', what: 'person' },
  });
  expect((await call(office, 'devices.removePerson', { ...at, person: first })).persons).toEqual([second]);
  // Whoever is not listed any more sees nothing of what is another's.
  await issueAndOpen(office, round, [laptop]);
  const mine = { round, unit: UNIT, form: 'review' as const, rater: second };
  await call(laptop, 'people.choose', { person: first });
  expect(await ask(laptop, 'responses.sheet', mine)).toMatchObject({ error: { what: 'other_reviewer' } });
  for (const backend of [street, laptop, office]) backend.close();
});
