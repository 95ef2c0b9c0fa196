import type { DecisionEntry, NaClaim, OpenComputer, OpenSlot, VetoEntry } from '../../../shared/contract/decisions.ts';
import type { WipeAccount } from '../../../shared/model/wipe.ts';
import type { Waiting } from '../../../shared/merging/view-shapes.ts';

/** What the office is about to decide; each kind has a dialog of its own. */
export type Asked =
  | { readonly kind: 'answer'; readonly slot: OpenSlot }
  | { readonly kind: 'ackFork'; readonly computer: OpenComputer }
  | { readonly kind: 'revoke'; readonly computer: OpenComputer }
  | { readonly kind: 'acceptLate'; readonly computer: OpenComputer }
  | { readonly kind: 'exclude'; readonly computer: OpenComputer }
  | { readonly kind: 'admit'; readonly computer: OpenComputer; readonly waiting: Waiting }
  | { readonly kind: 'consentNa'; readonly claim: NaClaim }
  | { readonly kind: 'veto' }
  | { readonly kind: 'confirmVeto'; readonly veto: VetoEntry }
  | { readonly kind: 'bonus' }
  | { readonly kind: 'undo'; readonly entry: DecisionEntry }
  | { readonly kind: 'amend'; readonly number: number }
  | { readonly kind: 'erase' }
  | { readonly kind: 'wipe'; readonly account: WipeAccount };
