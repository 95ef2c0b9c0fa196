import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { z } from 'zod';

const GIB = 1024 ** 3;

/** The machine in one line, without its name. */
export function machineLine(): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / GIB)} GiB`;
  return `${cpu?.model.trim() ?? 'CPU'} × ${cpus().length}, ${memory}, ${type()} ${release()} ${process.arch}, Node ${process.version}`;
}

/** Day of the measurement. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Options of Node with which `npm start` runs the program, so that it is measured as it runs. */
export function startOptions(): readonly string[] {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { scripts } = z.object({ scripts: z.object({ start: z.string() }) }).parse(JSON.parse(file));
  const options = scripts.start.split(' ').filter((word) => word.startsWith('--'));
  if (options.length === 0) throw new Error('npm start has no options of Node');
  return options;
}
