import type { Log } from '../../electron/backend/ports.ts';

export interface MemoryLog extends Log {
  readonly lines: { level: 'info' | 'error'; event: string; fields: Readonly<Record<string, unknown>> }[];
}

/** A log that a test can read. */
export function createMemoryLog(): MemoryLog {
  const lines: MemoryLog['lines'] = [];
  return {
    lines,
    info: (event, fields = {}) => void lines.push({ level: 'info', event, fields }),
    error: (event, fields = {}) => void lines.push({ level: 'error', event, fields }),
  };
}
