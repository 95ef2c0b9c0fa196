import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingOnBoard } from '../../../electron/cli/demo-report.ts';
import { makeSample } from '../../../electron/demonstration/make-sample.ts';
import { runDemonstration } from '../../../electron/demonstration/run-demonstration.ts';
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
  expect(await makeSample(root, (done, of) => void heard.push([done, of]), ports, UNITS)).toEqual({
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
