import type { AppError } from '../../shared/errors.ts';
import type { Events, Topic } from '../../shared/contract/events.ts';
import type { Result } from '../../shared/result.ts';
import type { Disk } from './files/copy-checked.ts';

/** What the backend needs from the outside. Each host brings its own; tests bring fakes with behaviour. */

/** The only source of time. */
export interface Clock {
  /** UTC, ISO 8601 with milliseconds and `Z`. */
  now(): string;
  /** Offset of the local time zone, `+08:00`. */
  offset(): string;
}

/** The only source of identifiers and random bytes. */
export interface IdSource {
  /** UUID version 7. */
  uuid(): string;
  bytes(length: number): Uint8Array;
}

export interface Log {
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
  error(event: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** The system's protected storage for small secrets, where there is a real one. */
export interface SecretsPort {
  /** `system` only if another user of this computer cannot read what is protected. */
  readonly level: 'system' | 'file';
  protect(secret: Uint8Array): Promise<Uint8Array>;
  unprotect(wrapped: Uint8Array): Promise<Uint8Array | null>;
}

/** Turns a print page of the renderer into PDF. One engine for a batch; pages are printed one after another. */
export interface Printer {
  /** `page` is a path under the app's own origin, e.g. `/print.html#<job>`. Gives the PDF's bytes. */
  pdf(page: string): Promise<Result<Uint8Array, AppError>>;
  close(): Promise<void>;
}
export interface PrintPort {
  open(): Promise<Result<Printer, AppError>>;
}

/** A medium that is plugged in. `folder` stays in the backend; screens know it by `id`. */
export interface Stick {
  readonly id: string;
  readonly label: string;
  readonly freeBytes: number;
  readonly writable: boolean;
  /** Largest file that its file system can hold, in bytes; null where there is no such limit. */
  readonly fileLimit: number | null;
  readonly folder: string;
}
export interface SticksPort {
  list(): Promise<readonly Stick[]>;
  /** How files are written there. */
  readonly disk: Disk;
}

export interface Ports {
  readonly host: 'electron' | 'browser';
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly secrets: SecretsPort;
  readonly print: PrintPort | null;
  readonly sticks: SticksPort;
  /** Module that verifies packages in a worker thread. */
  readonly readerWorker: URL;
  /** Module that takes the write-ahead log of the database over in a worker thread. */
  readonly checkpointWorker: URL;
  /** Folder with the shipped indicator sets. */
  readonly resources: string;
}

export type Emit = <T extends Topic>(topic: T, payload: Events[T]) => void;
