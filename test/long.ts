import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { machineLine, today } from './bench/machine.ts';
import { depthLine } from './support/depth.ts';
import { RESULTS, ROOT, runner, vitestArgs, vitestSum } from './support/runner.ts';

/**
 * `npm run test:long`: the property and kill tests at ten times the depth and more; `npm run test:long -- kill` those
 * whose path has that word. Which tests have a depth is seen from their source: they read test/support/depth.ts. Each
 * file has a run of its own, two at a time, and its result is written as soon as it is known, good or bad, so that a
 * long run that is broken off leaves what it found: docs/long-test.json keeps the results, docs/long-test.md shows them.
 */
const KEPT = join(ROOT, 'docs/long-test.json');
const REPORT = join(ROOT, 'docs/long-test.md');
const AT_ONCE = 2;

const Ran = z.strictObject({
  passed: z.int(),
  failed: z.int(),
  skipped: z.array(z.string()),
  minutes: z.number(),
  depth: z.string(),
  day: z.string(),
});
const Results = z.record(z.string(), Ran);
type Results = z.infer<typeof Results>;

function deepFiles(): readonly string[] {
  const names = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => join('test', name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => readFileSync(join(ROOT, name), 'utf8').includes('support/depth.ts'));
  // Killing takes longest: one such file begins, and while it runs all that is quick is done.
  const kills = names.filter((name) => name.includes('/kill/')).sort();
  const properties = names.filter((name) => !name.includes('/kill/')).sort();
  return [...kills.slice(0, 1), ...properties, ...kills.slice(1)];
}

function readKept(): Results {
  return existsSync(KEPT) ? Results.parse(JSON.parse(readFileSync(KEPT, 'utf8'))) : {};
}

function row(name: string, ran: Results[string] | undefined): string {
  if (ran === undefined) return `| \`${name}\` | **not run** | | | |`;
  const { passed, failed, skipped, minutes, depth, day } = ran;
  const counts = `${passed} passed${failed > 0 ? `, **${failed} failed**` : ''}`;
  const left = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  return `| \`${name}\` | ${counts}${left} | ${minutes.toFixed(1)} | \`${depth}\` | ${day} |`;
}

/** Only what is there now is shown: the result of a test that is gone says nothing. */
function document(files: readonly string[], results: Results): string {
  const here = files.flatMap((name) => results[name] ?? []);
  const sum = (of: 'passed' | 'failed'): number => here.reduce((total, ran) => total + ran[of], 0);
  const days = here.map(({ day }) => day).sort();
  const skipped = here.flatMap((ran) => ran.skipped);
  return [
    '# The long test',
    '',
    `Written by \`npm run test:long\`. Last run on ${days.at(-1) ?? 'no day'}: **${sum('passed')} passed, ${sum('failed')} failed**, ${here.length} of ${files.length} files.`,
    '',
    'Each property gets as many cases and each operation as many kills as the column says (dear properties take a stated share of the cases, cheap ones a multiple). The same again: put the column before `npm run test:long -- FILE`.',
    '',
    `${machineLine()}.`,
    '',
    '| File | Result | Minutes | Depth | Day |',
    '| --- | --- | ---: | --- | --- |',
    ...files.map((name) => row(name, results[name])),
    ...(skipped.length > 0 ? ['', 'Skipped:', '', ...skipped.map((reason) => `- ${reason}`)] : []),
    '',
  ].join('\n');
}

async function runOne(name: string): Promise<Results[string]> {
  const report = join(RESULTS, `long-${basename(name)}.json`);
  const start = performance.now();
  const { passed, failed, reasons } = await runner(name, vitestArgs(report, [name]), report, vitestSum);
  const minutes = Math.round((performance.now() - start) / 6000) / 10;
  return { passed, failed, skipped: [...reasons], minutes, depth: depthLine(), day: today() };
}

process.env['JIEPING_CASES'] ??= '3000';
process.env['JIEPING_KILLS'] ??= '200';
process.env['JIEPING_SEED'] ??= String(randomInt(1_000_000_000));
// How long it takes is no question here: the limit only ends what hangs.
process.env['JIEPING_PATIENCE'] ??= '10';
mkdirSync(RESULTS, { recursive: true });
process.stdout.write(`${depthLine()}\n`);

const all = deepFiles();
const asked = process.argv.slice(2);
const waiting = all.filter((name) => asked.length === 0 || asked.some((word) => name.includes(word)));
let failed = waiting.length === 0 ? 1 : 0;
async function work(): Promise<void> {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const ran = await runOne(name);
    failed += ran.failed;
    const results = { ...readKept(), [name]: ran };
    const there = Object.fromEntries(all.flatMap((one) => (results[one] === undefined ? [] : [[one, results[one]]])));
    writeFileSync(KEPT, `${JSON.stringify(there, null, 2)}\n`);
    writeFileSync(REPORT, document(all, there));
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work));
process.stdout.write(`\n${failed} failed\ndocs/long-test.md\n`);
process.exitCode = failed > 0 ? 1 : 0;
