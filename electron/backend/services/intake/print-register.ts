import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { RegisterJob } from '../../../../shared/model/print.ts';
import { refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { printSheet } from '../print-sheet.ts';
import { readDraft } from '../rounds/draft.ts';
import { listFiles } from './list-files.ts';
import { listAside } from './set-aside.ts';

/**
 * Prints the register: every file that was taken in, and those that lie aside, in the order of arrival. Refusals: those
 * of `readDraft` and `printSheet`, `not_ready nothing_received`.
 */
export async function printRegister(
  input: Input<'intake.print'>,
  context: Pick<Context, 'db' | 'ports' | 'printJobs' | 'paths' | 'files'>,
): Promise<Result<FileRef, AppError>> {
  const { db, ports } = context;
  const draft = readDraft(db, input.round);
  if (!draft.ok) return draft;
  const files = listFiles(db, input.round);
  if (!files.ok) return files;
  const taken = files.value.map((file): RegisterJob['entries'][number] => ({
    at: file.receivedAt,
    name: file.name,
    sha256: file.sha256 ?? '',
    from: [...new Set([file.from?.person ?? '', file.from?.label ?? ''])].filter((word) => word !== '').join(' · '),
    outcome: file.outcome,
    fresh: file.newRecords,
    known: file.knownRecords,
    codes: file.warnings,
  }));
  const aside = (await listAside(context, input.round)).map((note): RegisterJob['entries'][number] => ({
    at: note.firstAt,
    name: note.name,
    sha256: note.sha256,
    from: '',
    outcome: note.code.startsWith('H_') ? 'held' : 'refused',
    fresh: 0,
    known: 0,
    codes: [note.code],
  }));
  if (taken.length + aside.length === 0) return refuse({ code: 'not_ready', what: 'nothing_received' });
  const { id, name, period, simulated, policy } = draft.value.content;
  const madeAt = ports.clock.now();
  const job: RegisterJob = {
    kind: 'register',
    language: input.language,
    round: { id, name, period, simulated, office: policy.office },
    entries: [...taken, ...aside].toSorted((a, b) => a.at.localeCompare(b.at)),
    madeAt,
  };
  return await printSheet(job, `register-${madeAt.slice(0, 10)}.pdf`, context);
}
