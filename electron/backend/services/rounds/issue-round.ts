import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input, Output } from '../../../../shared/contract/index.ts';
import { packageRefused, type AppError } from '../../../../shared/errors.ts';
import { GENESIS } from '../../../../shared/model/genesis.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { extensionOf } from '../../../../shared/package-format/kinds.ts';
import { REHEARSAL } from '../../../../shared/package-format/manifest.ts';
import { splitRound } from '../../../../shared/package-format/round-content.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { officeKeysOf, type RootChain } from '../../packages/root-chain.ts';
import { readPackage } from '../../packages/package-reader.ts';
import { writePackage, type NewPackage, type WrittenPackage } from '../../packages/write-package.ts';
import { inTransaction } from '../../store/connection.ts';
import { insertEvidence } from '../../store/package-evidence.ts';
import { insertPackage, latestPackage, updateRound, type PackageRow } from '../../store/rounds.ts';
import { writeAnchorOfRound } from '../../store/roots.ts';
import { roleOf, whoOf } from '../identity.ts';
import { ensureRoot } from '../trust/own-root.ts';
import { evidenceOf } from '../trust/evidence.ts';
import { readDraft } from './draft.ts';
import { obstaclesOf } from './obstacles.ts';
import { withPrevious } from './previous-answers.ts';
import { changed } from './versions.ts';

type Needs = Pick<Context, 'db' | 'keys' | 'ports' | 'paths' | 'files' | 'emit'>;

/** Name that every file system and every stick can hold; the round's English name where it gives one. */
function packageName(content: RoundContent, seq: number): string {
  const words = content.name.en
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  return `${words === '' ? `round-${content.period.from}` : words}-${seq}${extensionOf('round')}`;
}

/** Name of the copy for streets beside that of the whole. */
function streetsName(name: string): string {
  return name.replace(/(\.[a-z]+)$/, '-streets$1');
}

/** Where the package with this number lies. */
export function packagePath({ paths }: Pick<Context, 'paths'>, round: string, seq: number): string {
  return join(paths.outbox, `${round}-${seq}${extensionOf('round')}`);
}

/** E_ROOT if the root does not name this key; E_EXPIRED for the first package of a round under an expired root. */
function rootProblem({ last, ...chain }: RootChain, kid: string, isFirst: boolean, created: string): AppError | null {
  if (!officeKeysOf({ last, ...chain }).some((key) => key.kid === kid)) return packageRefused('E_ROOT');
  const { expires } = last.document;
  return isFirst && expires <= created ? packageRefused('E_EXPIRED', expires) : null;
}

function resourcesOf(
  content: RoundContent,
  { versions }: RootChain,
  { ids }: Context['ports'],
): NewPackage['resources'] {
  const salt = content.policy.hideWeights === true ? Buffer.from(ids.bytes(16)).toString('base64url') : null;
  const roots = versions.map(({ signed }) => signed);
  return splitRound(content, roots, salt).map(({ json, ...resource }) => ({
    ...resource,
    mediatype: 'application/json',
    bytes: Buffer.from(json, 'utf8'),
  }));
}

function obstacleIn(content: RoundContent): AppError | null {
  const [obstacle] = obstaclesOf(content);
  if (obstacle === undefined) return null;
  return { code: 'not_ready', what: 'incomplete', detail: `${obstacle.code} ${obstacle.detail}`.trim() };
}

/** Writes the package, and beside it the copy for streets where there is to be one. Gives the whole. */
async function writeWithCopy(
  path: string,
  whole: NewPackage,
  hides: boolean,
): Promise<Result<WrittenPackage, AppError>> {
  const written = await writePackage(path, whole);
  if (!written.ok || !hides) return written;
  const copy = await writePackage(streetsName(path), whole, { without: true });
  return copy.ok ? written : copy;
}

/**
 * Signs the round as it stands with the office key and freezes it as the next package. `not_ready incomplete` while
 * something stands in the way, `wrong_passphrase`, E_ROOT, E_EXPIRED, `disk`.
 */
export async function issueRound(
  input: { readonly round: string; readonly passphrase: string },
  context: Needs,
): Promise<Result<Output<'rounds.issue'>, AppError>> {
  const { db, ports } = context;
  const who = whoOf(db);
  if (who === null || roleOf(db) !== 'office') return refuse({ code: 'not_ready', what: 'setup_missing' });
  const draft = readDraft(db, input.round);
  if (!draft.ok) return draft;
  const content = withPrevious(db, draft.value.content);
  const text = JSON.stringify(content);
  const incomplete = obstacleIn(content);
  if (incomplete !== null) return refuse(incomplete);
  const office = await context.keys.unlockOffice(input.passphrase);
  if (!office.ok) return office;
  const before = latestPackage(db, content.id);
  const seq = (before?.seq ?? 0) + 1;
  const { kid, jwk } = office.value;
  const created = ports.clock.now();
  const root = await ensureRoot(context);
  if (!root.ok) return root;
  const problem = rootProblem(root.value, kid, before === null, created);
  if (problem !== null) return refuse(problem);
  const path = packagePath(context, content.id, seq);
  const previous = before?.manifestSha256 ?? GENESIS;
  const hides = content.policy.hideWeights === true;
  const whole: NewPackage = {
    kind: 'round',
    id: ports.ids.uuid(),
    round: { id: content.id, package_seq: seq, package_sha256: previous },
    aud: [],
    signer: { device: who.device, kid },
    created,
    critical: content.simulated ? [REHEARSAL] : [],
    extra: { package_seq: seq, prev_package: previous },
    resources: resourcesOf(content, root.value, ports),
    sign: office.value,
  };
  const written = await writeWithCopy(path, whole, hides);
  if (!written.ok) return written;
  const fileName = packageName(content, seq);
  inTransaction(db, () => {
    insertPackage(db, {
      round: content.id,
      seq,
      sha256: written.value.sha256,
      manifestSha256: written.value.manifestSha256,
      content: text,
      officeKid: kid,
      officeJwk: JSON.stringify(jwk),
      fileName,
      at: created,
    });
    insertEvidence(db, content.id, seq, evidenceOf(content, root.value, written.value));
    writeAnchorOfRound(db, content.id, root.value.anchor);
    updateRound(db, content.id, { content: text, seq, changed: false });
  });
  changed(db, content.id);
  context.emit('round.changed', { round: content.id });
  const { files } = context;
  const streets = hides ? files.register(streetsName(path), streetsName(fileName)) : null;
  return ok({ file: files.register(path, fileName), streets, seq });
}

/**
 * The package issued last, once more, whole or as the copy for streets. `not_ready round_not_issued`; `not_found` if its
 * file is gone or was changed.
 */
export async function packageAgain(
  { round, copy }: Input<'rounds.packageAgain'>,
  context: Needs,
): Promise<Result<FileRef, AppError>> {
  const draft = readDraft(context.db, round);
  if (!draft.ok) return draft;
  const last = latestPackage(context.db, round);
  if (last === null) return refuse({ code: 'not_ready', what: 'round_not_issued' });
  const path = packagePath(context, round, last.seq);
  if (copy === 'streets') return await streetsAgain(context, streetsName(path), last);
  if (!existsSync(path) || (await sha256Of(path)) !== last.sha256) {
    return refuse({ code: 'not_found', what: 'package', id: last.fileName });
  }
  return ok(context.files.register(path, last.fileName));
}

/** The copy for streets, if it still is one of this very package. */
async function streetsAgain(
  { ports, files }: Needs,
  path: string,
  last: PackageRow,
): Promise<Result<FileRef, AppError>> {
  const name = streetsName(last.fileName);
  const read = existsSync(path)
    ? await readPackage({ worker: ports.readerWorker, path, kind: 'round', keys: 'root-chain', rehearsal: 'either' })
    : null;
  if (read?.ok !== true || read.value.manifestSha256 !== last.manifestSha256) {
    return refuse({ code: 'not_found', what: 'package', id: name });
  }
  return ok(files.register(path, name));
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
