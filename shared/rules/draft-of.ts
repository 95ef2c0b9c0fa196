import type { DraftValue, ResponseValue } from '../model/response.ts';
import type { AnswerKind } from './answer-kind.ts';

/** An answer of a record as a draft to go on with; reading that draft gives the answer again. */
export function draftOf(value: ResponseValue): DraftValue {
  switch (value.t) {
    case 'graded':
      return { t: 'graded', grade: value.grade, points: value.points ?? null };
    case 'ratio':
      return { t: 'ratio', num: value.num, den: value.den };
    case 'checklist':
      return { t: 'checklist', a: { ...value.a } };
    case 'deduction': {
      const occurred = Object.entries(value.n).filter(([, count]) => count > 0);
      const n = Object.fromEntries(occurred.map(([rule, count]) => [rule, String(count)]));
      return { t: 'deduction', n, none: occurred.length === 0 };
    }
    case 'points':
      return { t: 'points', s: value.s };
    case 'na':
      return { t: 'na', reason: value.reason };
    default:
      return value satisfies never;
  }
}

/** An answer of this kind with nothing entered. */
export function emptyDraft(kind: AnswerKind): DraftValue {
  switch (kind) {
    case 'graded':
      return { t: 'graded', grade: null, points: null };
    case 'ratio':
      return { t: 'ratio', num: null, den: null };
    case 'checklist':
      return { t: 'checklist', a: {} };
    case 'deduction':
      return { t: 'deduction', n: {}, none: false };
    case 'points':
      return { t: 'points', s: null };
    default:
      return kind satisfies never;
  }
}
