import type { LogRecord } from '../model/record.ts';

/** One text per value: two revisions say the same exactly when their keys are equal. A withdrawal is a value too. */
export function valueKey(record: LogRecord): string {
  return record.op === 'withdraw' ? 'withdrawn' : ordered(record.val);
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
