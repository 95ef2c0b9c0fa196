import type { AppError } from '../../../../shared/errors.ts';
import { GENESIS } from '../../../../shared/model/genesis.ts';
import type { PublicJwk } from '../../../../shared/model/round.ts';
import { ROOT_FORMAT, type RootDocument } from '../../../../shared/package-format/root.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import type { Signer } from '../../crypto/key-ring.ts';
import type { SignedRoot } from '../../../../shared/package-format/root.ts';
import { signRoot, walkRoots, type RootChain } from '../../packages/root-chain.ts';
import { inTransaction, type Database } from '../../store/connection.ts';
import { insertRoots, listRoots } from '../../store/roots.ts';
import { readSetting, writeSetting } from '../../store/settings.ts';

const YEARS = 3;

/** The same day so many years later; expiry is in UTC. */
export function yearsAfter(now: string, years = YEARS): string {
  return `${Number(now.slice(0, 4)) + years}${now.slice(4).replace('-02-29', '-02-28')}`;
}

/** A chain that was checked before it was kept. Null if there is none. Throws if the store was changed from outside. */
export async function storedChain(db: Database, anchor: string | null): Promise<RootChain | null> {
  const rows = anchor === null ? [] : listRoots(db, anchor);
  if (rows.length === 0) return null;
  const chain = await walkRoots(rows.map(({ signed }) => signed));
  if (!chain.ok) throw new Error(`the stored root does not verify: ${chain.error}`);
  return chain.value;
}

/** The root of the office whose computer this is; null before its keys were unlocked for the first time. */
export function ownChain(db: Database): Promise<RootChain | null> {
  return storedChain(db, readSetting(db, 'root'));
}

/** All versions of this office's root, for files that are to be judged alone. Only an office that has issued has one. */
/** For whom files for this office are encrypted (`age1…`); none before it has a root. */
export async function ownRecipients(db: Database): Promise<readonly string[]> {
  const chain = await ownChain(db);
  return chain?.last.document.recipients.map(({ age }) => age) ?? [];
}

export async function ownRoots(db: Database): Promise<readonly SignedRoot[]> {
  const chain = await ownChain(db);
  if (chain === null) throw new Error('an office that signs has a root');
  return chain.versions.map(({ signed }) => signed);
}

/** Keeps a chain; what is known of it already stays as it is. */
export function keepChain(db: Database, chain: RootChain, at: string): void {
  const rows = chain.versions.map(({ document, sha256, signed }) => ({ version: document.version, sha256, signed }));
  insertRoots(db, chain.anchor, rows, at);
}

/** Signs a document that follows `before`, and checks the whole as any reader would. */
export async function extend(
  before: RootChain | null,
  document: RootDocument,
  signers: readonly Signer[],
): Promise<RootChain> {
  const signed = await signRoot(document, signers);
  const chain = await walkRoots([...(before?.versions ?? []).map((version) => version.signed), signed]);
  if (!chain.ok) throw new Error(`the next root does not verify: ${chain.error}`);
  return chain.value;
}

/** Keeps the chain as the one of this office. */
export function keepOwnChain(db: Database, chain: RootChain, at: string): void {
  inTransaction(db, () => {
    keepChain(db, chain, at);
    writeSetting(db, 'root', chain.anchor);
  });
}

export interface NamedKey {
  readonly kid: string;
  readonly jwk: PublicJwk;
}

export interface NextRoot {
  readonly office: NamedKey;
  /** Root keys, one on each sheet; so many of them must agree to a change. */
  readonly roots: readonly NamedKey[];
  readonly threshold: number;
  /** age recipients: the office's own, and the ones on the sheets. */
  readonly primary: string;
  readonly backups: readonly string[];
  readonly now: string;
}

/** The document that follows `before`. */
export function nextRoot(before: RootChain | null, next: NextRoot): RootDocument {
  const { office, roots, threshold, primary, backups, now } = next;
  return {
    format: ROOT_FORMAT,
    version: (before?.last.document.version ?? 0) + 1,
    expires: yearsAfter(now),
    keys: Object.fromEntries([...roots, office].map(({ kid, jwk }) => [kid, jwk])),
    roles: {
      root: { kids: roots.map(({ kid }) => kid), threshold },
      office: { kids: [office.kid], threshold: 1 },
    },
    recipients: [{ use: 'primary', age: primary }, ...backups.map((age) => ({ use: 'backup' as const, age }))],
    prev_sha256: before?.last.sha256 ?? GENESIS,
  };
}

/**
 * The own root; its first version is made when the office's keys are unlocked and there is none yet. Refusals:
 * `key_locked`; `not_ready setup_missing` when the recovery sheet is gone from here and no root was ever made.
 */
export async function ensureRoot(
  context: Pick<Context, 'db' | 'keys' | 'ports'>,
): Promise<Result<RootChain, AppError>> {
  const { db, keys, ports } = context;
  const known = await ownChain(db);
  if (known !== null) return ok(known);
  const office = await keys.office();
  if (!office.ok) return office;
  const sheets = await keys.sheets();
  if (!sheets.ok) return sheets;
  const named = await keys.officePublic();
  const [sheet] = sheets.value;
  if (sheet === undefined || named === null || named.recipient === null) {
    return refuse({ code: 'not_ready', what: 'setup_missing' });
  }
  const now = ports.clock.now();
  const document = nextRoot(null, {
    office: office.value,
    roots: [sheet.root],
    threshold: 1,
    primary: named.recipient,
    backups: [sheet.backup],
    now,
  });
  const made = await extend(null, document, [sheet.root]);
  keepOwnChain(db, made, now);
  return ok(made);
}
