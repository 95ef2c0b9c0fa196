import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '../../../../shared/errors.ts';
import type { LogRecord } from '../../../../shared/model/record.ts';
import { GENESIS } from '../../../../shared/model/genesis.ts';
import type { RosterDevice } from '../../../../shared/model/round.ts';
import { extensionOf } from '../../../../shared/package-format/kinds.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import { REHEARSAL } from '../../../../shared/package-format/manifest.ts';
import { LOG, PERSONAL } from '../../../../shared/package-format/names.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import type { Signer } from '../../crypto/key-ring.ts';
import type { StoredAttachment } from '../../files/attachment-files.ts';
import { onDisk } from '../../files/disk-errors.ts';
import { joinLines, personalLine } from '../../packages/records.ts';
import { writePackage, type NewPackage, type NewResource } from '../../packages/write-package.ts';
import { writeSealed } from '../../packages/write-sealed.ts';
import type { Clock } from '../../ports.ts';
import type { Database } from '../../store/connection.ts';
import { findEvidence } from '../../store/package-evidence.ts';
import { findPersonal, ownBytes, ownHead, ownLines } from '../../store/records.ts';
import { anchorOfRound } from '../../store/roots.ts';
import { storedJson } from '../../store/stored-json.ts';
import { attachmentResources } from '../evidence/carried-files.ts';
import type { PinnedRound } from '../responses/pinned-round.ts';
import { evidenceResources } from '../trust/evidence.ts';
import { storedChain } from '../trust/own-root.ts';

/** `20261124-0931` by the wall clock of this computer. */
export function localStamp(clock: Clock): string {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):(\d{2})$/.exec(clock.offset()) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const local = new Date(Date.parse(clock.now()) + ahead * 60_000).toISOString();
  return `${local.slice(0, 10).replaceAll('-', '')}-${local.slice(11, 16).replace(':', '')}`;
}

/**
 * Name of the file: year and tail of the round, the street's code or the computer's role, and the time. It names no
 * street and no person, because names of files are seen by everybody who handles the stick.
 */
export function handoverName({ content }: PinnedRound, device: RosterDevice, clock: Clock): string {
  const [unit] = device.units;
  const who = device.units.length === 1 && unit !== undefined ? unit : `${device.role}-${device.id.slice(-6)}`;
  const round = `${content.period.from.slice(0, 4)}-${content.id.slice(-4)}`;
  return `${round}-${who}-${localStamp(clock)}${extensionOf('back')}`.replaceAll(/[^\w.-]/g, '_');
}

/** Bodies of the questionnaires that the log commits to, as far as they are still here. */
function personalLines(db: Database, lines: readonly Uint8Array[]): readonly Uint8Array[] {
  return lines.flatMap((line) => {
    const { val } = storedJson<LogRecord>(Buffer.from(line).toString('utf8'));
    const body = val?.t === 'form' ? findPersonal(db, val.p) : null;
    return body === null ? [] : [personalLine(body.salt, body.body)];
  });
}

/** The log of these lines, and the personal texts that it commits to as far as they are still here. */
export function logResources(db: Database, lines: readonly Uint8Array[]): readonly NewResource[] {
  const mediatype = 'application/x-ndjson';
  const log: NewResource = { path: LOG, mediatype, role: 'log', bytes: joinLines(lines) };
  const personal = personalLines(db, lines);
  if (personal.length === 0) return [log];
  // So that a copy without it still verifies once the office wipes the answers.
  return [log, { path: PERSONAL, mediatype, role: 'personal', omissible: true, bytes: joinLines(personal) }];
}

/** One of the files of a hand-over: the whole log, and the attachments that fall to it. */
export interface HandoverPart {
  readonly id: string;
  /** Where there are several: which one, of how many, and what they have in common. */
  readonly part: { readonly n: number; readonly of: number; readonly set: string } | null;
  readonly attachments: readonly StoredAttachment[];
}

/** Bytes of the log and of what else every part carries. */
export function logBytes(round: PinnedRound, device: RosterDevice, db: Database): number {
  return ownBytes(db, round.content.id, device.id) + LIMITS.rootChain;
}

/**
 * Writes the whole log of this computer, from its first line, as a signed file into the outbox, with the evidence that
 * lets it be judged alone, and encrypted to the office's two keys where the round says so. Gives its path and hash.
 * Refusals: those of `writePackage` and `encryptFile`; `not_in_round` if the office's root was never proven here.
 */
export async function writeHandover(
  round: PinnedRound,
  device: RosterDevice,
  { id, part, attachments }: HandoverPart,
  sign: Signer,
  { db, paths, ports }: Pick<Context, 'db' | 'paths' | 'ports'>,
): Promise<Result<{ readonly path: string; readonly sha256: string }, AppError>> {
  const { content } = round;
  const head = ownHead(db, content.id, device.id);
  const path = join(paths.outbox, `${id}${extensionOf('back')}`);
  const chain = await storedChain(db, anchorOfRound(db, content.id));
  const evidence = findEvidence(db, content.id, round.seq);
  const file: NewPackage = {
    kind: 'back',
    id,
    round: { id: content.id, package_seq: round.seq, package_sha256: round.manifestSha256 },
    aud: [round.officeKid],
    signer: { device: device.id, kid: sign.kid },
    log: { dev: device.id, from: 1, to: head?.seq ?? 0, prev: GENESIS, head: head?.hash ?? GENESIS },
    created: ports.clock.now(),
    critical: content.simulated ? [REHEARSAL] : [],
    ...(part === null ? {} : { extra: { part } }),
    resources: [
      ...logResources(db, ownLines(db, content.id, device.id)),
      ...attachmentResources(attachments, paths),
      ...(evidence === null ? [] : evidenceResources(evidence)),
    ],
    sign,
  };
  if (content.policy.encryption === 'none') {
    const written = await writePackage(path, file);
    return written.ok ? ok({ path, sha256: written.value.sha256 }) : written;
  }
  if (chain === null) return refuse({ code: 'not_ready', what: 'not_in_round' });
  const recipients = chain.last.document.recipients.map(({ age }) => age);
  const folder = await onDisk(() => mkdir(paths.spool, { recursive: true, mode: 0o700 }));
  if (!folder.ok) return folder;
  const written = await writeSealed(path, file, { recipients, spool: join(paths.spool, `${id}.plain`) });
  return written.ok ? ok({ path, sha256: written.value.sha256 }) : written;
}
