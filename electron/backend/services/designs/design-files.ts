import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DesignImport } from '../../../../shared/contract/designs.ts';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import { indicatorsOf } from '../../../../shared/designing/indicator-tree.ts';
import { readSheets } from '../../../../shared/designing/workbook/read-sheets.ts';
import type { SheetFault, SheetFaultCode } from '../../../../shared/designing/workbook/sheet-reader.ts';
import { writeSheets } from '../../../../shared/designing/workbook/write-sheets.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { Template } from '../../../../shared/model/template.ts';
import { compileForm } from '../../../../shared/questionnaire/compile.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { checkTemplate } from '../../../../shared/rules/template-checks.ts';
import type { Context } from '../../context.ts';
import { writeAtomically } from '../../files/atomic-write.ts';
import { diskError } from '../../files/disk-errors.ts';
import { readWorkbook } from '../../spreadsheets/read-workbook.ts';
import { writeWorkbook } from '../../spreadsheets/write-workbook.ts';
import { editDesign } from './edit-design.ts';
import { openDesign, readDesign, reservedIn } from './read-design.ts';

const MOST_BYTES = 20 * 1024 * 1024;

/** Writes the design as a workbook to fill in, or whole as one JSON file. Refusals: those of `openDesign`, `disk`. */
export async function exportDesign(
  { round, format, language }: Input<'designs.export'>,
  context: Pick<Context, 'db' | 'ports' | 'paths' | 'files'>,
): Promise<Result<FileRef, AppError>> {
  const opened = openDesign(context.db, round);
  if (!opened.ok) return opened;
  const { template, revision } = opened.value;
  const name = `${template.templateId}-${revision}.${format}`;
  const bytes =
    format === 'xlsx'
      ? await writeWorkbook(writeSheets(template, language))
      : Buffer.from(`${JSON.stringify(template, null, 2)}\n`, 'utf8');
  const path = join(context.paths.outbox, `${context.ports.ids.uuid()}-${name}`);
  const written = await writeAtomically(path, [bytes]);
  return written.ok ? ok(context.files.register(path, name)) : written;
}

type Read = Result<Template, readonly SheetFault[]>;

function faultAt(code: SheetFaultCode, column: string, detail = ''): SheetFault {
  return { code, sheet: '', row: 0, column, detail };
}

/** Faults of the tree itself; whatever else is wrong is shown by the design at its place. */
const STRUCTURE: Readonly<Partial<Record<string, SheetFaultCode>>> = {
  code_repeated: 'code_repeated',
  parent_unknown: 'parent_unknown',
  parent_is_below: 'cycle',
};

function readJson(bytes: Buffer): Read {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse([faultAt('unreadable', '')]);
  }
  const parsed = Template.safeParse(value);
  if (!parsed.success) {
    const places = parsed.error.issues.slice(0, 50).map((issue) => faultAt('not_a_system', issue.path.join('.')));
    return refuse(places);
  }
  const template = parsed.data;
  const broken = template.questionnaires.filter(({ form }) => form !== undefined && !compileForm(form).ok);
  if (broken.length > 0) return refuse(broken.map(({ id }) => faultAt('not_a_system', `questionnaires.${id}`)));
  const faults = checkTemplate(template).flatMap(({ code, path, detail }) => {
    const fault = STRUCTURE[code];
    return fault === undefined ? [] : [faultAt(fault, path, detail)];
  });
  // A category that hangs on itself carries no item, so no item names it.
  const parents = new Map(template.nodes.map((node) => [node.code, node.parent]));
  for (const { code } of template.nodes) {
    let above = parents.get(code);
    for (let steps = 0; above !== null && above !== undefined; steps += 1) {
      if (steps > parents.size) {
        faults.push(faultAt('cycle', code));
        break;
      }
      above = parents.get(above);
    }
  }
  if (indicatorsOf(template).length > 1000) faults.push(faultAt('too_many', ''));
  return faults.length > 0 ? refuse(faults) : ok(template);
}

async function readFile(bytes: Buffer, before: Template, reserved: ReadonlySet<string>): Promise<Read> {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return readJson(bytes);
  const sheets = await readWorkbook(bytes);
  return sheets.ok ? readSheets(sheets.value, before, reserved) : refuse([faultAt('unreadable', '')]);
}

/**
 * Takes the design of a file over, in one step that undo takes back, or says everything that is wrong with it; then
 * nothing is changed. Refusals: those of `editDesign`, `not_found`, `disk`.
 */
export async function importDesign(
  { round, base, file }: Input<'designs.import'>,
  context: Pick<Context, 'db' | 'ports' | 'files' | 'emit'>,
): Promise<Result<DesignImport, AppError>> {
  const { db } = context;
  const opened = openDesign(db, round);
  if (!opened.ok) return opened;
  const path = context.files.path(file.ref);
  if (path === undefined) return refuse({ code: 'not_found', what: 'file', id: file.name });
  let bytes: Buffer;
  try {
    if (statSync(path).size > MOST_BYTES) return ok({ design: null, faults: [faultAt('unreadable', '')] });
    bytes = readFileSync(path);
  } catch (error) {
    const known = diskError(error);
    if (known === null) throw error;
    return refuse(known);
  }
  const read = await readFile(bytes, opened.value.template, reservedIn(db, round));
  if (!read.ok) return ok({ design: null, faults: read.error });
  const saved = editDesign({ round, base, edits: [{ t: 'replace', template: read.value }] }, context);
  if (!saved.ok) return saved;
  const design = readDesign(db, round);
  return design.ok ? ok({ design: design.value, faults: [] }) : design;
}
