import { basename } from 'node:path';
import type { OpenedEvidence } from '../../../../shared/contract/evidence.ts';
import type { FileRef } from '../../../../shared/contract/files.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Context } from '../../context.ts';
import { attachmentPath } from '../../files/attachment-files.ts';
import { diskError, onDisk } from '../../files/disk-errors.ts';
import { inspectAttachment, isNotWhatItSays, MOST_PIXELS, type Inspection } from '../../files/inspect-attachment.ts';
import { shotOf } from '../../files/shot.ts';
import { findAttachment } from '../../store/attachments.ts';
import { plainText } from './add-evidence.ts';

/** Pictures that the browser engine decodes itself. */
const DECODED: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/bmp']);

/** Pictures of telephones, which the engine does not decode; they are kept as they are. */
const HEIC: ReadonlySet<string> = new Set(['image/heic', 'image/heif']);

function nothing(why: OpenedEvidence['why'], file: OpenedEvidence['file'] = null): OpenedEvidence {
  return { file, shows: 'nothing', why, shot: null };
}

function asPicture({ pixels, mediatype }: Inspection, file: FileRef): OpenedEvidence {
  if (pixels === null) return nothing('unreadable', file);
  if (pixels.width * pixels.height > MOST_PIXELS) return nothing('pixels', file);
  if (DECODED.has(mediatype)) return { file, shows: 'picture', why: null, shot: null };
  return nothing(HEIC.has(mediatype) ? 'heic' : 'no_preview', file);
}

/**
 * How an attachment can be shown. Every one is judged by its bytes here and now, because it may have been made by
 * another program: what is not what its name or its media type says is never handed to a screen, and a picture with
 * too many pixels never to a decoder.
 */
export async function openEvidence(
  input: { readonly sha256: string; readonly name: string },
  { db, paths, files }: Pick<Context, 'db' | 'paths' | 'files'>,
): Promise<Result<OpenedEvidence, AppError>> {
  const known = findAttachment(db, input.sha256);
  if (known === null) return ok(nothing('missing'));
  const name = basename(plainText(input.name.replaceAll('\\', '/'), 255)) || 'file';
  const path = attachmentPath(paths.attachments, known.sha256);
  try {
    const seen = await inspectAttachment(path, name);
    const promised = known.mediatype.startsWith('image/') && seen.family !== 'picture';
    if (promised || isNotWhatItSays(name, seen)) return ok(nothing('not_what_it_says'));
    const file = files.register(path, name);
    if (seen.family === 'pdf') return ok({ file, shows: 'pdf', why: null, shot: null });
    if (seen.family !== 'picture') return ok(nothing('no_preview', file));
    const shot = shotOf(path);
    return ok({ ...asPicture(seen, file), shot });
  } catch (error) {
    // A file that somebody took out of the folder is missing, like one that never came.
    if (diskError(error)) return ok(nothing('missing'));
    throw error;
  }
}

/**
 * Size in pixels of a picked file, if it is a JPEG photo that a screen may decode; else null. Refusals: not_found,
 * disk.
 */
export async function measurePhoto(
  { ref, name }: FileRef,
  { files }: Pick<Context, 'files'>,
): Promise<Result<Inspection['pixels'], AppError>> {
  const path = files.path(ref);
  if (path === undefined) return refuse({ code: 'not_found', what: 'file', id: name });
  return await onDisk(async () => {
    const { mediatype, pixels } = await inspectAttachment(path, name);
    return mediatype === 'image/jpeg' && pixels !== null && pixels.width * pixels.height <= MOST_PIXELS ? pixels : null;
  });
}
