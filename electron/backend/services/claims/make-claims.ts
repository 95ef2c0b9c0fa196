import { join } from 'node:path';
import type { MadeClaims } from '../../../../shared/contract/claims.ts';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { RosterDevice, RoundContent } from '../../../../shared/model/round.ts';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import { CLAIMS } from '../../../../shared/package-format/claims.ts';
import { extensionOf } from '../../../../shared/package-format/kinds.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import { REHEARSAL } from '../../../../shared/package-format/manifest.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import type { Signer } from '../../crypto/key-ring.ts';
import { writePackage, type NewPackage, type NewResource } from '../../packages/write-package.ts';
import { writeSealed } from '../../packages/write-sealed.ts';
import { insertGivenClaims } from '../../store/given-claims.ts';
import { attachmentResources, roomBeside } from '../evidence/carried-files.ts';
import { localStamp } from '../handover/make-file.ts';
import { deviceOf, personOf } from '../identity.ts';
import { nameOf } from '../intake/sender.ts';
import type { PinnedRound } from '../responses/pinned-round.ts';
import { rootResource } from '../trust/evidence.ts';
import { ownRoots } from '../trust/own-root.ts';
import { collectClaims } from './collect-claims.ts';
import { reviewerComputer } from './given-streets.ts';
import { shareClaims, type ClaimsFile } from './share-claims.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'keys' | 'emit'>;

/** `2026-ab12-reviewer-0c11d2-claims-20261124-0931.jpoffice`; several are numbered. It names no street and nobody. */
function fileName(content: RoundContent, { id }: RosterDevice, stamp: string, part: string): string {
  const name = `${content.period.from.slice(0, 4)}-${content.id.slice(-4)}-reviewer-${id.slice(-6)}-claims-${stamp}${part}`;
  return `${name.replaceAll(/[^\w.-]/g, '_')}${extensionOf('office')}`;
}

function resourcesOf({ content, attachments }: ClaimsFile, root: NewResource, paths: Needs['paths']): NewResource[] {
  const bytes = Buffer.from(canonicalJson(content), 'utf8');
  const claims = { path: CLAIMS, mediatype: 'application/json', role: 'claims', bytes };
  return [claims, root, ...attachmentResources(attachments, paths)];
}

interface Task {
  readonly pinned: PinnedRound;
  readonly device: RosterDevice;
  readonly own: string;
  readonly sign: Signer;
  readonly root: NewResource;
}

async function writeOne(
  file: ClaimsFile,
  task: Task,
  context: Needs,
): Promise<Result<{ readonly path: string; readonly size: number; readonly sha256: string }, AppError>> {
  const { ports, paths } = context;
  const { pinned, device, own, sign, root } = task;
  const { content, seq, manifestSha256 } = pinned;
  const id = ports.ids.uuid();
  const path = join(paths.outbox, `${id}${extensionOf('office')}`);
  const input: NewPackage = {
    kind: 'office',
    id,
    round: { id: content.id, package_seq: seq, package_sha256: manifestSha256 },
    aud: [device.kid],
    signer: { device: own, kid: sign.kid },
    created: ports.clock.now(),
    critical: content.simulated ? [REHEARSAL] : [],
    resources: resourcesOf(file, root, paths),
    sign,
  };
  const { enc } = device;
  const written =
    content.policy.encryption === 'required' && enc !== undefined
      ? await writeSealed(path, input, { recipients: [enc], spool: join(paths.spool, `${id}.plain`) })
      : await writePackage(path, input);
  return written.ok ? ok({ path, size: written.value.size, sha256: written.value.sha256 }) : written;
}

function countsOf(files: readonly ClaimsFile[]): Pick<MadeClaims, 'streets' | 'evidence' | 'carried'> {
  const streets = files.flatMap(({ content }) => content.streets);
  const evidence = streets.flatMap((street) => street.evidence);
  return {
    streets: streets.filter(({ answers }) => answers.length > 0).length,
    evidence: evidence.length,
    carried: evidence.filter(({ bytes }) => bytes === 'inside').length,
  };
}

function hasAny({
  answers,
  evidence,
}: {
  readonly answers: readonly unknown[];
  readonly evidence: readonly unknown[];
}) {
  return answers.length > 0 || evidence.length > 0;
}

/**
 * Signs what the streets of a reviewer say of themselves, for that reviewer's computer alone; several files where one
 * would be too large. What was made for whom is noted. Refusals: those of `reviewerComputer`, `not_ready` setup_missing,
 * no_claims (none of the streets has handed in anything), request_needed (nothing can be encrypted for it), key_locked,
 * disk, those of `writePackage`.
 */
export async function makeClaims(input: Input<'claims.make'>, context: Needs): Promise<Result<MadeClaims, AppError>> {
  const { db, ports } = context;
  const found = reviewerComputer(db, input);
  if (!found.ok) return found;
  const { pinned, device, units } = found.value;
  const own = deviceOf(db);
  if (own === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  if (pinned.content.policy.encryption === 'required' && device.enc === undefined) {
    return refuse({ code: 'not_ready', what: 'request_needed' });
  }
  const collected = collectClaims(db, input.round, units);
  if (!collected.some(hasAny)) return refuse({ code: 'not_ready', what: 'no_claims' });
  const sign = await context.keys.office();
  if (!sign.ok) return sign;
  const task: Task = { pinned, device, own, sign: sign.value, root: rootResource(await ownRoots(db)) };
  const shared = shareClaims(collected, input.files ? roomBeside(LIMITS.jsonResource) : 0);
  const stamp = localStamp(ports.clock);
  const made: { readonly file: FileRef; readonly sha256: string }[] = [];
  for (const [at, file] of shared.entries()) {
    const written = await writeOne(file, task, context);
    if (!written.ok) return written;
    const { path, sha256 } = written.value;
    const part = shared.length === 1 ? '' : `-${at + 1}of${shared.length}`;
    made.push({ file: context.files.register(path, fileName(pinned.content, device, stamp, part)), sha256 });
  }
  const { roster } = pinned.content;
  insertGivenClaims(db, input.round, {
    at: ports.clock.now(),
    by: personOf(db)?.name ?? '',
    device: device.id,
    label: device.label,
    persons: device.persons.map((id) => nameOf(roster, id)),
    units: shared.flatMap(({ content }) => content.streets).flatMap((one) => (hasAny(one) ? [one.unit] : [])),
    carried: countsOf(shared).carried,
    files: made.map(({ file: { name, size }, sha256 }) => ({ name, size, sha256 })),
  });
  context.emit('round.changed', { round: input.round });
  const files = made.map(({ file }) => file);
  return ok({ files, bytes: files.reduce((sum, { size }) => sum + size, 0), ...countsOf(shared) });
}
