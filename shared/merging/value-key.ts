import { isDecision, type LogRecord, type RecordValue } from '../model/record.ts';
import { canonicalJson } from '../package-format/canonical-json.ts';

/** What a record says its slot holds: a resolution speaks with the value that was decided on. */
export function statementOf({ val }: LogRecord): RecordValue | null {
  return val?.t === 'resolve' ? val.value : val;
}

/**
 * One text per value: two revisions say the same exactly when their keys are equal. A withdrawal is a value too. Two
 * decisions say the same whatever the reasons given for them.
 */
export function valueKey(record: LogRecord): string {
  const stated = statementOf(record);
  if (record.op === 'withdraw' || (record.op === 'resolve' && stated === null)) return 'withdrawn';
  if (stated === null || !isDecision(stated) || stated.t === 'seal') return canonicalJson(stated);
  const { reason: _reason, ...said } = stated;
  return canonicalJson(said);
}
