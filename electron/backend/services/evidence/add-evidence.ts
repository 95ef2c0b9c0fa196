import { statSync } from 'node:fs';
import { extname } from 'node:path';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { SheetEvidence } from '../../../../shared/contract/evidence.ts';
import type { AppError, EvidenceFault } from '../../../../shared/errors.ts';
import type { DraftEvidence, EvidenceFile } from '../../../../shared/model/evidence.ts';
import type { SheetKind } from '../../../../shared/model/evidence-kinds.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { putAttachment, type StoredAttachment } from '../../files/attachment-files.ts';
import { onDisk } from '../../files/disk-errors.ts';
import { inspectAttachment, isNotWhatItSays, MOST_PIXELS, type Inspection } from '../../files/inspect-attachment.ts';
import { contentPieces, storedStretch } from '../../packages/content.ts';
import { insertAttachments } from '../../store/attachments.ts';
import { evidenceOfSheet, evidenceValue } from '../../store/evidence.ts';
import type { SheetTarget } from '../responses/pinned-round.ts';
import { signableText } from '../signable-text.ts';
import { openForEvidence, toSheetEvidence, writeEvidence, type OpenSheetHere } from './sheet-evidence.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'emit'>;

const EMPTY = {
  no: '',
  title: '',
  docno: '',
  date: '',
  issuer: '',
  kind: '',
  pages: null,
  leaves: [],
  items: [],
  personal: false,
  secret: false,
  file: null,
} as const satisfies DraftEvidence;

/** A file name without what a reader could be misled by: control characters and reversed writing. */
export function plainText(text: string, most: number): string {
  const clean = text.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '').trim();
  // Cut between characters, never inside one.
  return clean.length <= most ? clean : clean.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}

function faultOf(name: string, size: number, seen: Inspection): EvidenceFault | null {
  if (size === 0) return 'empty';
  if (size > LIMITS.attachment) return 'too_big';
  if (isNotWhatItSays(name, seen)) return 'not_what_it_says';
  if (seen.family === 'other') return 'kind';
  if (seen.family !== 'picture') return null;
  if (seen.pixels === null) return 'unreadable';
  return seen.pixels.width * seen.pixels.height > MOST_PIXELS ? 'pixels' : null;
}

/** Puts the bytes under their hash, whole and on the disk. */
async function keepBytes(
  path: string,
  name: string,
  { paths }: Needs,
): Promise<Result<{ readonly file: EvidenceFile; readonly stored: StoredAttachment }, AppError>> {
  const { size } = statSync(path);
  const seen: Inspection =
    size === 0 || size > LIMITS.attachment
      ? { mediatype: '', family: 'other', pixels: null }
      : await inspectAttachment(path, name);
  const fault = faultOf(name, size, seen);
  if (fault !== null) return refuse({ code: 'evidence_refused', reason: fault, name });
  const from = storedStretch(path, 0, size);
  const { sha256, crc } = from;
  // A file that changes while it is read is a stick that was pulled out, or somebody who saves it just now.
  if (!putAttachment(paths.attachments, { sha256, size }, contentPieces({ from })))
    return refuse({ code: 'disk', op: 'gone' });
  const { mediatype } = seen;
  return ok({ file: { sha256, name, bytes: size, mediatype }, stored: { sha256, size, crc, mediatype } });
}

function leafOf({ task }: OpenSheetHere, leaf: string): Result<string, AppError> {
  const known = task.leaves.some(({ code }) => code === leaf);
  return known ? ok(leaf) : refuse({ code: 'not_found', what: 'leaf', id: leaf });
}

function added(
  context: Needs,
  open: OpenSheetHere,
  draft: DraftEvidence,
  stored: StoredAttachment | null,
): Result<SheetEvidence, AppError> {
  const { db, ports } = context;
  const same = evidenceOfSheet(db, open.sheet).find((row) => {
    const value = evidenceValue(row);
    return draft.file !== null && value?.file?.sha256 === draft.file.sha256;
  });
  const before = same === undefined ? null : evidenceValue(same);
  const next = before === null ? draft : { ...before, leaves: [...new Set([...before.leaves, ...draft.leaves])] };
  const value = signableText(next);
  if (value === undefined) {
    return refuse({ code: 'invalid_input', issues: [{ path: 'title', message: 'not well-formed text' }] });
  }
  const change = { id: same?.id ?? ports.ids.uuid(), before: same ?? null, value };
  const row = writeEvidence(context, open, change, () => {
    if (stored !== null) insertAttachments(db, [stored]);
  });
  const view = toSheetEvidence(db, row);
  if (view === null) throw new Error('what was just added stands');
  return ok(view);
}

/**
 * Adds a file to a sheet, for one indicator at first. The user's file is only read. Refusals: those of
 * `openForEvidence`, not_found (file, leaf), `evidence_refused` with the reason, `disk`.
 */
export async function addEvidence(
  input: SheetTarget & { readonly leaf: string; readonly file: FileRef },
  context: Needs,
): Promise<Result<SheetEvidence, AppError>> {
  const open = openForEvidence(context.db, input);
  if (!open.ok) return open;
  const leaf = leafOf(open.value, input.leaf);
  if (!leaf.ok) return leaf;
  const kept = await keepFile(input.file, context);
  if (!kept.ok) return kept;
  const { file, stored, title } = kept.value;
  return added(context, open.value, { ...EMPTY, title, leaves: [leaf.value], file }, stored);
}

/** Takes over the bytes of a file that the host gave out, with the title that its name suggests. */
async function keepFile(
  { ref, name: given }: FileRef,
  context: Needs,
): Promise<
  Result<{ readonly file: EvidenceFile; readonly stored: StoredAttachment; readonly title: string }, AppError>
> {
  const path = context.files.path(ref);
  const name = plainText(context.files.name(ref) ?? '', 255) || 'file';
  if (path === undefined) return refuse({ code: 'not_found', what: 'file', id: given });
  const kept = await onDisk(() => keepBytes(path, name, context));
  if (!kept.ok) return kept;
  if (!kept.value.ok) return kept.value;
  const title = plainText(name.slice(0, name.length - extname(name).length), 200);
  return ok({ ...kept.value.value, title });
}

/** As many leaves as a record may name. */
const MOST_LEAVES = 100;

/**
 * Adds a paper about the whole sheet, named in the record with all its leaves. Refusals as of `addEvidence`; the scan
 * of the signed paper is taken after the submission, too.
 */
export async function addSheetPaper(
  input: SheetTarget & { readonly kind: SheetKind; readonly file: FileRef },
  context: Needs,
): Promise<Result<SheetEvidence, AppError>> {
  const { db, ports } = context;
  const { kind } = input;
  const open = openForEvidence(db, input, kind === 'signed_paper');
  if (!open.ok) return open;
  const kept = await keepFile(input.file, context);
  if (!kept.ok) return kept;
  const { file, stored, title } = kept.value;
  const before =
    kind === 'signed_paper'
      ? undefined
      : evidenceOfSheet(db, open.value.sheet).findLast((row) => evidenceValue(row)?.kind === kind);
  const leaves = open.value.task.leaves.map(({ code }) => code).slice(0, MOST_LEAVES);
  const value = signableText({ ...EMPTY, title, kind, leaves, file });
  if (value === undefined) throw new Error('a title without what cannot be signed');
  const change = { id: before?.id ?? ports.ids.uuid(), before: before ?? null, value };
  const row = writeEvidence(context, open.value, change, () => {
    insertAttachments(db, [stored]);
  });
  const view = toSheetEvidence(db, row);
  if (view === null) throw new Error('what was just added stands');
  return ok(view);
}

/** Adds a title alone. Refusals: those of `openForEvidence`, not_found (leaf), invalid_input. */
export function addTitle(
  input: SheetTarget & { readonly leaf: string; readonly title: string },
  context: Needs,
): Result<SheetEvidence, AppError> {
  const open = openForEvidence(context.db, input);
  if (!open.ok) return open;
  const leaf = leafOf(open.value, input.leaf);
  if (!leaf.ok) return leaf;
  return added(context, open.value, { ...EMPTY, title: input.title, leaves: [leaf.value], secret: true }, null);
}
