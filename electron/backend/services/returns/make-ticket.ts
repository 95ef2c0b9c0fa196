import { join } from 'node:path';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { LEAF_FORMS } from '../../../../shared/model/ids.ts';
import type { RosterDevice, RoundContent } from '../../../../shared/model/round.ts';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import { extensionOf } from '../../../../shared/package-format/kinds.ts';
import { REHEARSAL } from '../../../../shared/package-format/manifest.ts';
import { RETURN, type ReturnTicket } from '../../../../shared/package-format/return-ticket.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { writePackage } from '../../packages/write-package.ts';
import { arrivedRecord } from '../../store/arrived-records.ts';
import { insertTicket } from '../../store/return-tickets.ts';
import { latestPackage } from '../../store/rounds.ts';
import { localStamp } from '../handover/make-file.ts';
import { noteReturn } from '../decisions/about-answers.ts';
import { deskOf } from '../decisions/write-decision.ts';
import { deviceOf } from '../identity.ts';
import { ownRoots } from '../trust/own-root.ts';
import { rootResource } from '../trust/evidence.ts';
import { readDraft } from '../rounds/draft.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'keys' | 'emit'>;

interface Found {
  readonly ticket: ReturnTicket;
  readonly device: RosterDevice;
}

/** What is given back, and to which computer. */
function findSheet(db: Context['db'], content: RoundContent, input: Input<'returns.make'>): Result<Found, AppError> {
  const missing = refuse({ code: 'not_found', what: 'submission', id: input.submission } as const);
  const arrived = arrivedRecord(db, content.id, input.submission);
  if (arrived === undefined || arrived.record.op !== 'submit') return missing;
  const { slot, dev } = arrived.record;
  const form = LEAF_FORMS.find((one) => one === slot.form);
  const device = content.roster.devices.find((one) => one.id === dev);
  if (form === undefined || device === undefined) return missing;
  const known = new Set(content.template.leaves.map((leaf) => leaf.code));
  const stranger = input.leaves.find((leaf) => !known.has(leaf));
  if (stranger !== undefined) return refuse({ code: 'not_found', what: 'leaf', id: stranger });
  const rater = slot.rater === undefined ? {} : { rater: slot.rater };
  const { leaves, reason, submission } = input;
  return ok({ ticket: { unit: slot.unit, form, ...rater, leaves: [...leaves], reason, submission }, device });
}

/** `2026-ab12-110102001-return-20261124-0931.jpoffice`. */
function ticketName(content: RoundContent, { ticket }: Found, stamp: string): string {
  const round = `${content.period.from.slice(0, 4)}-${content.id.slice(-4)}`;
  return `${round}-${ticket.unit}-${ticket.form}-return-${stamp}${extensionOf('office')}`.replaceAll(/[^\w.-]/g, '_');
}

/**
 * Signs a return ticket for one submitted sheet, addressed to the computer that submitted it. Refusals: those of
 * `readDraft`, `not_found` (submission, item), `not_ready` setup_missing or round_not_issued, `key_locked`, `disk`.
 */
export async function makeTicket(input: Input<'returns.make'>, context: Needs): Promise<Result<FileRef, AppError>> {
  const { db, ports, paths } = context;
  const draft = readDraft(db, input.round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  const found = findSheet(db, content, input);
  if (!found.ok) return found;
  const { ticket, device } = found.value;
  const own = deviceOf(db);
  const issued = latestPackage(db, content.id);
  if (own === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  if (issued === null) return refuse({ code: 'not_ready', what: 'round_not_issued' });
  const sign = await context.keys.office();
  if (!sign.ok) return sign;
  const id = ports.ids.uuid();
  const path = join(paths.outbox, `${id}${extensionOf('office')}`);
  const at = ports.clock.now();
  const written = await writePackage(path, {
    kind: 'office',
    id,
    round: { id: content.id, package_seq: issued.seq, package_sha256: issued.manifestSha256 },
    aud: [device.kid],
    signer: { device: own, kid: sign.value.kid },
    created: at,
    critical: content.simulated ? [REHEARSAL] : [],
    resources: [
      {
        path: RETURN,
        mediatype: 'application/json',
        role: 'return',
        bytes: Buffer.from(canonicalJson(ticket), 'utf8'),
      },
      rootResource(await ownRoots(db)),
    ],
    sign: sign.value,
  });
  if (!written.ok) return written;
  const name = ticketName(content, found.value, localStamp(ports.clock));
  const { unit, form, rater = '', leaves, reason, submission } = ticket;
  const desk = await deskOf(context, content.id);
  if (!desk.ok) return desk;
  noteReturn(context, desk.value, ticket);
  insertTicket(db, { id, round: content.id, unit, form, rater, leaves, reason, submission, name, at });
  context.emit('round.changed', { round: content.id });
  return ok(context.files.register(path, name));
}
