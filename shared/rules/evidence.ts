import type { DraftEvidence, Evidence, EvidenceGap } from '../model/evidence.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a day that exists, as `2026-09-01`. */
export function isDay(text: string): boolean {
  const [, year = '', month = '', day = ''] = DAY.exec(text) ?? [];
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return year !== '' && at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day);
}

/** What is still missing in a description, and the evidence it stands for once nothing is. */
export function readEvidence(draft: DraftEvidence): {
  readonly gaps: readonly EvidenceGap[];
  readonly value: Evidence | null;
} {
  const title = draft.title.trim();
  const gaps: EvidenceGap[] = [];
  if (title === '') gaps.push('title');
  if (draft.date !== '' && !isDay(draft.date)) gaps.push('date');
  if (draft.leaves.length === 0) gaps.push('leaves');
  return { gaps, value: gaps.length > 0 ? null : { t: 'evidence', ...draft, title } };
}
