import type { Gap } from '../../shared/contract/responses.ts';
import type { DraftValue } from '../../shared/model/response.ts';

/** What every answer control gets. `D` is the draft kind that it edits; null while nothing is entered. */
export interface ControlProps<T extends DraftValue['t'], M> {
  readonly method: M;
  readonly draft: Extract<DraftValue, { t: T }> | null;
  readonly gaps: readonly Gap[];
  readonly locked: boolean;
  readonly onChange: (draft: Extract<DraftValue, { t: T }>) => void;
}
