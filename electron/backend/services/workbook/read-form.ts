import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Input } from '../../../../shared/contract/index.ts';
import type { WorkbookLine, WorkbookReport } from '../../../../shared/contract/workbook.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { DraftValue } from '../../../../shared/model/response.ts';
import type { Leaf } from '../../../../shared/model/template.ts';
import type { Language } from '../../../../shared/model/text.ts';
import type { Sheet as TextSheet } from '../../../../shared/questionnaire/xlsform/sheet.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { readRows, rowsOf, rowText } from '../../../../shared/rules/answer-rows.ts';
import type { Context } from '../../context.ts';
import { readWorkbook } from '../../spreadsheets/read-workbook.ts';
import { draftsByLeaf } from '../responses/desk.ts';
import { valueOf } from '../responses/draft-response.ts';
import { assignedSheet, type Assignment, type PinnedRound } from '../responses/pinned-round.ts';
import { saveTogether } from '../responses/save.ts';
import {
  ABOUT_SHEET,
  ANSWER_LETTER,
  COLUMN,
  FORM_SHEET,
  FORMAT,
  rowId,
  sheetNamed,
  templateDigest,
} from './form-layout.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'files' | 'emit'>;
type Target = Input<'workbook.read'>;

/** A filled form is far smaller; this only keeps a wrong file from being read whole. */
const LARGEST = 16 * 1024 * 1024;
const EMPTY = { zh: '', en: '' } as const;

interface LeafChange {
  readonly leaf: string;
  readonly value: DraftValue | null;
  readonly note: string;
  readonly base: number;
}

interface Read {
  readonly report: WorkbookReport;
  readonly changes: readonly LeafChange[];
}

/** Whether the workbook is a form of this very sheet, made of the indicators that are in force. */
function refusedForm(sheets: readonly TextSheet[], target: Target, round: PinnedRound): AppError | null {
  const about = new Map(sheetNamed(sheets, ABOUT_SHEET)?.rows.map(([key, value]) => [key, value]));
  if (about.get('format') !== FORMAT || sheetNamed(sheets, FORM_SHEET) === undefined) {
    return { code: 'not_ready', what: 'not_a_form' };
  }
  const mine =
    about.get('round') === target.round && about.get('unit') === target.unit && about.get('form') === target.form;
  if (!mine || (about.get('rater') ?? '') !== (target.rater ?? '')) return { code: 'not_ready', what: 'form_of_other' };
  return about.get('template') === templateDigest(round.content) ? null : { code: 'not_ready', what: 'form_changed' };
}

interface Filled {
  readonly cell: string;
  readonly text: string;
}

function faultOf(
  id: string,
  line: { readonly known: ReadonlySet<string>; readonly filled: ReadonlyMap<string, Filled>; readonly isLost: boolean },
): 'unknown_line' | 'twice' | 'cell_lost' | null {
  if (!line.known.has(id)) return 'unknown_line';
  if (line.filled.has(id)) return 'twice';
  return line.isLost ? 'cell_lost' : null;
}

/** The lines by their names; a name that is not ours or comes twice is a fault of its own. */
function linesById(sheet: TextSheet, known: ReadonlySet<string>) {
  const filled = new Map<string, Filled>();
  const faults: WorkbookLine[] = [];
  const lost = new Map(
    (sheet.lost ?? []).flatMap(({ row, column, text }) => (column === COLUMN.answer ? [[row, text] as const] : [])),
  );
  for (const [index, row] of sheet.rows.entries()) {
    if (index === 0) continue;
    const id = row[COLUMN.id] ?? '';
    const text = lost.get(index) ?? row[COLUMN.answer] ?? '';
    const cell = `${ANSWER_LETTER}${index + 1}`;
    if (text.trim() === '') continue;
    const fault = faultOf(id, { known, filled, isLost: lost.has(index) });
    if (fault === null) filled.set(id, { cell, text });
    else faults.push({ cell, leaf: id.split('/')[0] ?? '', text: EMPTY, before: '', after: text, fault });
  }
  return { filled, faults };
}

function compareLeaf(
  { round, task, language }: { readonly round: PinnedRound; readonly task: Assignment; readonly language: Language },
  leaf: Leaf,
  filled: ReadonlyMap<string, Filled>,
  before: { readonly value: DraftValue | null; readonly note: string },
) {
  const { content } = round;
  const rows = rowsOf(content, leaf, task.form);
  const given = new Map(
    rows.flatMap(({ part }) => {
      const line = filled.get(rowId(leaf.code, part));
      return line === undefined ? [] : [[part, line.text] as const];
    }),
  );
  const read = readRows(content, task.unit, leaf, task.form, given, before);
  const lines = rows.flatMap((row): WorkbookLine[] => {
    const line = filled.get(rowId(leaf.code, row.part));
    if (line === undefined) return [];
    const fault = read.faults.find(({ part }) => part === row.part)?.fault ?? null;
    const old = rowText(content, task.unit, leaf, row, before, language);
    const after = fault === null ? rowText(content, task.unit, leaf, row, read, language) : line.text;
    if (fault === null && old === after) return [];
    return [{ cell: line.cell, leaf: leaf.code, text: row.text, before: old, after, fault }];
  });
  return { read, lines };
}

async function readForm(target: Target, { db, files }: Pick<Needs, 'db' | 'files'>): Promise<Result<Read, AppError>> {
  const found = assignedSheet(db, target);
  if (!found.ok) return found;
  const path = files.path(target.file.ref);
  if (path === undefined) return refuse({ code: 'not_found', what: 'file', id: target.file.name });
  if ((await stat(path)).size > LARGEST) return refuse({ code: 'not_ready', what: 'not_a_form' });
  const bytes = await readFile(path);
  const workbook = await readWorkbook(bytes);
  if (!workbook.ok) return refuse({ code: 'not_ready', what: 'not_a_form' });
  const refused = refusedForm(workbook.value, target, found.value.round);
  if (refused !== null) return refuse(refused);
  const { round, task } = found.value;
  const sheet = sheetNamed<TextSheet>(workbook.value, FORM_SHEET);
  const known = new Set(
    task.leaves.flatMap((leaf) => rowsOf(round.content, leaf, task.form).map(({ part }) => rowId(leaf.code, part))),
  );
  const { filled, faults } = linesById(sheet ?? { name: '', rows: [] }, known);
  const bad = new Set(faults.map(({ leaf }) => leaf));
  const drafts = draftsByLeaf(db, target);
  const lines: WorkbookLine[] = [...faults];
  const changes: LeafChange[] = [];
  let same = 0;
  for (const leaf of task.leaves) {
    const row = drafts.get(leaf.code) ?? null;
    const before = { value: valueOf(row), note: row?.note ?? '' };
    const compared = compareLeaf({ ...found.value, language: target.language }, leaf, filled, before);
    lines.push(...compared.lines);
    if (compared.lines.some(({ fault }) => fault !== null) || bad.has(leaf.code)) continue;
    if (compared.lines.length === 0) same += 1;
    else
      changes.push({ leaf: leaf.code, value: compared.read.value, note: compared.read.note, base: row?.revision ?? 0 });
  }
  const digest = createHash('sha256')
    .update(JSON.stringify([createHash('sha256').update(bytes).digest('hex'), lines, changes]))
    .digest('hex');
  return ok({ report: { lines, changes: changes.map(({ leaf }) => leaf), same, digest }, changes });
}

/**
 * What a filled form would change, line by line; nothing is changed. Refusals: those of `assignedSheet`, `not_ready`
 * not_a_form, form_of_other, form_changed.
 */
export async function reportForm(
  target: Target,
  context: Pick<Needs, 'db' | 'files'>,
): Promise<Result<WorkbookReport, AppError>> {
  const read = await readForm(target, context);
  return read.ok ? ok(read.value.report) : read;
}

/**
 * Takes what the user agreed to, all or none. Refusals: those of `reportForm` and `saveTogether`, `not_ready
 * report_outdated` when the file or the sheet is another than in the report, not_found for a leaf that has no change.
 */
export async function takeForm(
  { digest, leaves, ...target }: Input<'workbook.take'>,
  context: Needs,
): Promise<Result<{ readonly taken: number }, AppError>> {
  const read = await readForm(target, context);
  if (!read.ok) return read;
  if (read.value.report.digest !== digest) return refuse({ code: 'not_ready', what: 'report_outdated' });
  const wanted = new Set(leaves);
  const chosen = read.value.changes.filter(({ leaf }) => wanted.has(leaf));
  const strange = leaves.find((code) => chosen.every(({ leaf }) => leaf !== code));
  if (strange !== undefined) return refuse({ code: 'not_found', what: 'leaf', id: strange });
  const { round, unit, form, rater } = target;
  const saved = saveTogether(
    chosen.map((change) => ({ ...change, round, unit, form, rater })),
    context,
  );
  return saved.ok ? ok({ taken: saved.value.length }) : saved;
}
