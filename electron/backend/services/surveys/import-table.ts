import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import type { TableFaultLine, TableHead, TableReport } from '../../../../shared/contract/survey-tables.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { SurveyForm } from '../../../../shared/model/ids.ts';
import { columnName, TABLE_FAULT_TEXT } from '../../../../shared/messages/table-fault-text.ts';
import type { Language } from '../../../../shared/model/text.ts';
import type { Form } from '../../../../shared/model/form.ts';
import { TableMapping } from '../../../../shared/questionnaire/table/mapping.ts';
import { readRows, type TableFault, type TableRow } from '../../../../shared/questionnaire/table/read-rows.ts';
import { namesPersons, suggestMapping } from '../../../../shared/questionnaire/table/suggest.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { writeAtomically } from '../../files/atomic-write.ts';
import { onDisk } from '../../files/disk-errors.ts';
import { readTable, type ReadTable } from '../../spreadsheets/read-table.ts';
import { inTransaction, type Database } from '../../store/connection.ts';
import { findMapping, putMapping } from '../../store/survey-mappings.ts';
import { insertSurvey, serialsHere, surveyBody } from '../../store/surveys.ts';
import { csvText } from '../csv-text.ts';
import { surveyFormAt } from './forms.ts';
import { bodyOf, type Finished } from './release.ts';
import { openSurveyPlace, wipedNumbers, type SurveyPlace } from './survey-place.ts';

type Needs = Pick<Context, 'db' | 'files' | 'ports' | 'emit' | 'paths'>;
interface Asked {
  readonly round: string;
  readonly form: SurveyForm;
  readonly file: FileRef;
}

const MAX_BYTES = 64 * 1024 * 1024;
const SAMPLE_ROWS = 5;
const SAMPLE_LENGTH = 120;
const MOST_LINES = 1_000;

interface Opened {
  readonly place: SurveyPlace;
  readonly form: Form;
  readonly table: ReadTable;
  readonly sha256: string;
  /** What tells tables of one platform apart from others. */
  readonly head: string;
}

async function openTable({ round, form, file }: Asked, { db, files }: Needs): Promise<Result<Opened, AppError>> {
  const place = openSurveyPlace(db, round, form);
  if (!place.ok) return place;
  const compiled = surveyFormAt(db, round, form, place.value.round.content.formRev);
  if (!compiled.ok) return compiled;
  const path = files.path(file.ref);
  if (path === undefined) return refuse({ code: 'not_found', what: 'file', id: file.name });
  const size = await onDisk(async () => (await stat(path)).size);
  if (!size.ok) return size;
  if (size.value > MAX_BYTES) return refuse({ code: 'not_ready', what: 'table_too_big' });
  const bytes = await onDisk(() => readFile(path));
  if (!bytes.ok) return bytes;
  const table = await readTable(bytes.value);
  if (!table.ok) {
    const what = table.error === 'workbook_too_big' ? 'table_too_big' : 'table_unreadable';
    return refuse({ code: 'not_ready', what });
  }
  const [heads] = table.value.rows;
  if (heads === undefined || table.value.rows.length < 2) return refuse({ code: 'not_ready', what: 'table_empty' });
  const sha256 = createHash('sha256').update(bytes.value).digest('hex');
  const head = createHash('sha256').update(JSON.stringify(heads)).digest('hex');
  return ok({ place: place.value, form: compiled.value.form, table: table.value, sha256, head });
}

/**
 * Looks into a table: its heads, a few rows, and how it was read the last time or may be read. Refusals: those of
 * `surveyPlace`, `not_ready` table_unreadable, table_too_big, table_empty, `disk`.
 */
export async function lookAtTable(asked: Asked, context: Needs): Promise<Result<TableHead, AppError>> {
  const opened = await openTable(asked, context);
  if (!opened.ok) return opened;
  const { place, form, table, head } = opened.value;
  const heads = table.rows[0] ?? [];
  const kept = findMapping(context.db, asked.round, asked.form, head);
  const known = kept === null ? undefined : TableMapping.safeParse(JSON.parse(kept));
  return ok({
    encoding: table.encoding,
    rows: table.rows.length - 1,
    heads: heads.map((text) => ({ text: text.slice(0, SAMPLE_LENGTH), person: namesPersons(text, form) })),
    sample: table.rows
      .slice(1, 1 + SAMPLE_ROWS)
      .map((row) => heads.map((text, at) => (namesPersons(text, form) ? '' : (row[at] ?? '').slice(0, SAMPLE_LENGTH)))),
    mapping: known?.data ?? suggestMapping(heads, form, place.units.length === 1 ? (place.units[0] ?? '') : ''),
    remembered: known?.success === true,
    form,
    units: place.units,
  });
}

interface Ready {
  readonly row: TableRow;
  readonly finished: Finished;
  readonly body: string;
}

interface Sorted {
  readonly fresh: readonly Ready[];
  readonly already: number;
  readonly faults: readonly TableFault[];
  readonly masked: number;
}

/** What is new, what is here already, and numbers that stand here with other answers. */
function sortRows({ place, form, table }: Opened, mapping: TableMapping, db: Database, at: string): Sorted {
  const { content } = place.round;
  const { communities, template } = content;
  const read = readRows(table.rows, mapping, { form, streets: template.streets, communities, units: place.units });
  const faults = [...read.faults];
  const fresh: Ready[] = [];
  let already = 0;
  let masked = 0;
  const here = serialsHere(db, content.id, place.form);
  const wiped = wipedNumbers(db, content.id, place.form);
  for (const row of read.rows) {
    const { serial, unit, community, seconds, answers } = row;
    const from = { formRev: content.formRev, way: 'imported', takenAt: at, byPerson: place.person.id } as const;
    const key = { round: content.id, form: place.form, serial };
    const finished: Finished = { ...key, unit, community, seconds, answers, kept: [], ...from };
    const made = bodyOf(content, form, finished);
    const other = (fault: TableFault['fault']): void => {
      faults.push({ row: row.row, column: mapping.serial, value: serial, fault });
    };
    if (!made.ok) {
      other('too_long');
      continue;
    }
    const { body, marked } = made.value;
    if (wiped.has(serial)) other('serial_wiped');
    else if (!here.has(serial)) {
      fresh.push({ row, finished, body });
      masked += marked;
    } else if (surveyBody(db, content.id, place.form, serial) === body) already += 1;
    else other('serial_other');
  }
  return { fresh, already, faults, masked };
}

/** Says which table was checked, read how, against what is here: what is taken in later must be the very same. */
function agreement({ sha256 }: Opened, mapping: TableMapping, { fresh, already, faults }: Sorted): string {
  const counts = [fresh.length, already, faults.length];
  return createHash('sha256')
    .update(JSON.stringify([sha256, mapping, counts]))
    .digest('hex');
}

function lineOf({ table, form }: Opened, { row, column, value, fault }: TableFault): TableFaultLine {
  const head = table.rows[0]?.[column] ?? '';
  return { row, column, head: head.slice(0, SAMPLE_LENGTH), value: namesPersons(head, form) ? '' : value, fault };
}

/** Where mapping and round do not fit together at all. */
function mappingProblem({ place, table, form }: Opened, mapping: TableMapping): AppError | null {
  const width = table.rows[0]?.length ?? 0;
  const wrong = (path: string): AppError => ({ code: 'invalid_input', issues: [{ path, message: 'not there' }] });
  const columns = [mapping.serial, mapping.unit, mapping.community, mapping.seconds];
  if (columns.some((column) => column !== null && column >= width)) return wrong('column');
  if (mapping.unit === null && !place.units.includes(mapping.oneUnit)) return wrong('street');
  const names = new Set(form.items.map(({ name }) => name));
  const stranger = mapping.questions.find(({ column, question }) => column >= width || !names.has(question));
  if (stranger !== undefined) return wrong(stranger.question);
  const person = mapping.questions.find(({ column }) => namesPersons(table.rows[0]?.[column] ?? '', form));
  return person === undefined ? null : { code: 'not_ready', what: 'table_names_persons' };
}

/** Reads the whole table without taking anything in. Refusals: those of `lookAtTable`, invalid_input for the mapping. */
export async function checkTable(
  input: Input<'surveys.checkTable'>,
  context: Needs,
): Promise<Result<TableReport, AppError>> {
  const opened = await openTable(input, context);
  if (!opened.ok) return opened;
  const problem = mappingProblem(opened.value, input.mapping);
  if (problem !== null) return refuse(problem);
  const sorted = sortRows(opened.value, input.mapping, context.db, context.ports.clock.now());
  const faulty = [...new Set(sorted.faults.map(({ row }) => row))];
  return ok({
    rows: sorted.fresh.length + sorted.already + faulty.length,
    fresh: sorted.fresh.length,
    already: sorted.already,
    faulty: faulty.length,
    masked: sorted.masked,
    faults: sorted.faults
      .toSorted((a, b) => a.row - b.row)
      .slice(0, MOST_LINES)
      .map((one) => lineOf(opened.value, one)),
    moreFaults: Math.max(0, sorted.faults.length - MOST_LINES),
    agreement: agreement(opened.value, input.mapping, sorted),
  });
}

/**
 * Takes in the rows that could be read, all in one transaction, and remembers the mapping. `not_ready table_changed` if
 * the file, the mapping or what is here differs from what was checked.
 */
export async function takeTable(
  input: Input<'surveys.takeTable'>,
  context: Needs,
): Promise<Result<{ readonly taken: number; readonly already: number }, AppError>> {
  const { db, ports, emit } = context;
  const opened = await openTable(input, context);
  if (!opened.ok) return opened;
  const problem = mappingProblem(opened.value, input.mapping);
  if (problem !== null) return refuse(problem);
  const at = ports.clock.now();
  // From here to the end of the transaction nothing is awaited: what was compared is what is taken in.
  const sorted = sortRows(opened.value, input.mapping, db, at);
  if (agreement(opened.value, input.mapping, sorted) !== input.agreement) {
    return refuse({ code: 'not_ready', what: 'table_changed' });
  }
  inTransaction(db, () => {
    for (const { finished, body } of sorted.fresh) {
      const { round, form, serial, unit, takenAt, byPerson, formRev, way } = finished;
      insertSurvey(db, { round, form, serial, unit, body, takenAt, byPerson, formRev, way });
    }
    putMapping(db, { ...input, head: opened.value.head }, JSON.stringify(input.mapping), at);
  });
  emit('responses.changed', { round: input.round });
  return ok({ taken: sorted.fresh.length, already: sorted.already });
}

const REPORT_HEAD: Readonly<Record<Language, readonly string[]>> = {
  zh: ['行', '列', '表头', '内容', '原因'],
  en: ['Row', 'Column', 'Head', 'Content', 'Reason'],
};

/** All cells that cannot be read, one line each, for a spreadsheet. */
export async function writeFaults(
  input: Input<'surveys.faultsFile'>,
  context: Needs,
): Promise<Result<FileRef, AppError>> {
  const opened = await openTable(input, context);
  if (!opened.ok) return opened;
  const problem = mappingProblem(opened.value, input.mapping);
  if (problem !== null) return refuse(problem);
  const { db, ports, files, paths } = context;
  const { faults } = sortRows(opened.value, input.mapping, db, ports.clock.now());
  const lines = faults
    .toSorted((a, b) => a.row - b.row)
    .map((one) => lineOf(opened.value, one))
    .map(({ row, column, head, value, fault }) => [
      String(row),
      columnName(column),
      head,
      value,
      TABLE_FAULT_TEXT[fault][input.language],
    ]);
  const name = `${input.file.name.replace(/\.[^.]+$/, '').slice(0, 60)}-${input.language === 'zh' ? '问题' : 'faults'}.csv`;
  const path = join(paths.outbox, `${ports.ids.uuid()}.csv`);
  const text = csvText([REPORT_HEAD[input.language], ...lines]);
  const written = await writeAtomically(path, [Buffer.from(text, 'utf8')]);
  return written.ok ? ok(files.register(path, name)) : written;
}
