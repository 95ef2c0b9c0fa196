import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Printer } from '../../../electron/backend/ports.ts';
import type { PrintJob } from '../../../shared/model/print.ts';
import { ok } from '../../../shared/result.ts';
import { ask, call, open, OTHER_UNIT, UNIT } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
import {
  admit,
  assignReviewers,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  pathOf,
  takeIn,
} from '../../support/round-trip.ts';
import { tempDir } from '../../support/temp-dir.ts';

/** A printer that writes down what each page was given. */
function recordingPrinter() {
  const pages: string[] = [];
  const state = { opened: 0, closed: 0 };
  const printer: Printer = {
    pdf: (page) => {
      pages.push(page);
      return Promise.resolve(ok(Buffer.from(`%PDF ${page}`)));
    },
    close: () => {
      state.closed += 1;
      return Promise.resolve();
    },
  };
  return {
    pages,
    state,
    port: {
      open: () => {
        state.opened += 1;
        return Promise.resolve(ok(printer));
      },
    },
  };
}

test('scorecards are named after the street, numbered, and renumbered only when the result differs', async () => {
  const root = tempDir();
  (await newOffice(root)).backend.close();
  const printing = recordingPrinter();
  const office = await open(root, createTestPorts('printing', { print: printing.port }));
  const round = await newRoundAt(office);
  const { backend: street } = await newEvaluator(tempDir(), '张三');
  const { backend: one } = await newEvaluator(tempDir(), '李四');
  const { backend: two } = await newEvaluator(tempDir(), '赵五');
  await admit(office, round, street, { role: 'street', units: [UNIT] });
  const reviewers = [
    await admit(office, round, one, { role: 'reviewer' }),
    await admit(office, round, two, { role: 'reviewer' }),
  ];
  await assignReviewers(office, round, reviewers);
  await issueAndOpen(office, round, [street, one, two]);

  const jobs: PrintJob[] = [];
  const put = office.printJobs.put.bind(office.printJobs);
  Object.assign(office.printJobs, {
    put: (job: PrintJob) => {
      jobs.push(job);
      return put(job);
    },
  });
  const print = async (units: readonly string[], district: boolean) =>
    (await call(office, 'scorecards.print', { round, units: [...units], district, language: 'zh' })).files;

  const progress: string[] = [];
  office.on((topic, payload) => {
    if (topic === 'work.progress' && 'what' in payload) progress.push(payload.what);
  });
  const files = await print([UNIT, OTHER_UNIT], true);
  expect(files.map(({ name, unit }) => [name, unit])).toEqual([
    ['110102001-西长安街.pdf', UNIT],
    ['110102003-新街口.pdf', OTHER_UNIT],
    ['district.pdf', null],
  ]);
  expect(progress).toEqual(['110102001-西长安街.pdf', '110102003-新街口.pdf', 'district.pdf', '']);
  expect(printing.state).toEqual({ opened: 1, closed: 1 });
  expect(printing.pages.every((page) => /^\/print\.html#[\w-]{43}$/.test(page))).toBe(true);
  expect(readFileSync(pathOf(office, files[0]!), 'utf8')).toBe(`%PDF ${printing.pages[0]}`);
  expect(jobs.map((job) => job.kind)).toEqual(['scorecard', 'scorecard', 'district']);
  expect(jobs[0]).toMatchObject({ unit: UNIT, digest: { number: 1 }, package: { seq: 1 }, round: { simulated: true } });

  // The same result keeps its number; another one gets the next.
  await print([UNIT], false);
  expect(jobs.at(-1)).toMatchObject({ digest: { number: 1 } });
  for (const backend of [street, one, two]) {
    await fillAll(backend, round);
    await takeIn(office, round, backend, await handOver(backend, round, true));
  }
  await print([UNIT], false);
  expect(jobs.at(-1)).toMatchObject({ unit: UNIT, digest: { number: 2 } });
  const { digest, result } = await call(office, 'scores.unit', { round, unit: UNIT });
  expect(digest.number).toBe(2);
  expect(result.total.score).not.toBeNull();

  // Pictures say whether the result is sealed.
  const charts = await call(office, 'scores.printCharts', { round, other: null, of: 'totals', language: 'zh' });
  expect(readFileSync(pathOf(office, charts), 'utf8')).toMatch(/^%PDF/u);
  expect(jobs.at(-1)).toMatchObject({ kind: 'charts', package: { seq: 1 }, sealed: null, other: null });
  const incomplete = (await call(office, 'board.get', { round })).rows.filter(({ cells }) =>
    cells.some((cell) => cell.open),
  );
  const seen = { streets: incomplete.map(({ unit }) => unit), files: [] };
  await call(office, 'decisions.seal', { round, seen });
  await call(office, 'scores.printStability', { round, unit: UNIT, language: 'en' });
  expect(jobs.at(-1)).toMatchObject({ kind: 'stability', unit: UNIT, sealed: { number: 1, same: true } });
  expect(jobs.at(-1)).toMatchObject({ stability: { weights: [{ runs: 1000 }, { runs: 1000 }] } });
  await call(office, 'scores.printCharts', { round, other: round, of: UNIT, language: 'en' });
  expect(jobs.at(-1)).toMatchObject({ kind: 'charts', of: UNIT, other: { content: { id: round } } });
  expect(
    await ask(office, 'scores.printCharts', { round, other: null, of: '999999999', language: 'zh' }),
  ).toMatchObject({ error: { code: 'not_found', what: 'street' } });
  expect(await ask(office, 'scores.printStability', { round, unit: '999999999', language: 'zh' })).toMatchObject({
    error: { code: 'not_found', what: 'street' },
  });

  expect(
    await ask(office, 'scorecards.print', { round, units: ['999999999'], district: false, language: 'zh' }),
  ).toMatchObject({ error: { code: 'not_found' } });
  office.close();
  const without = await open(root);
  expect(
    await ask(without, 'scorecards.print', { round, units: [UNIT], district: false, language: 'zh' }),
  ).toMatchObject({ error: { what: 'no_browser_for_printing' } });
  for (const backend of [without, street, one, two]) backend.close();
});
