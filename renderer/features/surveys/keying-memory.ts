import type { FinishedEntry } from '../../../shared/contract/surveys.ts';
import type { SurveyForm } from '../../../shared/model/ids.ts';

/** What the next questionnaire of a kind begins with; kept while the program is open. */
export interface LastSerial {
  readonly last: string;
  readonly next: string;
  readonly finished: FinishedEntry;
}

/** Where papers come from. */
export interface Place {
  readonly unit: string;
  readonly community: string | null;
}

interface Kind {
  readonly round: string;
  readonly form: SurveyForm;
}

const serials = new Map<string, LastSerial>();
const places = new Map<string, Place>();

export function rememberSerial({ round, form }: Kind, serial: LastSerial): void {
  serials.set(`${round}|${form}`, serial);
}
export function lastSerial({ round, form }: Kind): LastSerial | undefined {
  return serials.get(`${round}|${form}`);
}
export function rememberPlaceOf({ round, form }: Kind, place: Place): void {
  places.set(`${round}|${form}`, place);
}

/**
 * Where the next paper is most likely from: as the one before, or the only street there is. With several streets none
 * is assumed ('' until one is chosen): the cursor stands elsewhere, and a wrong street would go unseen.
 */
export function likelyPlaceOf({ round, form }: Kind, units: readonly string[]): Place {
  const only = units.length === 1 ? units[0] : undefined;
  return places.get(`${round}|${form}`) ?? { unit: only ?? '', community: null };
}
