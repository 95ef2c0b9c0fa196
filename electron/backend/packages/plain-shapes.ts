import { z } from 'zod';
import { FORMS, type Form } from '../../../shared/model/ids.ts';
import { HASH, isKnown, LogRecord, NewerRecord, type AnyRecord } from '../../../shared/model/record.ts';
import { SurveyForm, type SurveyFormBody } from '../../../shared/model/response.ts';
import type { PersonalText } from './records.ts';

/**
 * Quick looks for the everyday shapes of parsed JSON. A look may say "not sure" to anything, but never yes to what the
 * schema refuses or would change; the schema decides whatever the look does not know.
 */

type Members = Readonly<Record<string, unknown>>;

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

function areHashes(value: unknown, most: number): boolean {
  return Array.isArray(value) && value.length <= most && value.every((one) => matches(one, HASH));
}

function size(value: Members): number {
  return Object.keys(value).length;
}

const DECIMAL = /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/;
/** Days up to the 28th exist in every month; the others are for the schema. */
const PLAIN_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const ZONE = /^[+-]\d{2}:\d{2}$/;
const forms: ReadonlySet<unknown> = new Set<Form>(FORMS);

function isPlainSlot(slot: unknown): boolean {
  if (!isMembers(slot)) return false;
  let members = 4;
  if (Object.hasOwn(slot, 'rater')) {
    if (!isText(slot['rater'], 64)) return false;
    members += 1;
  }
  if (Object.hasOwn(slot, 'n')) {
    if (!isText(slot['n'], 64)) return false;
    members += 1;
  }
  return (
    isText(slot['round'], 64) &&
    isText(slot['unit'], 20) &&
    forms.has(slot['form']) &&
    isText(slot['q'], 40) &&
    size(slot) === members
  );
}

function isPlainAnswerValue(value: Members): boolean {
  switch (value['t']) {
    case 'form':
      return matches(value['p'], HASH) && size(value) === 2;
    case 'ratio':
      return matches(value['num'], DECIMAL) && matches(value['den'], DECIMAL) && size(value) === 3;
    case 'graded':
      return isText(value['grade'], 8) && size(value) === 2;
    case 'points':
      return matches(value['s'], DECIMAL) && size(value) === 2;
    default:
      return false;
  }
}

/** The everyday operations with what they carry; decisions of the office are rare enough for the schema. */
function isPlainOperation(op: unknown, value: unknown): boolean {
  if (op === 'withdraw') return value === null;
  if (!isMembers(value)) return false;
  if (op === 'put') return isPlainAnswerValue(value);
  return op === 'submit' && value['t'] === 'submit' && typeof value['complete'] === 'boolean' && size(value) === 2;
}

function isPlainHead(record: Members): boolean {
  return (
    record['v'] === 1 &&
    isText(record['id'], 64) &&
    isText(record['dev'], 64) &&
    isCount(record['seq']) &&
    matches(record['prev'], HASH) &&
    isText(record['by'], 64) &&
    matches(record['at'], PLAIN_TIME) &&
    matches(record['tz'], ZONE)
  );
}

function isPlainRecord(record: unknown): record is LogRecord {
  return (
    isMembers(record) &&
    isPlainHead(record) &&
    isPlainOperation(record['op'], record['val']) &&
    isPlainSlot(record['slot']) &&
    areHashes(record['parents'], 64) &&
    isCount(record['form_rev']) &&
    isText(record['note'], 4000) &&
    areHashes(record['att'], 50) &&
    size(record) === 15
  );
}

function isPlainAnswer(answer: unknown): boolean {
  if (typeof answer === 'string') return answer.length <= 4000;
  return Array.isArray(answer) && answer.length <= 40 && answer.every((one) => isText(one, 20));
}

const COMMUNITY = /^\d{12}$/;

function isSeconds(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 86_400;
}

function isPlainSurvey(form: unknown): form is SurveyFormBody {
  if (!isMembers(form)) return false;
  const { serial, unit, community, seconds, answers } = form;
  if (size(form) !== 3 + Number('community' in form) + Number('seconds' in form)) return false;
  if ('community' in form && !matches(community, COMMUNITY)) return false;
  if ('seconds' in form && !isSeconds(seconds)) return false;
  if (!isText(serial, 40) || serial === '' || !matches(unit, /^\d{9}$/) || !isMembers(answers)) return false;
  return Object.keys(answers).every((id) => id.length <= 100 && id !== '__proto__' && isPlainAnswer(answers[id]));
}

/** A parsed line as a record, one of a newer version too; null where the schema refuses it. */
export function toRecord(value: unknown): AnyRecord | null {
  if (isPlainRecord(value)) return value;
  const parsed = LogRecord.safeParse(value);
  if (parsed.success) return parsed.data;
  const newer = NewerRecord.safeParse(value);
  return newer.success && !isKnown(newer.data) ? newer.data : null;
}

const PersonalLine = z.strictObject({ p: z.string().regex(HASH), salt: z.string().length(22), text: z.string() });

function isPlainPersonal(line: unknown): line is PersonalText {
  if (!isMembers(line) || size(line) !== 3) return false;
  const { p, salt, text } = line;
  return matches(p, HASH) && typeof salt === 'string' && salt.length === 22 && typeof text === 'string';
}

/** A parsed line of the personal file, or null where it is none. */
export function toPersonalText(value: unknown): PersonalText | null {
  if (isPlainPersonal(value)) return value;
  const parsed = PersonalLine.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** A parsed questionnaire, or null where the schema refuses it. */
export function toSurvey(value: unknown): SurveyFormBody | null {
  if (isPlainSurvey(value)) return value;
  const parsed = SurveyForm.safeParse(value);
  return parsed.success ? parsed.data : null;
}
