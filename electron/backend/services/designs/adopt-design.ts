import type { Input } from '../../../../shared/contract/index.ts';
import type { Design } from '../../../../shared/contract/designs.ts';
import { answersCarry } from '../../../../shared/designing/carried-answers.ts';
import { checkDesign, type DesignIssue } from '../../../../shared/designing/design-checks.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { SOURCES, type Source } from '../../../../shared/model/ids.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Template } from '../../../../shared/model/template.ts';
import { refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { saveDraft } from '../rounds/draft.ts';
import { openDesign, readDesign } from './read-design.ts';

/** These two always take part: without them there is nothing to compare and nobody to decide. */
const ALWAYS: readonly Source[] = ['SELF', 'REVIEW'];

function sourcesOf({ leaves }: Template): Source[] {
  return SOURCES.filter(
    (source) => ALWAYS.includes(source) || leaves.some((leaf) => leaf.sources.some((one) => one.id === source)),
  );
}

/**
 * Departments by leaf: as the office had them, for new leaves as the system proposes. What was taken out of a running
 * round keeps its departments, so that what they have already said stays valid.
 */
function departmentsOf(content: RoundContent, template: Template): RoundContent['assignments']['departments'] {
  const before = content.assignments.departments;
  const known = new Set(template.departments.map((department) => department.id));
  const retired = new Set(template.retired);
  const kept = Object.entries(before).filter(([leaf]) => retired.has(leaf));
  const asked = template.leaves
    .filter((leaf) => leaf.sources.some((source) => source.id === 'DEPT'))
    .map((leaf) => [leaf.code, (before[leaf.code] ?? leaf.departmentProposals).filter((id) => known.has(id))] as const);
  return Object.fromEntries([...kept, ...asked]);
}

/** Whether answers given on the old forms may read differently on the new ones. */
function formsChanged(before: Template, after: Template): boolean {
  const now = new Map(after.leaves.map((leaf) => [leaf.code, leaf]));
  return before.leaves.some((leaf) => {
    const next = now.get(leaf.code);
    return next === undefined || !answersCarry(leaf, next);
  });
}

/** The refusal of a design in which something is wrong, with the first places. */
export function unsoundAt(issues: readonly DesignIssue[]): AppError {
  const places = [...new Set(issues.map((issue) => issue.path))];
  return { code: 'not_ready', what: 'design_unsound', detail: places.slice(0, 8).join(' ') };
}

/** The round with another system. Figures of streets, people and computers stay. */
export function withSystem(content: RoundContent, template: Template): RoundContent {
  return {
    ...content,
    template,
    sources: sourcesOf(template),
    assignments: { ...content.assignments, departments: departmentsOf(content, template) },
    formRev: formsChanged(content.template, template) ? content.formRev + 1 : content.formRev,
  };
}

/**
 * The round uses the design from its next package on; nothing that has come in is touched. Refusals: those of
 * `openDesign`, `stale_revision`, `not_ready design_unsound` with the places that must be put right first.
 */
export function adoptDesign(
  { round, base }: Input<'designs.adopt'>,
  context: Pick<Context, 'db' | 'emit'>,
): Result<Design, AppError> {
  const { db } = context;
  const opened = openDesign(db, round);
  if (!opened.ok) return opened;
  const { draft, template, revision } = opened.value;
  if (revision !== base) return refuse({ code: 'stale_revision', current: revision });
  // Until the round is issued a questionnaire can still be taken in; the issue waits for it.
  const open = draft.row.seq === 0;
  const issues = checkDesign(template).filter(({ code }) => !(open && code === 'question_missing'));
  if (issues.length > 0) return refuse(unsoundAt(issues));
  saveDraft(context, draft, withSystem(draft.content, template));
  return readDesign(db, round);
}
