/** Codes of the exchange format; every one is a refusal (E), a hold (H) or a mark on something accepted (W). */
export const PACKAGE_CODES = [
  'E_NOT_OURS',
  'E_KIND',
  'E_TRUNCATED',
  'E_TRAILING',
  'E_ZIP_PROFILE',
  'E_ZIP_NAME',
  'E_ZIP_DUP',
  'E_ZIP_LAYOUT',
  'E_TOO_BIG',
  'E_TOO_MANY',
  'E_SIG_FORMAT',
  'E_SIG_BAD',
  'E_SIG_TYPE',
  'H_KEY_UNKNOWN',
  'E_KEY_WEAK',
  'E_KEY_REVOKED',
  'E_SIGNER',
  'E_UTF8',
  'E_JSON',
  'E_JSON_CANON',
  'E_JSON_DEPTH',
  'E_MANIFEST',
  'E_SCHEMA',
  'E_VERSION_NEW',
  'E_ROUND',
  'E_REHEARSAL',
  'E_AUD',
  'E_CONTENT_LIST',
  'E_CONTENT_HASH',
  'E_LINE',
  'E_CHAIN',
  'E_ROLLBACK',
  'E_ROOT',
  'E_EXPIRED',
  'E_FINGERPRINT',
  'E_AGE_KEY',
  'E_AGE_DAMAGED',
  'E_PLAIN',
  'E_NOT_AUTHORISED',
] as const;
export type PackageCode = (typeof PACKAGE_CODES)[number];

/** Something the user must do first; each has a sentence of its own. */
export const NOT_READY = [
  'no_round',
  'round_not_issued',
  'not_admitted',
  'nothing_to_hand_over',
  'incomplete',
  'weights_do_not_sum',
  'source_needed',
  'already_submitted',
  'no_browser_for_printing',
  'character_without_font',
  'not_in_round',
  'setup_done',
  'setup_missing',
  'key_unreadable',
  'root_digits_needed',
  'encryption_needed',
  'self_test_failed',
  'stick_gone',
  'nothing_received',
  'no_claims',
  'not_sealable',
  'seal_changed',
  'decision_stands',
  'request_needed',
  'log_forked',
  'sheet_away',
  'more_sheets_needed',
  'root_needed',
  'second_person',
  'serial_taken',
  'second_not_needed',
  'carried_already',
  'entry_done',
  'table_unreadable',
  'table_too_big',
  'table_empty',
  'table_changed',
  'table_names_persons',
  'kiosk_number_wrong',
  'reviewers_open',
  'other_reviewer',
  'person_has_answers',
  'last_person',
  'refusal_reason',
  'design_unsound',
  'not_a_form',
  'form_of_other',
  'form_changed',
  'report_outdated',
  'part_computer',
  'questionnaire_issued',
  'xlsform_changed',
  'xlsform_refused',
  'surveys_wiped',
  'wipe_unsealed',
  'wipe_changed',
  'wipe_nothing',
  'wipe_count',
  'desk_wipe_begun',
  'desk_wipe_unsent',
  'desk_wipe_unconfirmed',
  'survey_wiped_here',
] as const;
export type NotReady = (typeof NOT_READY)[number];

/** Why a file cannot be evidence. */
export const EVIDENCE_FAULTS = ['kind', 'not_what_it_says', 'too_big', 'pixels', 'unreadable', 'empty'] as const;
export type EvidenceFault = (typeof EVIDENCE_FAULTS)[number];

export interface InputIssue {
  readonly path: string;
  readonly message: string;
}

/** Every expected refusal. `code` picks the sentence; the other members fill it in. */
export type AppError =
  | { readonly code: 'invalid_input'; readonly issues: readonly InputIssue[] }
  | { readonly code: 'not_found'; readonly what: string; readonly id: string }
  | { readonly code: 'stale_revision'; readonly current: number }
  | { readonly code: 'locked' }
  | { readonly code: 'package_refused'; readonly reason: PackageCode; readonly at?: string }
  | { readonly code: 'key_locked' }
  | { readonly code: 'wrong_passphrase' }
  | { readonly code: 'not_ready'; readonly what: NotReady; readonly detail?: string }
  | { readonly code: 'disk'; readonly op: 'full' | 'denied' | 'gone' | 'busy' | 'too_large' }
  | { readonly code: 'database_newer'; readonly found: number; readonly known: number }
  | { readonly code: 'database_damaged' }
  | { readonly code: 'database_foreign' }
  | { readonly code: 'evidence_refused'; readonly reason: EvidenceFault; readonly name: string }
  | { readonly code: 'cancelled' }
  | { readonly code: 'internal'; readonly errorId: string };

export type AppErrorCode = AppError['code'];

/** A refusal of a file, as the exchange format numbers it. */
export function packageRefused(reason: PackageCode, at?: string): AppError {
  return at === undefined ? { code: 'package_refused', reason } : { code: 'package_refused', reason, at };
}
