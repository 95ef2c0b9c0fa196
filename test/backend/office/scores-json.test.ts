import { expect, test } from 'vitest';
import { scoresJson } from '../../../electron/backend/services/scores/scores-json.ts';
import type { SurveyItemResult, UnitResult } from '../../../shared/model/result.ts';
import { scoredRound } from '../../support/print-fixtures.ts';

const { content, result } = scoredRound();
const UNIT = '110102010';

interface Saved {
  readonly units: readonly {
    readonly unit: string;
    readonly leaves: readonly {
      readonly code: string;
      readonly sources: readonly { readonly source: string; readonly arithmetic: string; readonly items: unknown[] }[];
    }[];
    readonly surveys: readonly { readonly form: string; readonly invalid: unknown }[];
  }[];
}

/** What the file says of the residents' answers to one item, where they were these. */
function savedAs(items: readonly SurveyItemResult[], invalid: Readonly<Record<string, number>>) {
  let code = '';
  const units = result.units.map((unit): UnitResult => {
    if (unit.unit !== UNIT) return unit;
    const surveys = unit.surveys.map((survey) => (survey.form === 'resident' ? { ...survey, invalid } : survey));
    const leaves = unit.leaves.map((leaf) => {
      const asked = leaf.sources.some(({ source, items: own }) => source === 'RESIDENT' && own.length > 0);
      if (!asked || (code !== '' && code !== leaf.code)) return leaf;
      code = leaf.code;
      const sources = leaf.sources.map((one) => (one.source === 'RESIDENT' ? { ...one, items } : one));
      return { ...leaf, sources };
    });
    return { ...unit, surveys, leaves };
  });
  const file: Saved = JSON.parse(
    scoresJson({ content, result: { ...result, units }, answers: [], package: { seq: 1, sha256: '' } }),
  );
  const unit = file.units.find((one) => one.unit === UNIT)!;
  const source = unit.leaves.find((leaf) => leaf.code === code)!.sources.find((one) => one.source === 'RESIDENT')!;
  return { source, invalid: unit.surveys.find(({ form }) => form === 'resident')!.invalid };
}

const item = (question: string, n: number, positive: number): SurveyItemResult => ({
  question,
  n,
  positive,
  sum: String(n * 50),
  mean: '50',
  published: '50.00',
  weight: '1',
});

test('the saved scores name no count of fewer persons than may be shown, nor what would give it away', () => {
  const few = savedAs([item('R1', 4, 4), item('R2', 40, 20)], { VR1: 2, VR2: 7 });
  expect(few.source.items).toEqual([
    { question: 'R1', weight: '1', hidden: true },
    { question: 'R2', weight: '1', hidden: true },
  ]);
  expect(few.source.arithmetic).toBe('');
  expect(few.invalid).toEqual({ named: { VR2: 7 }, other: 2 });

  const many = savedAs([item('R1', 40, 38), item('R2', 40, 20), item('R3', 40, 40)], {});
  const { positive: _positive, ...without } = item('R1', 40, 38);
  expect(many.source.items).toEqual([without, item('R2', 40, 20), item('R3', 40, 40)]);
  expect(many.source.arithmetic).not.toBe('');
});
