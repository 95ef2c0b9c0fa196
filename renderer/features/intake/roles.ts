const ROLES = ['office', 'street', 'part', 'reviewer', 'department', 'survey'] as const;

export function roleOf(text: string): (typeof ROLES)[number] | undefined {
  return ROLES.find((role) => role === text);
}

const WARNINGS = [
  'W_FORK',
  'W_GAP',
  'W_NOT_ASSIGNED',
  'W_NEWER_OP',
  'W_REVOKED',
  'W_EXCLUDED',
  'W_LATE',
  'W_CLOCK',
  'W_FORM_OLD',
  'W_ATT_MISSING',
  'W_WIPED',
] as const;

export function warningOf(code: string): (typeof WARNINGS)[number] | undefined {
  return WARNINGS.find((one) => one === code);
}
