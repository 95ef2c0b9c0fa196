import { randomInt } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineLine, today } from './bench/machine.ts';
import { depthLine } from './support/depth.ts';
import { RESULTS, ROOT, runner, vitestArgs, vitestSum } from './support/runner.ts';

/**
 * `npm run test:long`: the property and kill tests at ten times the depth and more. Which tests have a depth is seen
 * from their source: they read test/support/depth.ts. The result is written to docs/long-test.md, good or bad.
 */
const REPORT = join(ROOT, 'docs/long-test.md');

function deepFiles(): readonly string[] {
  return readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join('test', name))
    .filter((name) => readFileSync(join(ROOT, name), 'utf8').includes('support/depth.ts'))
    .sort();
}

process.env['JIEPING_CASES'] ??= '3000';
process.env['JIEPING_KILLS'] ??= '200';
process.env['JIEPING_SEED'] ??= String(randomInt(1_000_000_000));
mkdirSync(RESULTS, { recursive: true });
const report = join(RESULTS, 'long.json');
const files = deepFiles();
process.stdout.write(`${depthLine()}\n`);
const start = performance.now();
const sum = await runner('property and kill tests in depth', vitestArgs(report, files), report, vitestSum);
const minutes = (performance.now() - start) / 60_000;
const result = `${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`;
writeFileSync(
  REPORT,
  [
    '# The long test',
    '',
    `Written by \`npm run test:long\` on ${today()}: **${result}** in ${minutes.toFixed(0)} minutes.`,
    '',
    `Again the same: \`${depthLine()} npm run test:long\`. ${machineLine()}.`,
    '',
    'These files ran, with that many cases for each property and that many kills for each operation (dear properties take a stated share of the cases, cheap ones a multiple):',
    '',
    ...files.map((name) => `- \`${name.replaceAll('\\', '/')}\``),
    ...(sum.reasons.length > 0 ? ['', 'Skipped:', '', ...sum.reasons.map((reason) => `- ${reason}`)] : []),
    '',
  ].join('\n'),
);
process.stdout.write(`\n${result}\ndocs/long-test.md\n`);
process.exitCode = sum.failed > 0 ? 1 : 0;
