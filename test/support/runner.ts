import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Reports of the runners; not kept. */
export const RESULTS = join(ROOT, 'test-results');

export interface Sum {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One line each: what was not run, and why. */
  readonly reasons: readonly string[];
}

const VitestReport = z.looseObject({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.looseObject({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.looseObject({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const PlaywrightReport = z.looseObject({
  stats: z.looseObject({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** A file that could not even be loaded is no failed test in the report: it is counted here. */
export function vitestSum(report: unknown): Sum {
  const read = VitestReport.parse(report);
  const unloaded = read.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const skipped = read.testResults.flatMap((file) =>
    file.assertionResults.filter(
      (test) => test.status === 'pending' || test.status === 'skipped' || test.status === 'todo',
    ),
  );
  return {
    passed: read.numPassedTests,
    failed: read.numFailedTests + unloaded.length,
    skipped: read.numPendingTests + read.numTodoTests,
    reasons: skipped.map((test) => test.fullName.trim()),
  };
}

export function playwrightSum(report: unknown): Sum {
  const { stats, errors } = PlaywrightReport.parse(report);
  const text = JSON.stringify(report);
  const reasons = [...text.matchAll(/"type":"skip","description":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');
  return {
    passed: stats.expected,
    // A test that passes only when repeated is not a pass.
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    reasons: [...new Set(reasons)],
  };
}

function run(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    // Hundreds of processes load the same modules: each is compiled once.
    const env = { ...process.env, NODE_COMPILE_CACHE: join(ROOT, '.cache/compiled') };
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env });
    child.on('error', () => {
      resolve(1);
    });
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs one tool and sums its report. A runner that leaves no report, runs no test or ends badly counts as failed, so
 * that silence never looks like success.
 */
export async function runner(
  name: string,
  args: readonly string[],
  report: string,
  sum: (report: unknown) => Sum,
): Promise<Sum> {
  process.stdout.write(`\n── ${name}\n`);
  rmSync(report, { force: true });
  const code = await run(process.execPath, args);
  const counted: Sum = existsSync(report)
    ? sum(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0, reasons: [`${name}: no report`] };
  const silent = counted.failed === 0 && (code !== 0 || counted.passed === 0);
  return { ...counted, failed: counted.failed + (silent ? 1 : 0) };
}

/** Arguments of Node that run vitest with a report. */
export function vitestArgs(report: string, more: readonly string[] = []): readonly string[] {
  return [
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...more,
  ];
}
