import type { AppError } from '../../shared/errors.ts';
import type { Workspace } from '../../shared/contract/app.ts';
import type { Contract, Input, Method, Output } from '../../shared/contract/index.ts';
import type { Result } from '../../shared/result.ts';
import type { FileRefs } from './files/file-refs.ts';
import type { KeyRing } from './crypto/key-ring.ts';
import type { Emit, Ports } from './ports.ts';
import type { PrintJobs } from './print-jobs.ts';
import type { Database } from './store/connection.ts';

/** Where a workspace keeps its things; all below its own folder. */
export interface Paths {
  readonly root: string;
  readonly database: string;
  readonly keys: string;
  /** Private copies of files being read; emptied at start. */
  readonly spool: string;
  /** Files made for the user to take away. */
  readonly outbox: string;
  /** Files that were held or refused, by SHA-256. */
  readonly quarantine: string;
  /** Attachments by SHA-256; `tmp` in it is emptied at start. */
  readonly attachments: string;
  /** Files that were taken in, as they came, by SHA-256. */
  readonly originals: string;
  /** The folder that an office's computer watches. */
  readonly inbox: string;
  /** Copies of the database. */
  readonly backups: string;
}

/** What a handler may use. Services take only the members they need. */
export interface Context {
  readonly ports: Ports;
  readonly paths: Paths;
  readonly db: Database;
  readonly files: FileRefs;
  readonly keys: KeyRing;
  readonly printJobs: PrintJobs;
  readonly emit: Emit;
  readonly workspace: Workspace;
}

export type Handler<M extends Method> = (
  input: Input<M>,
  context: Context,
) => Result<Output<M>, AppError> | Promise<Result<Output<M>, AppError>>;

/** Handlers for the methods of one part of the contract; a missing or misspelt one is a type error. */
export type HandlersOf<Part> = { readonly [M in keyof Part & keyof Contract]: Handler<M> };

/** What the workspaces answer themselves, above any one database. */
export const WORKSPACE_METHODS = [
  'setup.openSample',
  'setup.leaveSample',
  'rehearsals.state',
  'rehearsals.open',
  'rehearsals.remove',
] as const satisfies readonly Method[];
export type WorkspaceMethod = (typeof WORKSPACE_METHODS)[number];
export type BackendMethod = Exclude<Method, WorkspaceMethod>;

/** A handler for every method that one workspace answers. */
export type Handlers = { readonly [M in BackendMethod]: Handler<M> };
