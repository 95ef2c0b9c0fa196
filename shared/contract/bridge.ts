import type { AppError } from '../errors.ts';
import type { Result } from '../result.ts';
import type { Events, Topic } from './events.ts';
import type { FileRef } from './files.ts';
import type { Answer, Input, Method } from './index.ts';

/**
 * What a page has of its host, the same in both. In Electron the preload script exposes it as `window.jieping`; in
 * the browser host it speaks HTTP to the loopback server:
 *
 * - `POST /session` `{start}` → `{token}`; the start secret comes in the fragment `#start=…` and is good once
 * - `POST /call` `{method, input}` → a `Result`; needs `Authorization: Bearer` and `X-App-Request: 1`
 * - `GET /events` → one JSON object `{topic, payload}` per line, for as long as the page lives
 * - `PUT /files?name=…` with the raw bytes → `FileRef`
 * - `GET /files/<ref>` → the bytes
 */
export interface Bridge<Dropped> {
  call<M extends Method>(method: M, input: Input<M>): Promise<Answer<M>>;
  /** Gives a function that ends the subscription. */
  on<T extends Topic>(topic: T, listener: (payload: Events[T]) => void): () => void;
  /** Asks the user for files; an empty list when he cancels. `extensions` without dots. */
  pickFiles(options: {
    readonly multiple: boolean;
    readonly extensions: readonly string[];
  }): Promise<Result<readonly FileRef[], AppError>>;
  /** Takes a file that was dropped on the page (`Dropped` is the DOM File). */
  takeFile(file: Dropped): Promise<Result<FileRef, AppError>>;
  /** The page's capture drawer opens or closes: the host lets it use the camera only in between. */
  camera(open: boolean): Promise<Result<null, AppError>>;
  /** Bytes of a file that the backend gave out, to be shown; at most those of an attachment. */
  readFile(file: FileRef): Promise<Result<Uint8Array<ArrayBuffer>, AppError>>;
  /** Lets the user keep a file that the backend made. `saved: false` when he cancels. */
  saveFile(file: FileRef): Promise<Result<{ readonly saved: boolean }, AppError>>;
}
