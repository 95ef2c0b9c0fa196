import { join } from 'node:path';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { RosterDevice, RoundContent } from '../../../../shared/model/round.ts';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import { HAND, type HandContent } from '../../../../shared/package-format/hand.ts';
import { extensionOf } from '../../../../shared/package-format/kinds.ts';
import { REHEARSAL } from '../../../../shared/package-format/manifest.ts';
import { LOG, PERSONAL } from '../../../../shared/package-format/names.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { joinLines } from '../../packages/records.ts';
import type { NewResource } from '../../packages/write-package.ts';
import { writeSealed } from '../../packages/write-sealed.ts';
import type { Database } from '../../store/connection.ts';
import { latestPackage } from '../../store/rounds.ts';
import { localStamp } from '../handover/make-file.ts';
import { deviceOf } from '../identity.ts';
import { readDraft } from '../rounds/draft.ts';
import { rootResource } from '../trust/evidence.ts';
import { ownRoots } from '../trust/own-root.ts';
import { handLog, handTexts, lineOfDevices, returnedAmong, type HandLog } from './hand-logs.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'keys'>;

function resourcesOf(
  db: Database,
  round: string,
  device: RosterDevice,
  logs: readonly HandLog[],
): readonly NewResource[] {
  const hand: HandContent = {
    for: { dev: device.id, kid: device.kid },
    logs: logs.map(({ device: { kid }, log }) => ({ dev: log.dev, kid, lines: log.lines, heads: [...log.heads] })),
    returned: [...returnedAmong(db, round, logs)],
  };
  const texts = handTexts(db, logs);
  const mediatype = 'application/x-ndjson';
  const lines = logs.flatMap((log) => log.lines.map(({ raw }) => raw));
  return [
    { path: HAND, mediatype: 'application/json', role: 'hand', bytes: Buffer.from(canonicalJson(hand), 'utf8') },
    { path: LOG, mediatype, role: 'log', bytes: joinLines(lines) },
    ...(texts.length === 0 ? [] : [{ path: PERSONAL, mediatype, role: 'personal', bytes: joinLines(texts) }]),
  ];
}

/** `2026-ab12-110102001-20261124-0931.jphand`: like the hand-over file of that computer, and naming nobody. */
function handName(content: RoundContent, { units, role, id }: RosterDevice, stamp: string): string {
  const [unit] = units;
  const who = units.length === 1 && unit !== undefined ? unit : `${role}-${id.slice(-6)}`;
  const name = `${content.period.from.slice(0, 4)}-${content.id.slice(-4)}-${who}-${stamp}`;
  return `${name.replaceAll(/[^\w.-]/g, '_')}${extensionOf('hand')}`;
}

/**
 * Writes what the office has of a computer, and of all whose place it takes, as a file that only that computer can
 * open. Refusals: those of `readDraft`, not_found (computer), `not_ready` round_not_issued, nothing_received (no
 * record of any of them arrived), request_needed (its request was made by an older version), key_locked, disk.
 */
export async function makeHand(
  input: { readonly round: string; readonly device: string },
  context: Needs,
): Promise<Result<{ readonly file: FileRef; readonly records: number }, AppError>> {
  const { db, ports, paths } = context;
  const draft = readDraft(db, input.round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  const device = content.roster.devices.find(({ id }) => id === input.device);
  if (device === undefined) return refuse({ code: 'not_found', what: 'device', id: input.device });
  const own = deviceOf(db);
  const issued = latestPackage(db, content.id);
  if (own === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  if (issued === null) return refuse({ code: 'not_ready', what: 'round_not_issued' });
  if (device.enc === undefined) return refuse({ code: 'not_ready', what: 'request_needed' });
  const logs = lineOfDevices(content, device).flatMap((one) => handLog(db, content.id, one) ?? []);
  if (logs.length === 0) return refuse({ code: 'not_ready', what: 'nothing_received' });
  const sign = await context.keys.office();
  if (!sign.ok) return sign;
  const id = ports.ids.uuid();
  const path = join(paths.outbox, `${id}${extensionOf('hand')}`);
  const written = await writeSealed(
    path,
    {
      kind: 'hand',
      id,
      round: { id: content.id, package_seq: issued.seq, package_sha256: issued.manifestSha256 },
      aud: [device.kid],
      signer: { device: own, kid: sign.value.kid },
      created: ports.clock.now(),
      critical: content.simulated ? [REHEARSAL] : [],
      resources: [...resourcesOf(db, content.id, device, logs), rootResource(await ownRoots(db))],
      sign: sign.value,
    },
    { recipients: [device.enc], spool: join(paths.spool, `${id}.plain`) },
  );
  if (!written.ok) return written;
  const file = context.files.register(path, handName(content, device, localStamp(ports.clock)));
  return ok({ file, records: logs.reduce((sum, { log }) => sum + log.lines, 0) });
}
