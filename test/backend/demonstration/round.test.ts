import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStarter } from '../../../electron/backend/services/rounds/starters.ts';
import { missingOnBoard } from '../../../electron/cli/demo-report.ts';
import { makeSample } from '../../../electron/demonstration/make-sample.ts';
import { runDemonstration } from '../../../electron/demonstration/run-demonstration.ts';
import { RoundContent } from '../../../shared/model/round.ts';
import { call, open } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
import { tempDir } from '../../support/temp-dir.ts';

/** Two small streets, so that it is quick; the command plays all fifteen. */
const UNITS = ['110102015', '110102013'];

async function play(seed: number, name: string, tamper = false) {
  const out = tempDir();
  const steps: [number, number][] = [];
  const report = await runDemonstration({
    seed,
    out,
    ports: createTestPorts(name),
    units: UNITS,
    tamper,
    printing: null,
    step: (done, of) => void steps.push([done, of]),
  });
  return { out, report, steps, scores: readFileSync(join(out, 'scores.json')) };
}

describe('the demonstration', { timeout: 180_000 }, () => {
  it('gives the same scores for the same seed, whatever the keys, ids and times', async () => {
    const first = await play(7, 'one');
    const second = await play(7, 'two');
    expect(first.scores.equals(second.scores)).toBe(true);
    expect(first.report.content.id).not.toBe(second.report.content.id);
    expect(first.scores.toString()).not.toContain(first.report.content.id);
    expect(JSON.parse(first.scores.toString())).toMatchObject({ simulated: true });
    expect(first.report.verdicts.map((verdict) => verdict.outcome)).toEqual(
      first.report.verdicts.map(() => 'accepted'),
    );
    expect(missingOnBoard(first.report.board, first.report.content)).toEqual([]);
    expect(first.steps.at(-1)?.[0]).toBe(first.steps.at(-1)?.[1]);
    expect(readdirSync(join(first.out, 'exports'))).toHaveLength(first.report.devices - 1);
    expect(existsSync(join(first.out, 'devices'))).toBe(false);
  });

  it('refuses a file with one flipped bit, merges the others, and shows what is missing', async () => {
    const { report } = await play(8, 'three', true);
    const { tampered, verdicts, board, content } = report;
    expect(tampered?.verdict.error).toMatchObject({ code: 'package_refused' });
    expect(verdicts.filter((verdict) => verdict.outcome === 'accepted')).toHaveLength(verdicts.length - 1);
    const missing = missingOnBoard(board, content);
    expect(missing).toHaveLength(1);
    expect(missing[0]).toMatch(/SELF: .+ 0\/41$/);
  });
});

it('the sample is an office with a finished round', { timeout: 180_000 }, async () => {
  const root = join(tempDir(), 'sample');
  const ports = createTestPorts('sample');
  const heard: [number, number][] = [];
  expect(await makeSample(root, (done, of) => void heard.push([done, of]), ports, { only: UNITS })).toEqual({
    ok: true,
    value: null,
  });
  const [last] = heard.slice(-1);
  expect(last?.[0]).toBe((last?.[1] ?? 0) - 1);
  expect(existsSync(join(root, 'devices'))).toBe(false);
  const office = await open(root, ports);
  expect(await call(office, 'app.hello', {})).toMatchObject({ state: 'office' });
  const [round] = await call(office, 'rounds.list', {});
  expect(round).toMatchObject({ simulated: true, units: 2 });
  const { units } = await call(office, 'scores.round', { round: round!.id });
  for (const unit of units) expect(Number(unit.total.score)).toBeGreaterThan(40);
  office.close();
});

describe('a rehearsal', { timeout: 180_000 }, () => {
  const sets = new URL('../../../resources/indicator-sets', import.meta.url).pathname;
  const { template, communities } = readStarter(sets, 'duty-lists-2025');
  /** A round of another system, three reviewers a street, departments not yet named for one item, one real figure. */
  const round: RoundContent = RoundContent.parse({
    id: 'real',
    name: { zh: '清单评估', en: 'Lists' },
    period: { from: '2027-01-01', to: '2027-12-31' },
    simulated: false,
    units: UNITS,
    sources: ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'],
    policy: {
      mode: 'approved',
      precision: 'display',
      requiredReviewers: 3,
      allDepartmentsRequired: true,
      encryption: 'required',
      office: '区委编办',
    },
    template,
    communities: communities.filter(({ street }) => UNITS.includes(street)),
    assignments: { departments: {}, reviewers: {}, excluded: [], deadlines: {} },
    parameters: {},
    roster: { persons: [], devices: [] },
    formRev: 1,
  });

  it('plays the given round with all sources, and every file and name says that it is one', async () => {
    const root = join(tempDir(), 'rehearsal');
    const ports = createTestPorts('rehearsal');
    const heard: [number, number][] = [];
    const made = await makeSample(root, (done, of) => void heard.push([done, of]), ports, { round });
    expect(made).toEqual({ ok: true, value: null });
    expect(heard.at(-1)?.[0]).toBe((heard.at(-1)?.[1] ?? 0) - 1);
    const office = await open(root, ports);
    const [only] = await call(office, 'rounds.list', {});
    expect(only).toMatchObject({ simulated: true, units: 2, name: { zh: '清单评估（演练，模拟数据）' } });
    expect(only?.id).not.toBe(round.id);
    const id = only?.id ?? '';
    const { content } = await call(office, 'rounds.get', { round: id });
    expect(content.template.leaves.map(({ code }) => code)).toEqual(template.leaves.map(({ code }) => code));
    expect(content.template.nodes).toEqual(template.nodes);
    expect(content.policy).toMatchObject({ mode: 'approved', requiredReviewers: 3 });
    const { units } = await call(office, 'scores.round', { round: id });
    for (const unit of units) expect(Number(unit.total.score)).toBeGreaterThan(40);
    expect(missingOnBoard(await call(office, 'board.get', { round: id }), content)).toEqual([]);
    const [name] = readdirSync(join(root, 'outbox')).filter((one) => one.endsWith('.jpround'));
    const bytes = readFileSync(join(root, 'outbox', name ?? ''));
    expect(bytes.toString('latin1')).toContain('"critical":["rehearsal"]');
    office.close();
  });
});
