/** The places inside one round while it is being prepared, in the order of the work. */
export const ROUND_TABS = [
  'overview',
  'indicators',
  'design',
  'questionnaires',
  'reviewers',
  'departments',
  'figures',
  'computers',
] as const;
export type RoundTab = (typeof ROUND_TABS)[number];

const last = new Map<string, RoundTab>();

export function rememberTab(round: string, tab: RoundTab): void {
  last.set(round, tab);
}

/** Where the user stopped in this round since the start of the program; the first place for one not opened yet. */
export function lastTabOf(round: string): RoundTab {
  return last.get(round) ?? 'overview';
}
