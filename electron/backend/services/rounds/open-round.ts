import type { Input } from '../../../../shared/contract/index.ts';
import type { RoundSummary } from '../../../../shared/contract/rounds.ts';
import { packageRefused, type AppError } from '../../../../shared/errors.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { readPackage } from '../../packages/package-reader.ts';
import { withSpooled, type SpooledFile } from '../../packages/spool.ts';
import type { PackageInfo } from '../../packages/verify-package.ts';
import { inTransaction, type Database } from '../../store/connection.ts';
import { insertEvidence } from '../../store/package-evidence.ts';
import { findRound, insertPackage, insertRound, latestPackage, updateRound } from '../../store/rounds.ts';
import { roleOf } from '../identity.ts';
import { evidenceOf } from '../trust/evidence.ts';
import { judgeRoot, pinRoot } from '../trust/judge-root.ts';
import { readDraft, summaryOf } from './draft.ts';
import { changed } from './versions.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'emit'>;

/**
 * Verifies a round package and opens it. The office's root must be known here, or its 25 digits typed in (`judgeRoot`
 * says how). Older than what is here, or another one with the same number: E_ROLLBACK. The same file again is fine.
 */
export async function openRound(
  { file, digits }: Input<'rounds.open'>,
  context: Needs,
): Promise<Result<RoundSummary, AppError>> {
  const { db, ports, paths } = context;
  if (roleOf(db) === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  const source = context.files.path(file.ref);
  if (source === undefined) return refuse({ code: 'not_found', what: 'file', id: file.name });
  const spool = { folder: paths.spool, ids: ports.ids, limit: LIMITS.roundFile };
  return await withSpooled(source, spool, async (spooled) => {
    // The package says itself which round and which office it is of; both are compared below.
    const request = { worker: ports.readerWorker, path: spooled.path, kind: 'round', keys: 'root-chain' } as const;
    const read = await readPackage({ ...request, rehearsal: 'either' });
    if (!read.ok) return read;
    const chain = read.value.round?.chain;
    if (chain === undefined) return refuse(packageRefused('E_MANIFEST'));
    const refused = judgeRoot(db, read.value, chain, digits) ?? compareWithKnown(db, read.value);
    if (refused !== null) return refuse(refused);
    return take(context, read.value, spooled, file.name);
  });
}

function compareWithKnown(db: Database, info: PackageInfo): AppError | null {
  const known = latestPackage(db, info.manifest.round.id);
  if (known === null) return null;
  const seq = info.manifest.round.package_seq;
  if (seq < known.seq) return packageRefused('E_ROLLBACK', `${seq} < ${known.seq}`);
  return seq === known.seq && info.manifestSha256 !== known.manifestSha256
    ? packageRefused('E_ROLLBACK', `${seq} = ${known.seq}`)
    : null;
}

function take(
  context: Needs,
  info: PackageInfo,
  spooled: SpooledFile,
  fileName: string,
): Result<RoundSummary, AppError> {
  const { db, ports } = context;
  const id = info.manifest.round.id;
  const seq = info.manifest.round.package_seq;
  if (info.round === undefined || seq < 1) return refuse(packageRefused('E_MANIFEST'));
  const content = JSON.stringify(info.round.content);
  const known = findRound(db, id);
  // On the office's own computer the draft may be ahead of the package and stays what it is.
  const isOwn = roleOf(db) === 'office' && known !== null;
  const { chain, content: opened } = info.round;
  inTransaction(db, () => pinRoot(db, info, chain, ports.clock.now()));
  if (!isOwn && latestPackage(db, id)?.seq !== seq) {
    inTransaction(db, () => {
      const at = ports.clock.now();
      if (known === null) insertRound(db, { id, content, seq, changed: false, createdAt: at });
      else updateRound(db, id, { content, seq, changed: false });
      insertPackage(db, {
        round: id,
        seq,
        sha256: spooled.sha256,
        manifestSha256: info.manifestSha256,
        content,
        officeKid: info.signer.kid,
        officeJwk: JSON.stringify(info.signer.jwk),
        fileName,
        at,
      });
      insertEvidence(db, id, seq, evidenceOf(opened, chain, info));
    });
    changed(db, id);
    context.emit('round.changed', { round: id });
  }
  const draft = readDraft(db, id);
  return draft.ok ? ok(summaryOf(draft.value)) : draft;
}
