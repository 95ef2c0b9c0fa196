import { join } from 'node:path';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { PrintJob } from '../../../shared/model/print.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { Context } from '../context.ts';
import { writeAtomically } from '../files/atomic-write.ts';

/**
 * Prints one job as a PDF into the outbox. Refusals: `not_ready no_browser_for_printing`, those of the printer, `disk`.
 */
export async function printSheet(
  job: PrintJob,
  name: string,
  { ports, printJobs, paths, files }: Pick<Context, 'ports' | 'printJobs' | 'paths' | 'files'>,
): Promise<Result<FileRef, AppError>> {
  if (ports.print === null) return refuse({ code: 'not_ready', what: 'no_browser_for_printing' });
  const printer = await ports.print.open();
  if (!printer.ok) return printer;
  const id = printJobs.put(job);
  try {
    const pdf = await printer.value.pdf(`/print.html#${id}`);
    if (!pdf.ok) return pdf;
    const path = join(paths.outbox, `${ports.ids.uuid()}.pdf`);
    const written = await writeAtomically(path, [pdf.value]);
    return written.ok ? ok(files.register(path, name)) : written;
  } finally {
    printJobs.drop(id);
    await printer.value.close();
  }
}
