import type { DeskTask } from '../../shared/contract/responses.ts';
import type { LeafForm } from '../../shared/model/ids.ts';
import { LEAF_FORMS } from '../../shared/model/ids.ts';
import { pathOf } from './navigation.ts';

/** Whose answers are on the screen. */
export interface SheetTarget {
  readonly round: string;
  readonly form: LeafForm;
  readonly unit: string;
  readonly rater: string | null;
}

const NO_RATER = '-';

/** The place of a sheet, or of one item or the list in it. */
export function sheetPath(target: SheetTarget, inside = ''): string {
  const parts = ['fill', target.round, target.form, target.unit, target.rater ?? NO_RATER];
  return pathOf(...parts, ...(inside === '' ? [] : [inside]));
}

/** The target that a path names, or undefined for a form that does not exist. */
export function targetOf(parameters: Readonly<Record<string, string>>): SheetTarget | undefined {
  const { round = '', form = '', unit = '', rater = NO_RATER } = parameters;
  const known = LEAF_FORMS.find((one) => one === form);
  return known === undefined ? undefined : { round, form: known, unit, rater: rater === NO_RATER ? null : rater };
}

export function targetOfTask(round: string, task: DeskTask): SheetTarget {
  return { round, form: task.form, unit: task.unit, rater: task.rater };
}
