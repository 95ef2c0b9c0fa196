import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machineLine } from './machine.ts';
import type { Measurement } from './measurement.ts';
import { document, printed, type Measured } from './report.ts';

/**
 * `npm run bench` measures everything and writes docs/benchmarks.md; `npm run bench -- save` measures one thing and
 * only prints. Each measurement runs in a process of its own, so that its peak of memory is its own.
 */
const NAMES = ['save', 'page-save', 'merge', 'scoring', 'printing'] as const;
const REPORT = join(import.meta.dirname, '../../docs/benchmarks.md');
const MIB = 1024;

const MEASURES: Readonly<Record<(typeof NAMES)[number], () => Promise<Measurement>>> = {
  save: async () => (await import('./save.ts')).measure(),
  'page-save': async () => (await import('./page-save.ts')).measure(),
  merge: async () => (await import('./merge.ts')).measure(),
  scoring: async () => (await import('./scoring.ts')).measure(),
  printing: async () => (await import('./printing.ts')).measure(),
};

async function measureHere(name: string): Promise<void> {
  const known = NAMES.find((one) => one === name);
  if (known === undefined) throw new Error(`no measurement ${name}`);
  const measurement = await MEASURES[known]();
  const measured: Measured = { measurement, peakMiB: process.resourceUsage().maxRSS / MIB };
  process.send?.(measured);
}

function measureApart(name: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--here', name], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let measured: Measured | undefined;
    child.on('message', (message) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- said by this same program
      measured = message as Measured;
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
  const unknown = asked.find((name) => !NAMES.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`no measurement ${unknown}; there are: ${NAMES.join(', ')}`);
  console.log(machineLine());
  const all: Measured[] = [];
  for (const name of asked.length > 0 ? asked : NAMES) {
    const measured = await measureApart(name);
    console.log(printed(measured));
    all.push(measured);
  }
  if (asked.length > 0) return;
  mkdirSync(join(REPORT, '..'), { recursive: true });
  writeFileSync(REPORT, document(all));
  console.log('docs/benchmarks.md');
}

const [first, ...others] = process.argv.slice(2);
if (first === '--here') await measureHere(others[0] ?? '');
else await main(first === undefined ? [] : [first, ...others]);
