import type { Input } from '../../../../shared/contract/index.ts';
import type { Design } from '../../../../shared/contract/designs.ts';
import { applyEdit } from '../../../../shared/designing/apply-edit.ts';
import { changeBetween, isEmpty, withParts, type Change, type Parts } from '../../../../shared/designing/parts.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { DesignEdit, Replacement } from '../../../../shared/model/design.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../store/connection.ts';
import {
  appendDesignStep,
  firstUndoneDesignStep,
  lastDesignStep,
  pruneDesignSteps,
  putDesign,
  setDesignStepUndone,
} from '../../store/designs.ts';
import { storedJson } from '../../store/stored-json.ts';
import { signableText } from '../signable-text.ts';
import { invalid } from '../rounds/draft.ts';
import { openDesign, readDesign, reservedIn } from './read-design.ts';
import { versionOf } from './versions.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'emit'>;

type Saved = { readonly revision: number; readonly savedAt: string };

/** Steps that can be undone for each round. */
const JOURNAL_STEPS = 200;

interface Steps {
  readonly round: string;
  readonly base: number;
  readonly edits: readonly (DesignEdit | Replacement)[];
}

/**
 * Keeps steps of the office, all or none; the design and its journal are one transaction. Refusals: those of
 * `openDesign`, `stale_revision` when another window saved in between, `invalid_input` (a step that cannot be taken:
 * the path names the indicator, the message the fault).
 */
export function editDesign({ round, base, edits }: Steps, { db, ports, emit }: Needs): Result<Saved, AppError> {
  const opened = openDesign(db, round);
  if (!opened.ok) return opened;
  const { revision } = opened.value;
  if (revision !== base) return refuse({ code: 'stale_revision', current: revision });
  const reserved = reservedIn(db, round);
  const steps: Change[] = [];
  let { template } = opened.value;
  for (const edit of edits) {
    const next = applyEdit(template, edit, reserved);
    if (!next.ok) return refuse(invalid(next.error.at, next.error.code));
    // A round package must be able to say it.
    if (signableText(next.value) === undefined) return refuse(invalid('template', 'not well-formed text'));
    const change = changeBetween(template, next.value);
    if (!isEmpty(change)) steps.push(change);
    template = next.value;
  }
  const savedAt = ports.clock.now();
  const after = { round, template: JSON.stringify(template), revision: revision + 1, savedAt };
  inTransaction(db, () => {
    putDesign(db, after);
    for (const { before, after: now } of steps) {
      appendDesignStep(db, round, { before: JSON.stringify(before), after: JSON.stringify(now) }, savedAt);
    }
    pruneDesignSteps(db, round, JOURNAL_STEPS);
  });
  emit('round.changed', { round });
  return ok({ revision: after.revision, savedAt });
}

/** Another version instead of the design. Refusals: those of `versionOf` and `editDesign`. */
export function replaceDesign(
  { round, base, version }: Input<'designs.replace'>,
  context: Needs,
): Result<Design, AppError> {
  const template = versionOf(round, version, context);
  if (!template.ok) return template;
  const saved = editDesign({ round, base, edits: [{ t: 'replace', template: template.value }] }, context);
  return saved.ok ? readDesign(context.db, round) : saved;
}

/** Takes the last step back, or does the last one taken back again. */
export function stepDesign({ round, direction }: Input<'designs.step'>, context: Needs): Result<Design, AppError> {
  const { db, ports, emit } = context;
  const opened = openDesign(db, round);
  if (!opened.ok) return opened;
  const step = direction === 'undo' ? lastDesignStep(db, round) : firstUndoneDesignStep(db, round);
  if (step !== null) {
    const parts = storedJson<Parts>(direction === 'undo' ? step.before : step.after);
    const { template, revision } = opened.value;
    inTransaction(db, () => {
      putDesign(db, {
        round,
        template: JSON.stringify(withParts(template, parts)),
        revision: revision + 1,
        savedAt: ports.clock.now(),
      });
      setDesignStepUndone(db, step.n, direction === 'undo');
    });
    emit('round.changed', { round });
  }
  return readDesign(db, round);
}
