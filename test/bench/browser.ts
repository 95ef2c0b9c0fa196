import { readdirSync, readFileSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { chromiumPath } from '../support/chromium.ts';

const KIB = 1024;

/** The Chromium that the tests use, headless. */
export async function startBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: await chromiumPath(),
    chromiumSandbox: false,
    args: ['--disable-gpu', '--no-proxy-server'],
  });
}

function field(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
}

/** Sum of the peaks of all processes below this one, in MiB; 0 where the system does not tell. Ask before they end. */
export function childrenPeakMiB(): number {
  let all: { readonly pid: number; readonly parent: number; readonly peak: number }[];
  try {
    all = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const status = readFileSync(`/proc/${name}/status`, 'utf8');
          return [{ pid: Number(name), parent: field(status, 'PPid'), peak: field(status, 'VmHWM') }];
        } catch {
          return [];
        }
      });
  } catch {
    return 0;
  }
  const below = new Set([process.pid]);
  for (let before = 0; before !== below.size;) {
    before = below.size;
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid);
  }
  below.delete(process.pid);
  return all.filter(({ pid }) => below.has(pid)).reduce((sum, { peak }) => sum + peak, 0) / KIB;
}
