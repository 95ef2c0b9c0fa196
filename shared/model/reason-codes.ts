/** Why the office decided; a newer version may add codes. Free of schemas, so that a page can list them. */
export const REASONS = ['evidence', 'asked', 'visited', 'mistake', 'rules', 'computer', 'other'] as const;
export type ReasonCode = (typeof REASONS)[number];
