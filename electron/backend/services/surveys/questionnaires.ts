import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type {
  FormLine,
  FormReport,
  RoundQuestionnaire,
  ShownForm,
} from '../../../../shared/contract/questionnaires.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Form } from '../../../../shared/model/form.ts';
import { STARTERS } from '../../../../shared/model/design.ts';
import { SOURCE_OF, SURVEY_FORMS, type SurveyForm } from '../../../../shared/model/ids.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { Template, type Questionnaire } from '../../../../shared/model/template.ts';
import { asQuestionnaire } from '../../../../shared/questionnaire/as-questionnaire.ts';
import { formIn } from '../../../../shared/questionnaire/round-form.ts';
import { exportXlsform } from '../../../../shared/questionnaire/xlsform/export.ts';
import type { Imported } from '../../../../shared/questionnaire/xlsform/import.ts';
import { refusal } from '../../../../shared/questionnaire/xlsform/refusal.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { isScored } from '../../../../shared/scoring/survey/question-score.ts';
import type { Context } from '../../context.ts';
import { writeAtomically } from '../../files/atomic-write.ts';
import { onDisk } from '../../files/disk-errors.ts';
import { fileRefusal, MOST_FORM_BYTES, readXlsform, type FormRefusal } from '../../spreadsheets/read-xlsform.ts';
import { writeWorkbook } from '../../spreadsheets/write-workbook.ts';
import { findDesign, putDesign } from '../../store/designs.ts';
import { roleOf } from '../identity.ts';
import { readDraft, saveDraft, type Draft } from '../rounds/draft.ts';
import { readStarter } from '../rounds/starters.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'emit'>;
type Target = Input<'questionnaires.useBuiltIn'>;

const MOST_SHOWN = 60;
const MOST_LINES = 1_000;

/** The source that a kind of questionnaire is, and the id of that questionnaire in the indicator system. */
function idOf(kind: SurveyForm): Questionnaire['id'] {
  return SOURCE_OF[kind] === 'WORKER' ? 'WORKER' : 'RESIDENT';
}

/** Rounds are prepared on an office's computer. Refusals: those of `readDraft`, not_ready setup_missing, not_in_round. */
function roundOf(db: Needs['db'], round: string, kind: SurveyForm): Result<Draft, AppError> {
  if (roleOf(db) !== 'office') return refuse({ code: 'not_ready', what: 'setup_missing' });
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  return draft.value.content.sources.includes(SOURCE_OF[kind])
    ? draft
    : refuse({ code: 'not_ready', what: 'not_in_round' });
}

/** The same while the questionnaire can still be exchanged: `not_ready questionnaire_issued` after the first package. */
function openRound(db: Needs['db'], { round, kind }: Target): Result<Draft, AppError> {
  const draft = roundOf(db, round, kind);
  if (!draft.ok || draft.value.row.seq === 0) return draft;
  return refuse({ code: 'not_ready', what: 'questionnaire_issued' });
}

/** Leaves that the questionnaire scores by the indicator system, without a question that gives points. */
function unfedLeaves({ leaves }: Template, { id, items }: Questionnaire): readonly string[] {
  const fed = new Set(items.filter(isScored).flatMap((question) => question.leaves));
  return leaves
    .filter(({ code, sources }) => !fed.has(code) && sources.some((one) => one.id === id && one.role === 'score'))
    .map(({ code }) => code);
}

function shownOf(template: Template, questionnaire: Questionnaire, form: Form): ShownForm {
  return {
    form: { ...form, lists: form.lists.map((list) => ({ ...list, choices: list.choices.slice(0, MOST_SHOWN) })) },
    choices: Object.fromEntries(form.lists.map(({ name, choices }) => [name, choices.length])),
    unfed: unfedLeaves(template, questionnaire),
  };
}

export function listQuestionnaires(
  round: string,
  { db }: Pick<Needs, 'db'>,
): Result<Output<'questionnaires.list'>, AppError> {
  if (roleOf(db) !== 'office') return refuse({ code: 'not_ready', what: 'setup_missing' });
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const { content, row } = draft.value;
  const list = SURVEY_FORMS.flatMap((kind): RoundQuestionnaire[] => {
    const form = formIn(content, kind);
    const questionnaire = content.template.questionnaires.find(({ id }) => id === SOURCE_OF[kind]);
    if (form === null || questionnaire === undefined) return [];
    const own = questionnaire.form !== undefined;
    return [{ kind, own, shown: shownOf(content.template, questionnaire, form) }];
  });
  return ok({ fixed: row.seq > 0, list });
}

/** Indicators that the form names and this questionnaire does not score in the round. */
function leafRefusals({ template }: RoundContent, kind: SurveyForm, { compiled, placeOf }: Imported): FormRefusal[] {
  const leaves = new Map(template.leaves.map((leaf) => [leaf.code, leaf]));
  return compiled.form.items.flatMap((item) =>
    item.leaves.flatMap((code) => {
      const place = placeOf(item.name, 'jp_leaf');
      const leaf = leaves.get(code);
      if (leaf === undefined) return [refusal(place, 'leaf_unknown', code)];
      return leaf.sources.some(({ id }) => id === SOURCE_OF[kind]) ? [] : [refusal(place, 'leaf_not_asked', code)];
    }),
  );
}

interface Looked {
  readonly draft: Draft;
  readonly read: Result<Imported, readonly FormRefusal[]>;
  readonly sha256: string;
}

async function look(target: Target, file: FileRef, { db, files }: Needs): Promise<Result<Looked, AppError>> {
  const draft = openRound(db, target);
  if (!draft.ok) return draft;
  const path = files.path(file.ref);
  if (path === undefined) return refuse({ code: 'not_found', what: 'file', id: file.name });
  const size = await onDisk(async () => (await stat(path)).size);
  if (!size.ok) return size;
  if (size.value > MOST_FORM_BYTES) {
    return ok({ draft: draft.value, read: refuse([fileRefusal('workbook_too_big')]), sha256: '' });
  }
  const bytes = await onDisk(() => readFile(path));
  if (!bytes.ok) return bytes;
  const read = await readXlsform(bytes.value, file.name);
  const strange = read.ok ? leafRefusals(draft.value.content, target.kind, read.value) : [];
  const sha256 = createHash('sha256').update(bytes.value).digest('hex');
  return ok({ draft: draft.value, read: strange.length === 0 ? read : refuse(strange), sha256 });
}

const lineOf = ({ sheet, row, column, message }: FormRefusal): FormLine => ({ sheet, row, column, said: message });

/** What taking an XLSForm in would do. Refusals: those of `openRound`, `disk`; reasons against the form are its report. */
export async function checkQuestionnaire(
  { file, ...target }: Input<'questionnaires.check'>,
  context: Needs,
): Promise<Result<FormReport, AppError>> {
  const looked = await look(target, file, context);
  if (!looked.ok) return looked;
  const { read, sha256: agreement, draft } = looked.value;
  if (!read.ok) {
    const refusals = read.error.slice(0, MOST_LINES).map(lineOf);
    return ok({ shown: null, refusals, more: read.error.length - refusals.length, notKept: [], agreement });
  }
  const { form } = read.value.compiled;
  const { template } = draft.content;
  return ok({
    shown: shownOf(template, asQuestionnaire(form, idOf(target.kind)), form),
    refusals: [],
    more: 0,
    notKept: read.value.notKept
      .slice(0, MOST_LINES)
      .map(({ sheet, row, column, what }) => ({ sheet, row, column, said: { zh: what, en: what } })),
    agreement,
  });
}

function exchanged(template: Template, next: Questionnaire): Template {
  return { ...template, questionnaires: template.questionnaires.map((one) => (one.id === next.id ? next : one)) };
}

/** Exchanges the questionnaire in the round and in its design, so that using the design later does not bring it back. */
function exchange({ db, ports, emit }: Needs, draft: Draft, next: Questionnaire): void {
  const { content } = draft;
  const design = findDesign(db, content.id);
  if (design !== null) {
    const template = exchanged(Template.parse(JSON.parse(design.template)), next);
    const { round, revision } = design;
    putDesign(db, { round, template: JSON.stringify(template), revision: revision + 1, savedAt: ports.clock.now() });
  }
  saveDraft({ db, emit }, draft, { ...content, template: exchanged(content.template, next) });
}

/** Refusals: those of `checkQuestionnaire`, `not_ready` xlsform_refused, xlsform_changed (another file than was looked at). */
export async function adoptForm(
  { file, agreement, ...target }: Input<'questionnaires.use'>,
  context: Needs,
): Promise<Result<null, AppError>> {
  const looked = await look(target, file, context);
  if (!looked.ok) return looked;
  const { read, sha256, draft } = looked.value;
  if (sha256 !== agreement) return refuse({ code: 'not_ready', what: 'xlsform_changed' });
  if (!read.ok) return refuse({ code: 'not_ready', what: 'xlsform_refused' });
  exchange(context, draft, asQuestionnaire(read.value.compiled.form, idOf(target.kind)));
  return ok(null);
}

/** The questionnaire of the shipped system that the round's was made from, about the leaves that the round has. */
export function restoreBuiltIn(target: Target, context: Needs): Result<null, AppError> {
  const draft = openRound(context.db, target);
  if (!draft.ok) return draft;
  const { template } = draft.value.content;
  const starter = STARTERS.find((one) => one === template.templateId) ?? 'xicheng-2021';
  const shipped = readStarter(context.ports.resources, starter).template.questionnaires;
  const found = shipped.find(({ id }) => id === SOURCE_OF[target.kind]);
  if (found === undefined) return refuse({ code: 'not_ready', what: 'not_in_round' });
  const known = new Set(template.leaves.map(({ code }) => code));
  const items = found.items.map((item) => ({ ...item, leaves: item.leaves.filter((leaf) => known.has(leaf)) }));
  exchange(context, draft.value, { ...found, items });
  return ok(null);
}

/** Writes the questionnaire of the round as an XLSForm. Refusals: those of `roundOf`, `disk`. */
export async function writeQuestionnaire(
  { round, kind }: Target,
  { db, ports, paths, files }: Needs,
): Promise<Result<FileRef, AppError>> {
  const draft = roundOf(db, round, kind);
  if (!draft.ok) return draft;
  const form = formIn(draft.value.content, kind);
  if (form === null) return refuse({ code: 'not_ready', what: 'not_in_round' });
  const path = join(paths.outbox, `${ports.ids.uuid()}.xlsx`);
  const written = await writeAtomically(path, [await writeWorkbook(exportXlsform(form))]);
  const name = form.title
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 60);
  return written.ok ? ok(files.register(path, `${name === '' ? kind : name}.xlsx`)) : written;
}
