import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Log } from './ports.ts';

const MAX_BYTES = 1_000_000;
const KEPT = 3;
/** Members that may hold somebody's words or secrets; a log may travel with a call for help. */
const PRIVATE = /pass|secret|token|value|note|answer|body|name|person|text|reason|input/i;

function redactMembers(fields: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, item]) => [key, PRIVATE.test(key) ? '[private]' : redact(item, depth + 1)]),
  );
}

function redact(value: unknown, depth: number): unknown {
  if (depth > 4) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item, depth + 1));
  if (value !== null && typeof value === 'object') return redactMembers(value, depth);
  return typeof value === 'string' && value.length > 4000 ? `${value.slice(0, 4000)}…` : value;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * A log of JSON lines in `folder/app.log`; at 1 MB it moves on to `app.1.log`, `app.2.log`. Members whose name tells
 * that they are private are replaced. A log that cannot be written never stops the work.
 */
export function createFileLog(folder: string, clock: Clock): Log {
  const path = join(folder, 'app.log');
  const nth = (n: number): string => join(folder, `app.${n}.log`);
  const rotate = (): void => {
    for (let n = KEPT - 1; n >= 1; n -= 1) {
      if (sizeOf(nth(n)) > 0 && n + 1 < KEPT) renameSync(nth(n), nth(n + 1));
    }
    renameSync(path, nth(1));
  };
  const write = (level: 'info' | 'error', event: string, fields: Readonly<Record<string, unknown>> = {}): void => {
    const line = JSON.stringify({ at: clock.now(), level, event, ...redactMembers(fields, 0) });
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (sizeOf(path) > MAX_BYTES) rotate();
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
    } catch {
      process.stderr.write(`${line}\n`);
    }
  };
  return {
    info: (event, fields) => write('info', event, fields),
    error: (event, fields) => write('error', event, fields),
  };
}
