import { cpus, release, totalmem, type } from 'node:os';

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
