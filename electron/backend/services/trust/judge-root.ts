import { packageRefused, type AppError } from '../../../../shared/errors.ts';
import { matchesDigits, ROOT_URN } from '../../../../shared/package-format/digits.ts';
import type { PackageInfo } from '../../packages/verify-package.ts';
import type { RootChain } from '../../packages/root-chain.ts';
import type { Database } from '../../store/connection.ts';
import { anchorOfRound, listRoots, writeAnchorOfRound } from '../../store/roots.ts';
import { latestPackage } from '../../store/rounds.ts';
import { readSetting, writeSetting } from '../../store/settings.ts';
import { keepChain } from './own-root.ts';

/** The latest moment that the office itself has named in something it signed; the own clock decides nothing. */
function timeSeen(db: Database, created: string): string {
  const before = readSetting(db, 'max_time_seen');
  return before === null || Date.parse(created) > Date.parse(before) ? created : before;
}

/** Compares with the versions that are here: a shorter chain is an old one, another version of a number is a fork. */
function compareVersions(db: Database, chain: RootChain): AppError | null {
  for (const { version, sha256 } of listRoots(db, chain.anchor)) {
    const found = chain.versions[version - 1];
    if (found === undefined) return packageRefused('E_ROLLBACK', `root ${chain.versions.length} < ${version}`);
    if (found.sha256 !== sha256) return packageRefused('E_ROOT', `root ${version}`);
  }
  return null;
}

/** A notice may have been printed for an earlier version; the versions after it were followed. */
function isOnNotice(chain: RootChain, digits: string): boolean {
  return chain.versions.some(({ sha256 }) => matchesDigits(digits, Buffer.from(sha256, 'hex'), ROOT_URN));
}

/**
 * Whether the office that signed a round package is the one it should be. Known offices are followed from version to
 * version; an unknown one must be proven by the 25 digits of its printed notice. Refusals: `root_digits_needed`,
 * E_FINGERPRINT, E_ROOT (another office than the round's), E_ROLLBACK, and E_EXPIRED for a round that is new here:
 * what was begun can always be continued.
 */
export function judgeRoot(
  db: Database,
  info: PackageInfo,
  chain: RootChain,
  digits: string | undefined,
): AppError | null {
  const round = info.manifest.round.id;
  const before = latestPackage(db, round);
  const anchor = anchorOfRound(db, round);
  if (anchor !== null && anchor !== chain.anchor) return packageRefused('E_ROOT', 'office');
  const known = listRoots(db, chain.anchor).length > 0;
  // A round of the first version remembered the office's key; that key speaks for its root.
  const remembered = anchor === null && before !== null;
  if (remembered && before.officeKid !== info.signer.kid) return packageRefused('E_ROOT', 'office');
  if (!known && !remembered) {
    if (digits === undefined || digits.trim() === '') return { code: 'not_ready', what: 'root_digits_needed' };
    if (!isOnNotice(chain, digits)) return packageRefused('E_FINGERPRINT');
  }
  const changed = compareVersions(db, chain);
  if (changed !== null) return changed;
  const { expires } = chain.last.document;
  const expired = Date.parse(expires) <= Date.parse(timeSeen(db, info.manifest.created));
  return before === null && expired ? packageRefused('E_EXPIRED', expires) : null;
}

/** Remembers what was judged good. */
export function pinRoot(db: Database, info: PackageInfo, chain: RootChain, at: string): void {
  keepChain(db, chain, at);
  writeAnchorOfRound(db, info.manifest.round.id, chain.anchor);
  writeSetting(db, 'max_time_seen', timeSeen(db, info.manifest.created));
}
