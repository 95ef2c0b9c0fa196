import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../../shared/contract/app.ts';
import type { AppError } from '../../shared/errors.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { startBackground } from './background.ts';
import type { Context, Paths } from './context.ts';
import { createKeyRing } from './crypto/create-key-ring.ts';
import { selfTest, type Check } from './crypto/self-test.ts';
import { createDispatch, createQueue, type Dispatch } from './dispatch.ts';
import { createFileRefs, type FileRefs } from './files/file-refs.ts';
import { sweepUnfinished } from './files/sweep-unfinished.ts';
import { allHandlers } from './handlers/all.ts';
import type { Emit, Ports } from './ports.ts';
import { createPrintJobs, type PrintJobs } from './print-jobs.ts';
import { withoutImports, withoutSigning } from './self-test-guard.ts';
import { emptyAttachmentTmp } from './files/attachment-files.ts';
import { storageError } from './store/errors.ts';
import { rehearsalPlan } from './services/designs/rehearsal-plan.ts';
import { sweepOriginals } from './services/intake/originals.ts';
import { finishWipes } from './services/wipe/finish-wipe.ts';
import { renewRounds } from './services/rounds/renew-rounds.ts';
import { sweepHidden } from './store/imports.ts';
import { openDatabase, type OpenDatabase } from './store/open.ts';
import { VERSION } from './version.ts';

/** One workspace, ready to answer. */
export interface Backend {
  readonly dispatch: Dispatch;
  /** Hears every event; gives a function that ends the subscription. */
  on(listener: Emit): () => void;
  readonly files: FileRefs;
  readonly printJobs: PrintJobs;
  readonly paths: Paths;
  /** A round with its design, for a rehearsal; refused as `rehearsalPlan` refuses. */
  rehearsalPlan(round: string): Result<RoundContent, AppError>;
  close(): void;
}

export interface BackendOptions {
  /** Folder of the workspace; made if it is not there. */
  readonly root: string;
  readonly workspace: Workspace;
  readonly ports: Ports;
  /** Default: of its own. */
  readonly lent?: Lent;
  /** Milliseconds between two looks into the watched folder. */
  readonly inboxEvery?: number;
  /** Binary logarithm of scrypt's N for the office's passphrase; less than the default is only for tests. */
  readonly workFactor?: number;
  /** Parts of the self-test of the cryptography; all of them if nothing is said. */
  readonly checks?: Readonly<Record<string, Check>>;
}

/** What the workspaces of one app share, because a host knows files and print jobs only by name. */
export interface Lent {
  readonly files: FileRefs;
  readonly printJobs: PrintJobs;
}

const INBOX_MS = 3000;

function pathsBelow(root: string): Paths {
  return {
    root,
    database: join(root, 'jieping.db'),
    keys: join(root, 'keys'),
    spool: join(root, 'spool'),
    outbox: join(root, 'outbox'),
    quarantine: join(root, 'quarantine'),
    attachments: join(root, 'cas'),
    originals: join(root, 'originals'),
    inbox: join(root, 'inbox'),
    backups: join(root, 'backups'),
  };
}

/** Folders only for this user; what was left of an interrupted reading or writing is removed. */
function makeFolders(paths: Paths): void {
  rmSync(paths.spool, { recursive: true, force: true });
  const folders = [paths.root, paths.keys, paths.spool, paths.outbox, paths.backups, paths.quarantine, paths.originals];
  for (const folder of folders) mkdirSync(folder, { recursive: true, mode: 0o700 });
  sweepUnfinished(folders);
  emptyAttachmentTmp(paths.attachments);
  // Others write here; what is half-written in it is theirs.
  mkdirSync(paths.inbox, { recursive: true, mode: 0o700 });
}

/** The listeners of one backend; one that throws is logged and does not stop the others. */
export function createEvents(ports: Ports): { readonly emit: Emit; on(listener: Emit): () => void } {
  const listeners = new Set<Emit>();
  return {
    emit(topic, payload) {
      for (const listener of listeners) {
        try {
          listener(topic, payload);
        } catch (error) {
          ports.log.error('listener', { topic, stack: error instanceof Error ? error.stack : String(error) });
        }
      }
    },
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

async function openStore(paths: Paths, ports: Ports): Promise<Result<OpenDatabase, AppError>> {
  let opened: Result<OpenDatabase, AppError> | undefined;
  try {
    mkdirSync(paths.root, { recursive: true, mode: 0o700 });
    opened = await openDatabase(paths.database, {
      appVersion: VERSION,
      now: ports.clock.now(),
      checkpoints: {
        module: ports.checkpointWorker,
        failed: (fault) => ports.log.error('checkpoint', { fault }),
      },
    });
    // Folders are swept only under the database's lock: another instance may be reading from them.
    if (opened.ok) {
      makeFolders(paths);
      // What a reading left behind that did not come to its end.
      sweepHidden(opened.value.db);
      const wiped = finishWipes({ db: opened.value.db, paths });
      if (wiped.ok) sweepOriginals(paths);
      else ports.log.error('wipe', { error: wiped.error });
      renewRounds(opened.value.db);
    }
    return opened;
  } catch (error) {
    if (opened?.ok === true) opened.value.close();
    const refusal = storageError(error);
    if (refusal === undefined) throw error;
    return refuse(refusal);
  }
}

/**
 * Opens a workspace. Refused as `openDatabase` refuses, or with `disk` when the folder cannot be used.
 */
export async function createBackend(options: BackendOptions): Promise<Result<Backend, AppError>> {
  const { root, workspace, ports } = options;
  const paths = pathsBelow(root);
  const store = await openStore(paths, ports);
  if (!store.ok) return store;
  const { files, printJobs } = options.lent ?? {
    files: createFileRefs(ports.ids),
    printJobs: createPrintJobs(ports.ids),
  };
  const events = createEvents(ports);
  const tested = await selfTest(options.checks);
  if (!tested.ok) ports.log.error('self-test', { error: tested.error });
  const ring = createKeyRing({
    dir: paths.keys,
    ids: ports.ids,
    secrets: ports.secrets,
    ...(options.workFactor === undefined ? {} : { workFactor: options.workFactor }),
  });
  const keys = tested.ok ? ring : withoutSigning(ring, tested.error);
  const handlers = tested.ok ? allHandlers : withoutImports(allHandlers, tested.error);
  const context: Context = {
    ports,
    paths,
    db: store.value.db,
    files,
    keys,
    printJobs,
    emit: events.emit,
    workspace,
  };
  const queue = createQueue();
  const on = (listener: Emit): (() => void) => events.on(listener);
  // Taking in without being asked is importing, too.
  const stopBackground = !tested.ok
    ? () => undefined
    : startBackground({ context, queue, on, every: options.inboxEvery ?? INBOX_MS });
  return ok({
    dispatch: createDispatch(handlers, context, queue),
    on,
    files,
    printJobs,
    paths,
    rehearsalPlan: (round) => rehearsalPlan(store.value.db, round),
    close: () => {
      stopBackground();
      store.value.close();
    },
  });
}
