import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machineLine, startOptions, today } from './machine.ts';
import type { Measurement } from './measurement.ts';
import { document, kept, printed, type Kept } from './report.ts';

/**
 * `npm run bench` measures everything, `npm run bench -- exchange` or `-- save` a part. Each measurement runs in a
 * process of its own, so that its peak of memory is its own. docs/benchmarks.json keeps the numbers, so that a part
 * can be measured anew; docs/benchmarks.md shows them.
 */
const MEASURES = {
  save: async () => (await import('./save.ts')).measure(),
  'page-save': async () => (await import('./page-save.ts')).measure(),
  scoring: async () => (await import('./scoring.ts')).measure(),
  perturbation: async () => (await import('./perturbation.ts')).measure(),
  'scoring-growth': async () => (await import('./scoring-growth.ts')).measure(),
  rescoring: async () => (await import('./rescoring.ts')).measure(),
  printing: async () => (await import('./printing.ts')).measure(),
  verify: async () => (await import('./verify.ts')).measure(),
  merge: async () => (await import('./merge.ts')).measure(),
  'merge-again': async () => (await import('./merge-again.ts')).measure(),
  decrypt: async () => (await import('./decrypt.ts')).measure(),
  memory: async () => (await import('./memory.ts')).measure(),
  'desk-matrix': async () => (await import('./desk-matrix.ts')).measure(),
  'desk-open': async () => (await import('./desk-open.ts')).measure(),
  waiting: async () => (await import('./waiting.ts')).measure(),
  'desk-questionnaires': async () => (await import('./desk-questionnaires.ts')).measure(),
  'desk-import': async () => (await import('./desk-import.ts')).measure(),
} as const satisfies Readonly<Record<string, () => Promise<Measurement>>>;
const NAMES = Object.keys(MEASURES);
const PARTS: Readonly<Record<string, readonly string[]>> = {
  scoring: ['scoring', 'rescoring', 'perturbation', 'scoring-growth'],
  exchange: ['verify', 'merge', 'merge-again', 'decrypt', 'memory', 'waiting'],
  desk: ['desk-matrix', 'desk-open', 'desk-questionnaires', 'desk-import'],
};
const DOCS = join(import.meta.dirname, '../../docs');
const NUMBERS = join(DOCS, 'benchmarks.json');
const REPORT = join(DOCS, 'benchmarks.md');
const MIB = 1024;

function isName(name: string): name is keyof typeof MEASURES {
  return Object.hasOwn(MEASURES, name);
}

async function measureHere(name: string): Promise<void> {
  if (!isName(name)) throw new Error(`no measurement ${name}`);
  const measurement = await MEASURES[name]();
  const peakMiB = process.resourceUsage().maxRSS / MIB;
  process.send?.(kept(measurement, { peakMiB, day: today(), machine: machineLine() }));
}

function measureApart(name: string): Promise<Kept> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...startOptions(), fileURLToPath(import.meta.url), '--here', name], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let measured: Kept | undefined;
    child.on('message', (message) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- said by this same program
      measured = message as Kept;
      child.disconnect();
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0 && measured !== undefined) resolve(measured);
      else reject(new Error(`measuring ${name} ended with ${code}`));
    });
  });
}

async function main(asked: readonly string[]): Promise<void> {
  const names = asked.length === 0 ? NAMES : asked.flatMap((name) => PARTS[name] ?? [name]);
  const unknown = names.find((name) => !isName(name));
  if (unknown !== undefined) {
    throw new Error(`no measurement ${unknown}; there are: ${[...Object.keys(PARTS), ...NAMES].join(', ')}`);
  }
  console.log(machineLine());
  mkdirSync(DOCS, { recursive: true });
  for (const name of names) {
    const measured = await measureApart(name);
    console.log(printed(measured));
    const before: Readonly<Record<string, Kept>> = existsSync(NUMBERS) ? JSON.parse(readFileSync(NUMBERS, 'utf8')) : {};
    const all = { ...before, [name]: measured };
    writeFileSync(NUMBERS, `${JSON.stringify(all, null, 2)}\n`);
    writeFileSync(REPORT, document(NAMES.flatMap((one) => all[one] ?? [])));
  }
  console.log('docs/benchmarks.md');
}

const [first, ...others] = process.argv.slice(2);
if (first === '--here') await measureHere(others[0] ?? '');
else await main(first === undefined ? [] : [first, ...others]);
