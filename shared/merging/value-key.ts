import type { LogRecord } from '../model/record.ts';
import { canonicalJson } from '../package-format/canonical-json.ts';

/** One text per value: two revisions say the same exactly when their keys are equal. A withdrawal is a value too. */
export function valueKey(record: LogRecord): string {
  return record.op === 'withdraw' ? 'withdrawn' : canonicalJson(record.val);
}
