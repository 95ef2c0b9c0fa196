import type { Input } from '../../../../shared/contract/index.ts';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import type { RootDocument } from '../../../../shared/package-format/root.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import type { Sheet } from '../../crypto/key-ring.ts';
import { sheetOf } from '../../crypto/office-keys.ts';
import { readPackage } from '../../packages/package-reader.ts';
import type { RootChain } from '../../packages/root-chain.ts';
import { withSpooled } from '../../packages/spool.ts';
import { anyPackageIssued } from '../../store/rounds.ts';
import { readSetting } from '../../store/settings.ts';
import { roleOf } from '../identity.ts';
import { invalid } from '../rounds/draft.ts';
import { ensureRoot, extend, keepOwnChain, nextRoot, ownChain, type NamedKey } from './own-root.ts';

type Needs = Pick<Context, 'db' | 'keys' | 'ports' | 'paths' | 'files'>;

/** The root that a round package carries; worth something only together with a sheet that it names. */
async function chainOfFile(file: FileRef, context: Needs): Promise<Result<RootChain, AppError>> {
  const source = context.files.path(file.ref);
  if (source === undefined) return refuse({ code: 'not_found', what: 'file', id: file.name });
  const { ports, paths } = context;
  const spool = { folder: paths.spool, ids: ports.ids, limit: LIMITS.roundFile };
  return await withSpooled(source, spool, async ({ path }) => {
    const request = { worker: ports.readerWorker, path, kind: 'round', keys: 'root-chain' } as const;
    const read = await readPackage({ ...request, rehearsal: 'either' });
    if (!read.ok) return read;
    const chain = read.value.round?.chain;
    return chain === undefined ? refuse({ code: 'not_ready', what: 'root_needed' }) : ok(chain);
  });
}

/** The root keys that a document names. */
export function rootKeysOf({ roles, keys }: RootDocument): readonly NamedKey[] {
  return roles.root.kids.flatMap((kid) => {
    const jwk = keys[kid];
    return jwk === undefined ? [] : [{ kid, jwk }];
  });
}

async function readSheets(codes: readonly string[]): Promise<Result<readonly Sheet[], AppError>> {
  const sheets: Sheet[] = [];
  for (const code of codes) {
    const sheet = await sheetOf(code);
    if (!sheet) return refuse(invalid('code', 'invalid'));
    if (!sheets.some(({ root }) => root.kid === sheet.root.kid)) sheets.push(sheet);
  }
  return ok(sheets);
}

/** The root that these sheets belong to, if enough of them are there. */
async function chainFor(
  sheets: readonly Sheet[],
  file: FileRef | null,
  context: Needs,
): Promise<Result<RootChain, AppError>> {
  const { db } = context;
  const read = file === null ? ok(await ownChain(db)) : await chainOfFile(file, context);
  if (!read.ok) return read;
  const chain = read.value;
  const root = chain?.last.document.roles.root;
  const good = sheets.filter((sheet) => root?.kids.includes(sheet.root.kid) === true);
  if (chain === null || root === undefined || good.length === 0)
    return refuse({ code: 'not_ready', what: 'root_needed' });
  // Another office's keys never take the place of keys that were used.
  if (chain.anchor !== readSetting(db, 'root') && anyPackageIssued(db)) {
    return refuse({ code: 'not_ready', what: 'setup_done' });
  }
  if (good.length < root.threshold) {
    return refuse({ code: 'not_ready', what: 'more_sheets_needed', detail: `${good.length}/${root.threshold}` });
  }
  return ok(chain);
}

/**
 * Passphrase or key lost: the sheets make new office keys under a new passphrase and sign the next version of the root.
 * Files that were encrypted to the lost key still open with the identity on the sheet. On a computer that does not
 * know the office's root, `file` (any of its round packages) brings it.
 * Refusals: `invalid_input code`; `not_ready` root_needed, more_sheets_needed, setup_done, setup_missing.
 */
export async function recoverOffice(
  input: Input<'keys.recover'>,
  context: Needs,
): Promise<Result<{ readonly digits: string; readonly version: number }, AppError>> {
  const { db, keys, ports } = context;
  if (roleOf(db) !== 'office') return refuse({ code: 'not_ready', what: 'setup_missing' });
  const sheets = await readSheetsOrFirst(input, context);
  if (!sheets.ok) return sheets;
  if ('root' in sheets.value) return ok({ digits: sheets.value.root.last.digits, version: 1 });
  const found = await chainFor(sheets.value.sheets, input.file, context);
  if (!found.ok) return found;
  const { document } = found.value.last;
  const open = await keys.officeIdentities();
  const good = sheets.value.sheets.filter(({ root }) => document.roles.root.kids.includes(root.kid));
  const keep = [...(open.ok ? open.value : []), ...good.map(({ backupIdentity }) => backupIdentity)];
  const prepared = await keys.prepareOffice(keep);
  const now = ports.clock.now();
  const next = nextRoot(found.value, {
    office: prepared.signer,
    roots: rootKeysOf(document),
    threshold: document.roles.root.threshold,
    primary: prepared.recipient,
    backups: document.recipients.filter(({ use }) => use === 'backup').map(({ age }) => age),
    now,
  });
  const signers = good.map(({ root }) => root);
  const chain = await extend(found.value, next, signers);
  const stored = await prepared.store(input.passphrase);
  if (!stored.ok) return stored;
  keepOwnChain(db, chain, now);
  // Whoever typed a code has the sheet in hand; what still waits here was wrapped for the key that is lost.
  const forgotten = await keys.forgetSheets();
  return forgotten.ok ? ok({ digits: chain.last.digits, version: chain.last.document.version }) : forgotten;
}

/** A sheet of the first version holds the signing key itself and brings that back first. */
async function readSheetsOrFirst(
  { codes, passphrase }: Input<'keys.recover'>,
  context: Needs,
): Promise<Result<{ readonly sheets: readonly Sheet[] } | { readonly root: RootChain }, AppError>> {
  const [only] = codes;
  const first =
    codes.length === 1 && only !== undefined ? await context.keys.recoverFirstVersion(only, passphrase) : null;
  if (first === null) {
    const sheets = await readSheets(codes);
    return sheets.ok ? ok({ sheets: sheets.value }) : sheets;
  }
  if (!first.ok) return first;
  const open = await context.keys.unlockOffice(passphrase);
  if (!open.ok) return open;
  const root = await ensureRoot(context);
  return root.ok ? ok({ root: root.value }) : root;
}
