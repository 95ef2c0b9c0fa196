import { basename } from 'node:path';
import type { OpenedEvidence } from '../../../../shared/contract/evidence.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Context } from '../../context.ts';
import { attachmentPath } from '../../files/attachment-files.ts';
import { diskError } from '../../files/disk-errors.ts';
import { inspectAttachment, isNotWhatItSays, MOST_PIXELS } from '../../files/inspect-attachment.ts';
import { findAttachment } from '../../store/attachments.ts';
import { plainText } from './add-evidence.ts';

/** Pictures that the browser engine decodes itself. */
const DECODED: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/bmp']);

/** Pictures of telephones, which the engine does not decode; they are kept as they are. */
const HEIC: ReadonlySet<string> = new Set(['image/heic', 'image/heif']);

function nothing(why: OpenedEvidence['why'], file: OpenedEvidence['file'] = null): OpenedEvidence {
  return { file, shows: 'nothing', why };
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
    if (seen.family === 'pdf') return ok({ file, shows: 'pdf', why: null });
    if (seen.family !== 'picture') return ok(nothing('no_preview', file));
    if (seen.pixels === null) return ok(nothing('unreadable', file));
    if (seen.pixels.width * seen.pixels.height > MOST_PIXELS) return ok(nothing('pixels', file));
    if (DECODED.has(seen.mediatype)) return ok({ file, shows: 'picture', why: null });
    return ok(nothing(HEIC.has(seen.mediatype) ? 'heic' : 'no_preview', file));
  } catch (error) {
    // A file that somebody took out of the folder is missing, like one that never came.
    if (diskError(error)) return ok(nothing('missing'));
    throw error;
  }
}
