import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, call, completeAnswer, UNIT } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  takeIn,
  unlock,
} from '../../support/round-trip.ts';
import { slotKey } from '../../../shared/model/slot-key.ts';
import { tempDir } from '../../support/temp-dir.ts';

const LEAF = 'A1.1.1';

test(
  'two reviewers are blind to each other until both submit, and what they agree on counts',
  { timeout: 240_000 },
  async () => {
    const root = tempDir();
    const { backend: office } = await newOffice(join(root, 'office'));
    const round = await newRoundAt(office, [UNIT]);
    const street = await newEvaluator(join(root, 'street'), '李晓明');
    await admit(office, round, street.backend, { role: 'street', units: [UNIT] });
    const one = await newEvaluator(join(root, 'one'), '王芳');
    const two = await newEvaluator(join(root, 'two'), '赵强');
    const raters = [
      await admit(office, round, one.backend, { role: 'reviewer' }),
      await admit(office, round, two.backend, { role: 'reviewer' }),
    ];
    await assignReviewers(office, round, raters);
    await issueAndOpen(office, round, [street.backend, one.backend, two.backend]);
    await unlock(office);
    // Neither computer is given anything of the other's sheet.
    for (const { backend } of [one, two]) {
      const { tasks } = await call(backend, 'responses.desk', { round });
      expect(tasks.map(({ form }) => form)).toEqual(['review']);
      const other = raters.find((rater) => rater !== tasks[0]?.rater) ?? '';
      const sheet = { round, unit: UNIT, form: 'review', rater: other } as const;
      expect(await ask(backend, 'responses.sheet', sheet)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    }
    const items = { t: 'checklist', a: {} } as const;
    const yes = completeAnswer(LEAF);
    const no =
      yes.t === 'checklist' ? { ...items, a: Object.fromEntries(Object.keys(yes.a).map((id) => [id, 'no'])) } : yes;
    await fillAll(street.backend, round);
    await fillAll(one.backend, round);
    await fillAll(two.backend, round, (leaf) => (leaf === LEAF ? no : undefined));
    await takeIn(office, round, street.backend, await handOver(street.backend, round, true));
    await takeIn(office, round, one.backend, await handOver(one.backend, round, true));

    const early = await call(office, 'findings.list', { round, unit: UNIT });
    expect(early.reviewers.map(({ name, submitted }) => [name, submitted])).toEqual([
      ['王芳', true],
      ['赵强', false],
    ]);
    expect([early.open, early.leaves]).toEqual([false, []]);
    const overview = async () => await call(office, 'findings.overview', { round });
    expect(await overview()).toEqual([{ unit: UNIT, reviewers: 2, waiting: ['赵强'], counts: null }]);
    const agree = { round, unit: UNIT, leaf: LEAF, note: '两人现场复核后一致认定。' };
    const value = { t: 'checklist', a: yes.t === 'checklist' ? yes.a : {} } as const;
    const tooEarly = { ...agree, value, heads: ['a'.repeat(64)] };
    expect(await ask(office, 'findings.agree', tooEarly)).toMatchObject({ error: { what: 'reviewers_open' } });

    // Submitted in part is not submitted, and no other screen of the office tells what either of them found.
    await takeIn(office, round, two.backend, await handOver(two.backend, round));
    const closed = await call(office, 'board.cell', { round, unit: UNIT, source: 'REVIEW' });
    expect(closed.cell).toMatchObject({ have: 82, want: 82, state: 'complete' });
    expect(closed.slots).toHaveLength(82);
    expect(closed.slots.every(({ hidden, heads }) => hidden && heads.length === 0)).toBe(true);
    const review = async () => {
      const { result } = await call(office, 'scores.unit', { round, unit: UNIT });
      return result.leaves.find(({ code }) => code === 'A2.1.2')?.sources.find(({ source }) => source === 'REVIEW');
    };
    expect(await review()).toMatchObject({ status: 'missing', score: null, raters: [] });
    expect((await review())?.marks).toContainEqual({ code: 'review_closed' });
    const slot = slotKey({ round, unit: UNIT, form: 'review', q: LEAF, rater: raters[0] ?? '' });
    const unseen = { ok: false, error: { code: 'not_ready', what: 'reviewers_open' } };
    expect(await ask(office, 'decisions.history', { round, slot })).toMatchObject(unseen);
    const reason = { code: 'evidence', text: '核对佐证材料之后一致认定' };
    const choice = { kind: 'nothing' } as const;
    const decide = { round, slot, heads: ['a'.repeat(64)], choice, reason };
    expect(await ask(office, 'decisions.resolve', decide)).toMatchObject(unseen);
    expect((await call(office, 'findings.list', { round, unit: UNIT })).open).toBe(false);
    expect(await overview()).toMatchObject([{ waiting: ['赵强'], counts: null }]);
    await takeIn(office, round, two.backend, await handOver(two.backend, round, true));
    const both = await call(office, 'findings.list', { round, unit: UNIT });
    expect(both.open).toBe(true);
    const counts = { agree: 1, third: 1, agreed: 0 };
    expect(await overview()).toEqual([{ unit: UNIT, reviewers: 2, waiting: [], counts }]);
    const opened = await call(office, 'board.cell', { round, unit: UNIT, source: 'REVIEW' });
    expect(opened.slots.every(({ hidden, heads }) => !hidden && heads.length === 1)).toBe(true);
    expect(await review()).toMatchObject({ status: 'value' });
    expect(await call(office, 'decisions.history', { round, slot })).toHaveLength(1);
    expect(both.leaves).toHaveLength(41);
    const apart = both.leaves.find(({ leaf }) => leaf === LEAF)!;
    expect(apart).toMatchObject({ need: 'third', finding: null, answers: [{ score: '100.00' }, {}] });
    expect(apart.claim).toHaveLength(1);
    expect(both.leaves.filter(({ need }) => need === 'same')).toHaveLength(40);

    const scoreOf = async () => {
      const { result } = await call(office, 'scores.unit', { round, unit: UNIT });
      return result.leaves.find(({ code }) => code === LEAF)?.sources.find(({ source }) => source === 'REVIEW');
    };
    expect((await scoreOf())?.status).not.toBe('value');
    // What is typed is kept until it is signed, also over a restart.
    const draft = { choice: raters[0] ?? '', value: null, note: '两人现场复核' };
    const at = { round, unit: UNIT, leaf: LEAF };
    expect(apart.draft).toBeNull();
    const kept = await call(office, 'findings.saveDraft', { ...at, draft, base: 0 });
    expect(kept.revision).toBe(1);
    expect(await ask(office, 'findings.saveDraft', { ...at, draft, base: 0 })).toMatchObject({
      error: { code: 'stale_revision', current: 1 },
    });
    const draftNow = async () => {
      const { leaves } = await call(office, 'findings.list', { round, unit: UNIT });
      return leaves.find(({ leaf }) => leaf === LEAF)?.draft;
    };
    expect(await draftNow()).toMatchObject({ fields: draft, revision: 1 });
    const heads = apart.answers.flatMap((answer) => answer.heads.map(({ hash }) => hash));
    const stale = { ...agree, value, heads: heads.slice(1) };
    expect(await ask(office, 'findings.agree', stale)).toMatchObject({ error: { code: 'stale_revision' } });
    const unfit = { ...agree, value: { t: 'points', s: '70' } as const, heads };
    expect(await ask(office, 'findings.agree', unfit)).toMatchObject({ error: { code: 'invalid_input' } });
    await call(office, 'findings.agree', { ...agree, value, heads });
    expect(await draftNow()).toBeNull();
    expect(await overview()).toMatchObject([{ counts: { agree: 0, third: 0, agreed: 1 } }]);
    const agreed = await call(office, 'findings.list', { round, unit: UNIT });
    expect(agreed.leaves.find(({ leaf }) => leaf === LEAF)?.finding).toMatchObject({
      stands: true,
      heads: [{ note: agree.note }],
    });
    expect(await scoreOf()).toMatchObject({ status: 'value', score: '100.00', marks: [{ code: 'agreed_finding' }] });

    // Another finding takes the place of the first.
    const part = { ...value, a: { ...value.a, [Object.keys(value.a)[0] ?? '']: 'partly' } };
    await call(office, 'findings.agree', { ...agree, value: part, heads });
    expect(Number((await scoreOf())?.score)).toBeLessThan(100);
    for (const { backend } of [street, one, two]) backend.close();
    office.close();
  },
);
