import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppError } from '../../../shared/errors.ts';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { RecoveryJob } from '../../../shared/model/print.ts';
import { digitsOf } from '../../../shared/package-format/digits.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { Context } from '../context.ts';
import type { PrintPort } from '../ports.ts';
import { readSetting } from '../store/settings.ts';

/** Prints one job as PDF. */
async function printOne(print: PrintPort, page: string): Promise<Result<Uint8Array, AppError>> {
  const printer = await print.open();
  if (!printer.ok) return printer;
  try {
    return await printer.value.pdf(page);
  } finally {
    await printer.value.close();
  }
}

/**
 * The office key as a sheet of paper. `not_ready setup_missing` on a computer without an office key,
 * `wrong_passphrase`, `not_ready no_browser_for_printing`.
 */
export async function makeRecoverySheet(
  passphrase: string,
  context: Pick<Context, 'db' | 'keys' | 'ports' | 'printJobs' | 'paths' | 'files'>,
): Promise<Result<FileRef, AppError>> {
  const { db, keys, ports, printJobs, paths, files } = context;
  const office = await keys.officePublic();
  if (office === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  const code = await keys.recoveryCode(passphrase);
  if (!code.ok) return code;
  if (ports.print === null) return refuse({ code: 'not_ready', what: 'no_browser_for_printing' });
  const job: RecoveryJob = {
    kind: 'recovery',
    language: readSetting(db, 'language') === 'en' ? 'en' : 'zh',
    office: readSetting(db, 'office') ?? '',
    code: code.value,
    digits: digitsOf(Buffer.from(office.kid, 'base64url')),
    madeAt: ports.clock.now(),
  };
  const id = printJobs.put(job);
  try {
    const pdf = await printOne(ports.print, `/print.html#${id}`);
    if (!pdf.ok) return pdf;
    const name = `recovery-sheet-${ports.clock.now().slice(0, 10)}.pdf`;
    const path = join(paths.outbox, `${ports.ids.uuid()}.pdf`);
    writeFileSync(path, pdf.value, { mode: 0o600 });
    return ok(files.register(path, name));
  } finally {
    printJobs.drop(id);
  }
}
