import type { DraftValue } from '../../../../shared/model/response.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { CellFault, CellPart } from '../../../../shared/rules/answer-cells.ts';
import { cellText, wrongWith } from '../../../../shared/rules/answer-cells.ts';
import { denominatorOf } from '../../../../shared/scoring/methods/score-answer.ts';
import { viewItem } from '../item-view.ts';
import type { Column } from './columns.ts';

/** What one cell shows. */
export interface CellView {
  /** As typed; empty for what opens beside the table. */
  readonly text: string;
  readonly state: 'empty' | 'part' | 'complete' | 'na';
  readonly fault: CellFault | null;
  /** For an answer with many parts: its score once it is complete. */
  readonly score: string | null;
  /** Laid down by the office, so it cannot be typed. */
  readonly given: string | null;
}

const BOTH: Readonly<Record<string, readonly CellPart[]>> = { num: ['num'], den: ['den'], points: ['points', 'grade'] };

export function viewCell(
  content: RoundContent,
  unit: string,
  { leaf, part }: Column,
  value: DraftValue | null,
): CellView {
  const given = part === 'num' || part === 'den' ? denominatorOf(content, unit, leaf) : null;
  const view = viewItem(content, unit, 'dept', leaf, value);
  const wrong = wrongWith(content, unit, leaf, 'dept', value);
  return {
    text: cellText(value, part, given),
    state: view.state,
    fault: wrong !== null && (BOTH[wrong.part] ?? [part]).includes(part) ? wrong.fault : null,
    score: part === 'detail' ? view.preview.score : null,
    given: part === 'den' ? given : null,
  };
}
