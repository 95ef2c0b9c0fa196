import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawSample } from '../../../electron/backend/services/visits/draw-sample.ts';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { PrintJob } from '../../../shared/model/print.ts';
import { wantedByRule } from '../../../shared/rules/onsite-rule.ts';
import { ask, call, completeAnswer, evaluator, ROUND, testTemplate, UNIT } from '../../support/evaluator.ts';
import { greyPng } from '../../support/pictures.ts';
import { fakePrinter } from '../../support/fake-printer.ts';
import { createTestPorts } from '../../support/ports.ts';
import { tempDir } from '../../support/temp-dir.ts';

test('a sample follows from its seed alone, whatever program draws it again', () => {
  const drawn = drawSample('0123456789', 122, 14);
  const order = (place: number) => createHash('sha256').update(`0123456789|${place}`).digest('hex');
  const least = Array.from({ length: 122 }, (_, index) => index + 1).toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  expect(drawn).toEqual(least.slice(0, 14).toSorted((a, b) => a - b));
  expect(drawSample('0123456789', 122, 14)).toEqual(drawn);
  expect(drawSample('0123456780', 122, 14)).not.toEqual(drawn);
  expect(drawSample('1', 3, 200)).toEqual([1, 2, 3]);
});

test('every place is drawn about as often as any other', () => {
  const times = Array.from({ length: 20 }, () => 0);
  for (let seed = 0; seed < 2000; seed += 1) {
    for (const place of drawSample(String(seed), 20, 5)) times[place - 1] = (times[place - 1] ?? 0) + 1;
  }
  // Binomial with n = 2000, p = 1/4: mean 500, standard deviation 19.4; five of them either way.
  expect(Math.min(...times)).toBeGreaterThan(400);
  expect(Math.max(...times)).toBeLessThan(600);
});

test('how many to draw is read from the rule of the item', () => {
  const rule = (code: string) => testTemplate().leaves.find((leaf) => leaf.code === code)?.onsite.zh ?? '';
  expect(['A1.2.2', 'A2.1.1', 'A2.1.2', 'A2.1.3', 'B1.1.1', 'C2.3.1'].map((code) => wantedByRule(rule(code)))).toEqual([
    5, 2, 10, 5, 2, 2,
  ]);
  expect(['A1.1.1', 'A3.1.1', 'C1.1.1'].map((code) => wantedByRule(rule(code)))).toEqual([null, null, null]);
});

async function reviewer(): Promise<{
  readonly backend: Backend;
  readonly rater: string;
  readonly jobs: readonly PrintJob[];
}> {
  let backend: Backend | undefined;
  const { print, jobs } = fakePrinter((id) => backend?.printJobs.take(id));
  backend = await evaluator(tempDir(), { role: 'reviewer' }, createTestPorts('visit', { print }));
  const { tasks } = await call(backend, 'responses.desk', { round: ROUND });
  return { backend, rater: tasks[0]?.rater ?? '', jobs };
}

function signature(backend: Backend, shade: number): FileRef {
  const path = join(tempDir(), '街道签字.png');
  writeFileSync(
    path,
    greyPng(96, 28, (x) => (x + shade) % 250),
  );
  return backend.files.register(path, '街道签字.png');
}

const FIELDS = {
  day: '2026-10-12',
  place: '街道办事处',
  present: '李某 办公室主任',
  seen: '七个办公室门牌与批复一致。',
  outcome: 'signed',
  refusal: '',
} as const;

test('a visit is kept, its samples stay, and the confirmation sheet travels as evidence', async () => {
  const { backend, rater, jobs } = await reviewer();
  const place = { round: ROUND, unit: UNIT, rater };
  expect(await call(backend, 'visits.get', place)).toMatchObject({ revision: 0, draws: [], confirmation: null });
  const saved = await call(backend, 'visits.save', { ...place, fields: FIELDS, base: 0 });
  expect(saved.revision).toBe(1);
  expect(await ask(backend, 'visits.save', { ...place, fields: FIELDS, base: 0 })).toMatchObject({
    error: { code: 'stale_revision', current: 1 },
  });

  const named = { leaf: 'A1.2.2', what: '执法队员', names: ['甲', '乙', '丙', '丁'], size: 99, wanted: 3 };
  const draw = await call(backend, 'visits.draw', { ...place, ...named });
  expect(draw).toMatchObject({ size: 4, names: named.names, drawn: drawSample(draw.seed, 4, 3) });
  expect(draw.seed).toMatch(/^\d{10}$/);
  const again = await call(backend, 'visits.draw', {
    ...place,
    ...named,
    what: '文书',
    names: [],
    size: 40,
    wanted: 5,
  });
  expect(again.seed).not.toBe(draw.seed);
  expect(await ask(backend, 'visits.draw', { ...place, ...named, leaf: 'X9' })).toMatchObject({
    error: { code: 'not_found', what: 'leaf' },
  });
  expect(await ask(backend, 'visits.draw', { ...place, ...named, wanted: 0 })).toMatchObject({
    error: { code: 'invalid_input' },
  });

  const sheet = { round: ROUND, unit: UNIT, form: 'review', rater } as const;
  const answer = { leaf: 'A1.1.1', value: completeAnswer('A1.1.1'), note: '逐室核对', base: 0 };
  await call(backend, 'responses.save', { ...sheet, ...answer });
  for (const shade of [0, 60]) {
    const kind = 'signature_street';
    await call(backend, 'evidence.addForSheet', {
      ...sheet,
      kind,
      file: signature(backend, shade),
      notClassified: true,
    });
  }
  const file = await call(backend, 'visits.confirm', { ...place, language: 'zh' });
  expect(readFileSync(backend.files.path(file.ref) ?? '', 'latin1')).toBe('%PDF-1.7 1');
  expect(jobs[0]).toMatchObject({
    kind: 'confirmation',
    unit: UNIT,
    visit: FIELDS,
    leaves: ['A1.1.1'],
    signatures: { street: expect.stringMatching(/^data:image\/png;base64,/), reviewer: null },
  });
  expect(jobs[0]?.kind === 'confirmation' ? jobs[0].draws.map(({ what }) => what) : []).toEqual(['执法队员', '文书']);

  // Made again: one sheet and one signature stand, about all items.
  await call(backend, 'visits.confirm', { ...place, language: 'en' });
  const pieces = await call(backend, 'evidence.list', sheet);
  expect(pieces.map(({ value }) => value.kind)).toEqual(['signature_street', 'confirmation']);
  expect(pieces.every(({ value, gaps }) => value.leaves.length === 41 && gaps.length === 0)).toBe(true);
  const { confirmation, signatures } = await call(backend, 'visits.get', place);
  expect(confirmation?.sha256).toBe(createHash('sha256').update('%PDF-1.7 2').digest('hex'));
  expect(signatures.street?.mediatype).toBe('image/png');
  backend.close();
});

test('a street that does not sign needs a reason on the sheet', async () => {
  const { backend, rater, jobs } = await reviewer();
  const place = { round: ROUND, unit: UNIT, rater };
  const refused = { ...FIELDS, outcome: 'refused', refusal: ' ' } as const;
  await call(backend, 'visits.save', { ...place, fields: refused, base: 0 });
  expect(await ask(backend, 'visits.confirm', { ...place, language: 'zh' })).toMatchObject({
    error: { code: 'not_ready', what: 'refusal_reason' },
  });
  await call(backend, 'visits.save', { ...place, fields: { ...refused, refusal: '负责人外出' }, base: 1 });
  await call(backend, 'visits.confirm', { ...place, language: 'zh' });
  expect(jobs[0]).toMatchObject({ visit: { refusal: '负责人外出' }, signatures: { street: null } });
  backend.close();
});

test('after the submission a visit is read and printed, and the signed paper may still follow', async () => {
  const { backend, rater } = await reviewer();
  const place = { round: ROUND, unit: UNIT, rater };
  const sheet = { round: ROUND, unit: UNIT, form: 'review', rater } as const;
  for (const { leaf } of (await call(backend, 'responses.sheet', sheet)).responses) {
    await call(backend, 'responses.save', { ...sheet, leaf, value: completeAnswer(leaf), note: '', base: 0 });
  }
  await call(backend, 'visits.save', { ...place, fields: FIELDS, base: 0 });
  await call(backend, 'handover.make', { round: ROUND, submit: true });
  const locked = { ok: false, error: { code: 'not_ready', what: 'already_submitted' } };
  expect((await call(backend, 'visits.get', place)).locked).toBe(true);
  expect(await ask(backend, 'visits.save', { ...place, fields: FIELDS, base: 1 })).toMatchObject(locked);
  const draw = { ...place, leaf: 'A1.2.2', what: '文书', names: [], size: 40, wanted: 5 };
  expect(await ask(backend, 'visits.draw', draw)).toMatchObject(locked);
  await call(backend, 'visits.confirm', { ...place, language: 'zh' });
  expect(await call(backend, 'evidence.list', sheet)).toEqual([]);
  const paper = { ...sheet, file: signature(backend, 0), notClassified: true } as const;
  expect(await ask(backend, 'evidence.addForSheet', { ...paper, kind: 'signature_street' })).toMatchObject(locked);
  await call(backend, 'evidence.addForSheet', { ...paper, kind: 'signed_paper' });
  expect(await call(backend, 'handover.preview', { round: ROUND })).toMatchObject({ changed: 1 });
  backend.close();
});
