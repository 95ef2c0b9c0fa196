import { packageRefused, type PackageCode } from '../../../shared/errors.ts';
import { PERSONAL } from '../../../shared/package-format/names.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { fromBase64url } from '../crypto/base64url.ts';
import { linesOf, type Range } from './line-reader.ts';
import { toPersonalText, toSurvey } from './plain-shapes.ts';
import type { FormPlace, Pass } from './record-pass.ts';
import { commitment, type PersonalText } from './records.ts';
import { createSlices } from './slices.ts';
import { parseStrict } from './strict-json.ts';

/** One line: its text must be the one that `p` commits to. Refusals: E_UTF8, E_JSON…, E_SCHEMA, E_CONTENT_HASH. */
export function readPersonal(line: Uint8Array): Result<PersonalText, PackageCode> {
  const value = parseStrict(line);
  if (!value.ok) return value;
  const personal = toPersonalText(value.value);
  const salt = personal === null ? null : fromBase64url(personal.salt);
  if (personal === null || salt?.length !== 16) return refuse('E_SCHEMA');
  return commitment(salt, personal.text) === personal.p ? ok(personal) : refuse('E_CONTENT_HASH');
}

function isFormOf(text: string, place: FormPlace): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  const form = toSurvey(value);
  return form !== null && form.unit === place.unit && form.serial === place.serial;
}

/**
 * Checks every personal line against the records of the same file: the text matches its commitment, a record names
 * it, no commitment comes twice, and a questionnaire is complete and of the street and serial that its record names.
 * Gives the texts in slices as they are found good, and at the end the number of questionnaires whose text is not in
 * the file (erased, or left out on purpose).
 */
export function* personalPass(
  file: RandomAccess,
  range: Range,
  forms: ReadonlyMap<string, FormPlace>,
): Pass<PersonalText, number> {
  const slices = createSlices<PersonalText>();
  const seen = new Set<string>();
  let number = 0;
  const refuseLine = (code: PackageCode) => refuse(packageRefused(code, `${PERSONAL}:${number}`));
  for (const line of linesOf(file, range)) {
    number += 1;
    if (!line.ok) return refuseLine(line.error);
    const personal = readPersonal(line.value);
    if (!personal.ok) return refuseLine(personal.error);
    const place = forms.get(personal.value.p);
    if (!place || seen.has(personal.value.p)) return refuseLine('E_CONTENT_LIST');
    if (!isFormOf(personal.value.text, place)) return refuseLine('E_SCHEMA');
    seen.add(personal.value.p);
    const slice = slices.add(personal.value, line.value.length);
    if (slice !== null) yield slice;
  }
  yield slices.rest();
  return ok(forms.size - seen.size);
}
