import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { Topic } from '../../shared/contract/events.ts';
import type { FileRefs } from '../backend/files/file-refs.ts';

/** What the server needs of the application; nothing of its insides. */
export interface HostedApp {
  dispatch(method: string, input: unknown): Promise<Result<unknown, AppError>>;
  /** Gives a function that ends the subscription. */
  on(listener: (topic: Topic, payload: unknown) => void): () => void;
  /** Files of the active workspace. */
  readonly files: Pick<FileRefs, 'register' | 'path' | 'name'>;
  /** Private folder for arriving files; undefined while the data cannot be opened. */
  spool(): string | undefined;
  takePrintJob(id: string): string | undefined;
}
