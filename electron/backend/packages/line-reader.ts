import type { PackageCode } from '../../../shared/errors.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';

/** Bytes read at once; also the most that a pass over a file holds in memory. */
export const BUFFER = 1024 * 1024;

export interface Range {
  readonly start: number;
  readonly size: number;
}

/** The content of an entry in pieces of at most 1 MiB. With `buffer` each piece lies in it until the next is asked for. */
export function* piecesOf(file: RandomAccess, range: Range, buffer?: Uint8Array): Generator<Uint8Array> {
  for (let done = 0; done < range.size; done += BUFFER) {
    const length = Math.min(BUFFER, range.size - done);
    const piece = buffer === undefined ? undefined : file.readInto?.(buffer, range.start + done, length);
    yield piece ?? file.read(range.start + done, length);
  }
}

/**
 * The lines of an entry without their line feeds; each is its own copy. A line longer than 64 KiB or a last line
 * without line feed ends the lines with E_LINE.
 */
export function* linesOf(file: RandomAccess, range: Range): Generator<Result<Buffer, PackageCode>> {
  let rest: Buffer = Buffer.alloc(0);
  for (const piece of piecesOf(file, range)) {
    const bytes = Buffer.concat([rest, piece]);
    let from = 0;
    for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, from)) {
      if (at - from > LIMITS.recordLine) {
        yield refuse('E_LINE');
        return;
      }
      yield ok(Buffer.from(bytes.subarray(from, at)));
      from = at + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > LIMITS.recordLine) {
      yield refuse('E_LINE');
      return;
    }
  }
  if (rest.length > 0) yield refuse('E_LINE');
}
