import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { BUFFER } from './line-reader.ts';

/** A file as a stream of pieces of at most 1 MiB; each is read only when it is asked for. */
export function byteStream(file: RandomAccess): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = file.read(offset, BUFFER);
        offset += piece.length;
        if (piece.length > 0) controller.enqueue(piece);
        if (piece.length === 0 || offset >= file.size) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
