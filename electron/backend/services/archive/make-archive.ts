import { join } from 'node:path';
import type { MadeArchive } from '../../../../shared/contract/archive.ts';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { GENESIS } from '../../../../shared/model/genesis.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import { extensionOf } from '../../../../shared/package-format/kinds.ts';
import { REHEARSAL } from '../../../../shared/package-format/manifest.ts';
import { ARCHIVE, originalName, SURVEY_COUNTS } from '../../../../shared/package-format/names.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { diskError } from '../../files/disk-errors.ts';
import { storedStretch } from '../../packages/content.ts';
import { writePackage, type NewPackage, type NewResource } from '../../packages/write-package.ts';
import { ownHead, ownLines } from '../../store/records.ts';
import { latestPackage } from '../../store/rounds.ts';
import { keptCounts } from '../../store/survey-wipes.ts';
import { localStamp, logResources } from '../handover/make-file.ts';
import { deviceOf } from '../identity.ts';
import { rootResource } from '../trust/evidence.ts';
import { ownRoots } from '../trust/own-root.ts';
import { readDraft } from '../rounds/draft.ts';
import { keptFiles, type KeptFile } from './kept-files.ts';
import { shareOut, type Share } from './share-out.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'keys'>;

/** `2026-ab12-archive-20261124-0931-1of2.jparch`. */
function archiveName(content: RoundContent, stamp: string, n: number, of: number): string {
  const round = `${content.period.from.slice(0, 4)}-${content.id.slice(-4)}`;
  const part = of === 1 ? '' : `-${n}of${of}`;
  return `${round}-archive-${stamp}${part}${extensionOf('arch')}`.replaceAll(/[^\w.-]/g, '_');
}

function pathOf({ file, piece }: Share): string {
  return piece === null ? originalName(file.sha256) : originalName(file.sha256, piece);
}

function keptEntry(share: Share): NewResource {
  const { file, start, size } = share;
  const mediatype = 'application/octet-stream';
  return { path: pathOf(share), mediatype, role: file.what, from: storedStretch(file.path, start, size) };
}

/** What is in the archive and what could not be put in, for a reader who has all its parts. */
function listEntry(content: RoundContent, files: readonly KeptFile[], missing: readonly string[]): NewResource {
  const list = {
    round: content.id,
    name: content.name,
    office: content.policy.office,
    files: files.map(({ what, name, sha256, size, at, device, whole }) => ({
      what,
      name,
      sha256,
      bytes: size,
      at,
      ...(device === null ? {} : { device }),
      ...(whole === undefined ? {} : { whole }),
    })),
    missing,
  };
  const bytes = Buffer.from(canonicalJson(list), 'utf8');
  return { path: ARCHIVE, mediatype: 'application/json', role: 'info', bytes };
}

/** What is kept of questionnaires whose answers were wiped. */
function countsEntry(counts: string | undefined): readonly NewResource[] {
  if (counts === undefined) return [];
  return [{ path: SURVEY_COUNTS, mediatype: 'application/json', role: 'info', bytes: Buffer.from(counts, 'utf8') }];
}

/** Everything but the kept files, the same for every part. */
function frame(
  context: Needs,
  content: RoundContent,
  device: string,
): Omit<NewPackage, 'id' | 'sign' | 'signer'> | null {
  const { db, ports } = context;
  const issued = latestPackage(db, content.id);
  if (issued === null) return null;
  const head = ownHead(db, content.id, device);
  return {
    kind: 'arch',
    aud: [],
    round: { id: content.id, package_seq: issued.seq, package_sha256: issued.manifestSha256 },
    log: { dev: device, from: 1, to: head?.seq ?? 0, prev: GENESIS, head: head?.hash ?? GENESIS },
    created: ports.clock.now(),
    critical: content.simulated ? [REHEARSAL] : [],
    resources: [...logResources(db, ownLines(db, content.id, device)), ...countsEntry(keptCounts(db, content.id))],
  };
}

async function writeParts(
  context: Needs,
  content: RoundContent,
  base: Omit<NewPackage, 'id'>,
): Promise<Result<MadeArchive, AppError>> {
  const { ports, paths } = context;
  const { files, missing } = await keptFiles(content.id, context);
  const parts = shareOut(files);
  const set = ports.ids.uuid();
  const stamp = localStamp(ports.clock);
  const made: FileRef[] = [];
  for (const [index, shares] of parts.entries()) {
    const part = { n: index + 1, of: parts.length, set };
    const id = ports.ids.uuid();
    const path = join(paths.outbox, `${id}${extensionOf('arch')}`);
    const resources = [...base.resources, listEntry(content, files, missing), ...shares.map(keptEntry)];
    const written = await writePackage(path, { ...base, id, extra: { part }, resources });
    if (!written.ok) return written;
    made.push(context.files.register(path, archiveName(content, stamp, part.n, part.of)));
  }
  return ok({ files: made, kept: files.length, missing });
}

/**
 * Puts a round together for the binder and for auditors, signed by the office: issued packages, every file that came
 * in as it came, return tickets, receipts, and the office's own log. Refusals: those of `readDraft`, `not_ready`
 * setup_missing or round_not_issued, `key_locked`, `disk`.
 */
export async function makeArchive(round: string, context: Needs): Promise<Result<MadeArchive, AppError>> {
  const draft = readDraft(context.db, round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  const device = deviceOf(context.db);
  if (device === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  const base = frame(context, content, device);
  if (base === null) return refuse({ code: 'not_ready', what: 'round_not_issued' });
  const sign = await context.keys.office();
  if (!sign.ok) return sign;
  try {
    const resources = [...base.resources, rootResource(await ownRoots(context.db))];
    const signed = { ...base, resources, sign: sign.value, signer: { device, kid: sign.value.kid } };
    return await writeParts(context, content, signed);
  } catch (error) {
    const known = diskError(error);
    if (known) return refuse(known);
    throw error;
  }
}
