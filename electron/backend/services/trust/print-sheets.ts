import type { AppError } from '../../../../shared/errors.ts';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { NoticeJob, PrintJob, RecoveryJob } from '../../../../shared/model/print.ts';
import type { Language } from '../../../../shared/model/text.ts';
import { qrText, ROOT_URN } from '../../../../shared/package-format/digits.ts';
import { refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import type { Sheet } from '../../crypto/key-ring.ts';
import type { RootChain } from '../../packages/root-chain.ts';
import { readSetting } from '../../store/settings.ts';
import { roleOf } from '../identity.ts';
import { printSheet } from '../print-sheet.ts';
import { ensureRoot, ownChain } from './own-root.ts';

type Needs = Pick<Context, 'db' | 'keys' | 'ports' | 'printJobs' | 'paths' | 'files'>;

/** So many sheets are needed together once there are further ones. */
export const NEEDED_OF_SEVERAL = 2;

function printed(job: PrintJob, name: string, context: Needs): Promise<Result<FileRef, AppError>> {
  return printSheet(job, `${name}-${context.ports.clock.now().slice(0, 10)}.pdf`, context);
}

function languageOf({ db }: Needs): Language {
  return readSetting(db, 'language') === 'en' ? 'en' : 'zh';
}

/** Sheets that are not in the root yet get the numbers after those that are. */
function numbered(sheets: readonly Sheet[], { last }: RootChain) {
  const { kids } = last.document.roles.root;
  let next = kids.length;
  const numbers = sheets.map(({ root, code }) => {
    const known = kids.indexOf(root.kid);
    if (known === -1) next += 1;
    return { number: known === -1 ? next : known + 1, code };
  });
  return { numbers, of: next };
}

async function printSheets(
  sheets: readonly Sheet[],
  chain: RootChain,
  context: Needs,
): Promise<Result<FileRef, AppError>> {
  const { numbers, of } = numbered(sheets, chain);
  const job: RecoveryJob = {
    kind: 'recovery',
    language: languageOf(context),
    office: readSetting(context.db, 'office') ?? '',
    sheets: numbers,
    of,
    needed: of === 1 ? 1 : NEEDED_OF_SEVERAL,
    digits: chain.versions[0]?.digits ?? '',
    madeAt: context.ports.clock.now(),
  };
  return printed(job, 'recovery-sheet', context);
}

/**
 * The sheets that are not put away yet, as paper. `not_ready setup_missing` on a computer without an office key,
 * `wrong_passphrase`, `not_ready` sheet_away, no_browser_for_printing.
 */
export async function printRecoverySheets(passphrase: string, context: Needs): Promise<Result<FileRef, AppError>> {
  const { keys } = context;
  const open = await keys.unlockOffice(passphrase);
  if (!open.ok) return open;
  const root = await ensureRoot(context);
  if (!root.ok) return root;
  const sheets = await keys.sheets();
  if (!sheets.ok) return sheets;
  if (sheets.value.length === 0) return refuse({ code: 'not_ready', what: 'sheet_away' });
  return printSheets(sheets.value, root.value, context);
}

/**
 * Two further sheets, so that any two of three are needed to change the office's keys. Nothing changes before they are
 * confirmed. Refusals as above; `setup_done` when there are several already.
 */
export async function printFurtherSheets(passphrase: string, context: Needs): Promise<Result<FileRef, AppError>> {
  const { keys, ports } = context;
  if (ports.print === null) return refuse({ code: 'not_ready', what: 'no_browser_for_printing' });
  const open = await keys.unlockOffice(passphrase);
  if (!open.ok) return open;
  const root = await ensureRoot(context);
  if (!root.ok) return root;
  const { kids } = root.value.last.document.roles.root;
  if (kids.length > 1) return refuse({ code: 'not_ready', what: 'setup_done' });
  const waiting = await keys.sheets();
  if (!waiting.ok) return waiting;
  const isMade = waiting.value.some((sheet) => !kids.includes(sheet.root.kid));
  const sheets = isMade ? waiting : await keys.addSheets(2);
  return sheets.ok ? printSheets(sheets.value, root.value, context) : sheets;
}

/** The notice with the digits of the own root. `key_locked` on a computer that has none yet: unlocking makes it. */
export async function printNotice(context: Needs): Promise<Result<FileRef, AppError>> {
  const { db, ports } = context;
  if (roleOf(db) !== 'office') return refuse({ code: 'not_ready', what: 'setup_missing' });
  const chain = await ownChain(db);
  if (chain === null) return refuse({ code: 'key_locked' });
  const { document, digits, sha256 } = chain.last;
  const job: NoticeJob = {
    kind: 'notice',
    language: languageOf(context),
    office: readSetting(db, 'office') ?? '',
    digits,
    qr: qrText(Buffer.from(sha256, 'hex'), ROOT_URN),
    version: document.version,
    expires: document.expires,
    madeAt: ports.clock.now(),
  };
  return printed(job, 'notice', context);
}
