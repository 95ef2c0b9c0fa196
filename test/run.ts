import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { playwrightSum, RESULTS, ROOT, runner, vitestArgs, vitestSum } from './support/runner.ts';

/**
 * `npm test`: everything that can run on this computer, one runner after the other, and one sum as the last line:
 * `N passed, N failed` with `, N skipped` where something was skipped.
 */
mkdirSync(RESULTS, { recursive: true });
const vitestReport = join(RESULTS, 'vitest.json');
const playwrightReport = join(RESULTS, 'playwright.json');
const sums = [
  await runner(
    'unit, property, backend, host, shell, page, architecture, built and packaging tests',
    vitestArgs(vitestReport),
    vitestReport,
    vitestSum,
  ),
  await runner(
    'stories in a real browser',
    [join(ROOT, 'node_modules/@playwright/test/cli.js'), 'test', '--config', 'test/playwright.config.ts'],
    playwrightReport,
    playwrightSum,
  ),
];

const total = sums.reduce((a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  reasons: [...a.reasons, ...b.reasons],
}));
if (total.skipped > 0) process.stdout.write(`\nskipped:\n${total.reasons.map((reason) => `- ${reason}\n`).join('')}`);
const tail = total.skipped > 0 ? `, ${String(total.skipped)} skipped` : '';
process.stdout.write(`\n${String(total.passed)} passed, ${String(total.failed)} failed${tail}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
