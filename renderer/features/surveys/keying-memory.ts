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
export function lastPlaceOf({ round, form }: Kind): Place | undefined {
  return places.get(`${round}|${form}`);
}
