import { join } from 'node:path';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { DistrictJob, PrintJob, ScorecardJob } from '../../../../shared/model/print.ts';
import type { UnitResult } from '../../../../shared/model/result.ts';
import type { Language } from '../../../../shared/model/text.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { writeAtomically } from '../../files/atomic-write.ts';
import type { Printer } from '../../ports.ts';
import { addPrinted } from '../../store/printed-results.ts';
import { districtFigures } from '../../../../shared/scoring/survey/district-surveys.ts';
import { standingOf } from '../../../../shared/scoring/tiers.ts';
import { printHead as head } from './print-head.ts';
import { digestOf } from './result-digest.ts';
import { scoreOf, type Scored } from './round-result.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'printJobs' | 'emit'>;
type PrintedFile = FileRef & { readonly unit: string | null };

/**
 * Prints one sheet per street, and the table of the district if wished, with one engine for all. What was printed is
 * noted with its number. `not_ready no_browser_for_printing`, `not_found` for a street, refusals of the printer, `disk`.
 */
export async function printScorecards(
  input: Input<'scorecards.print'>,
  context: Needs,
): Promise<Result<{ readonly files: readonly PrintedFile[] }, AppError>> {
  const scored = scoreOf(context.db, input.round);
  if (!scored.ok) return scored;
  const units: UnitResult[] = [];
  for (const code of new Set(input.units)) {
    const unit = scored.value.result.units.find((one) => one.unit === code);
    if (unit === undefined) return refuse({ code: 'not_found', what: 'street', id: code });
    units.push(unit);
  }
  if (context.ports.print === null) return refuse({ code: 'not_ready', what: 'no_browser_for_printing' });
  const printer = await context.ports.print.open();
  if (!printer.ok) return printer;
  try {
    return await printAll(context, printer.value, {
      scored: scored.value,
      units,
      district: input.district,
      language: input.language,
    });
  } finally {
    await printer.value.close();
  }
}

interface Batch {
  readonly scored: Scored;
  readonly units: readonly UnitResult[];
  readonly district: boolean;
  readonly language: Language;
}

async function printAll(
  context: Needs,
  printer: Printer,
  { scored, units, district, language }: Batch,
): Promise<Result<{ readonly files: readonly PrintedFile[] }, AppError>> {
  const files: PrintedFile[] = [];
  const of = units.length + (district ? 1 : 0);
  for (const unit of units) {
    const name = sheetName(scored, unit.unit);
    context.emit('work.progress', { work: 'scorecards', done: files.length, of, what: name });
    const job = scorecardJob(context, scored, unit, language);
    const file = await printOne(context, printer, job, name);
    if (!file.ok) return file;
    const { number, sha256 } = job.digest;
    const at = context.ports.clock.now();
    addPrinted(context.db, { round: scored.content.id, unit: unit.unit, number, sha256, at });
    files.push({ ...file.value, unit: unit.unit });
  }
  if (district) {
    context.emit('work.progress', { work: 'scorecards', done: files.length, of, what: DISTRICT });
    const file = await printOne(context, printer, districtJob(context, scored, language), DISTRICT);
    if (!file.ok) return file;
    files.push({ ...file.value, unit: null });
  }
  context.emit('work.progress', { work: 'scorecards', done: files.length, of, what: '' });
  return ok({ files });
}

const DISTRICT = 'district.pdf';

function sheetName(scored: Scored, unit: string): string {
  const street = scored.content.template.streets.find((one) => one.code9 === unit);
  return `${unit}-${street?.short ?? unit}.pdf`;
}

async function printOne(
  { printJobs, ports, paths, files }: Needs,
  printer: Printer,
  job: PrintJob,
  name: string,
): Promise<Result<FileRef, AppError>> {
  const id = printJobs.put(job);
  try {
    const pdf = await printer.pdf(`/print.html#${id}`);
    if (!pdf.ok) return pdf;
    const path = join(paths.outbox, `${ports.ids.uuid()}.pdf`);
    const written = await writeAtomically(path, [pdf.value]);
    return written.ok ? ok(files.register(path, name)) : written;
  } finally {
    printJobs.drop(id);
  }
}

function scorecardJob({ db }: Needs, scored: Scored, unit: UnitResult, language: Language): ScorecardJob {
  return {
    ...head(scored, language),
    kind: 'scorecard',
    unit: unit.unit,
    result: unit,
    medians: scored.result.medians,
    ...standingOf(scored.result, unit.unit),
    digest: digestOf(db, scored, unit),
  };
}

function districtJob({ db }: Needs, scored: Scored, language: Language): DistrictJob {
  const { content, result, answers } = scored;
  return {
    ...head(scored, language),
    kind: 'district',
    result,
    district: districtFigures(content, result, answers),
    digests: Object.fromEntries(result.units.map((unit) => [unit.unit, digestOf(db, scored, unit)])),
  };
}
