import { canonicalJson } from '../../../shared/package-format/canonical-json.ts';

/** The canonical JSON of a value, or undefined for one that can never be signed (half characters, forbidden names). */
export function signableText(value: unknown): string | undefined {
  try {
    return canonicalJson(value);
  } catch {
    return undefined;
  }
}
