import type { LeafForm } from '../model/ids.ts';
import type { Leaf } from '../model/template.ts';
import { answerKind, type AnswerKind } from './answer-kind.ts';

/**
 * Minutes for one entry by its kind: for an answer, each question of a checklist and each rule of a deduction by
 * itself, and for a wanted paper that is looked up, added and described. They are our estimate of somebody who has the
 * papers at hand, no measurement; `docs/burden.md` says what each stands for. The screen calls its sum "about".
 */
export const MINUTES = {
  graded: 4,
  ratio: 5,
  points: 2,
  checklist: 1,
  deduction: 1,
  paper: 3,
} as const satisfies Readonly<Record<AnswerKind | 'paper', number>>;

/** Minutes of one answer to a leaf by this source. */
export function minutesOf(leaf: Leaf, form: LeafForm): number {
  const kind = answerKind(leaf, form);
  const { method } = leaf;
  if (kind === 'checklist' && method.type === 'checklist') return MINUTES.checklist * method.items.length;
  if (kind === 'deduction' && method.type === 'deduction') return MINUTES.deduction * method.rules.length;
  return MINUTES[kind];
}

export interface Burden {
  /** Answers that are still required. */
  readonly answers: number;
  /** Required papers of a street that are not there; those of items that do not apply are not asked for. */
  readonly papers: number;
  /** For both together. */
  readonly minutes: number;
}

/**
 * What is still required in a sheet. `done`: leaves with a complete answer; `notApplicable`: those claimed not to
 * apply; `there`: ids of the wanted papers that evidence was added for.
 */
export function burdenOf(
  leaves: readonly Leaf[],
  form: LeafForm,
  now: {
    readonly done: ReadonlySet<string>;
    readonly notApplicable: ReadonlySet<string>;
    readonly there: ReadonlySet<string>;
  },
): Burden {
  const open = leaves.filter(({ code }) => !now.done.has(code) && !now.notApplicable.has(code));
  const papers =
    form === 'self'
      ? leaves
          .filter(({ code }) => !now.notApplicable.has(code))
          .flatMap(({ evidence }) => evidence.filter(({ id, required }) => required && !now.there.has(id))).length
      : 0;
  const minutes = open.reduce((sum, leaf) => sum + minutesOf(leaf, form), 0) + papers * MINUTES.paper;
  return { answers: open.length, papers, minutes };
}

/** Rounded up to five minutes, as hours and minutes. */
export function roundedTime(minutes: number): { readonly hours: number; readonly minutes: number } {
  const rounded = Math.ceil(minutes / 5) * 5;
  return { hours: Math.floor(rounded / 60), minutes: rounded % 60 };
}
