import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AppError } from '../../shared/errors.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { createBackend, createEvents, type Backend, type Lent } from './create-backend.ts';
import { errorFromThrow, type Dispatch } from './dispatch.ts';
import { createFileRefs, type FileRefs } from './files/file-refs.ts';
import { helloRefused } from './handlers/app.ts';
import type { Emit, Ports } from './ports.ts';
import { createPrintJobs } from './print-jobs.ts';

/** Says how far the making of the sample is. */
export type Report = (done: number, of: number, what: string) => void;

export interface AppOptions {
  /** Data folder of this user; the sample workspace lives in a folder of its own below it. */
  readonly dataDir: string;
  readonly ports: Ports;
  /** Fills the folder `root` with a finished sample workspace and closes it again. */
  readonly makeSample: (root: string, report: Report, ports: Ports) => Promise<Result<null, AppError>>;
}

/** What a host talks to: the workspace that is shown now, whichever it is. */
export interface App {
  readonly dispatch: Dispatch;
  on(listener: Emit): () => void;
  /** Files by opaque name, the same for both workspaces, so that a download goes on over a change. */
  readonly files: FileRefs;
  takePrintJob(id: string): string | undefined;
  /** Folder into which a host may put a file before it registers it; undefined while the data cannot be opened. */
  spool(): string | undefined;
  close(): void;
}

type Workspace = 'main' | 'sample';

/** Opens and changes workspaces; at most one of each is open. */
class Workspaces {
  readonly events: ReturnType<typeof createEvents>;
  readonly lent: Lent;
  #main: Backend | null = null;
  #sample: Backend | null = null;
  #problem: AppError = { code: 'not_ready', what: 'setup_missing' };
  #changing: Promise<unknown> = Promise.resolve();
  readonly #options: AppOptions;

  constructor(options: AppOptions) {
    this.#options = options;
    this.events = createEvents(options.ports);
    this.lent = { files: createFileRefs(options.ports.ids), printJobs: createPrintJobs(options.ports.ids) };
  }

  get active(): Backend | null {
    return this.#sample ?? this.#main;
  }

  get problem(): AppError {
    return this.#problem;
  }

  async #openOne(root: string, workspace: Workspace): Promise<Result<Backend, AppError>> {
    const opened = await createBackend({ root, workspace, ports: this.#options.ports, lent: this.lent });
    if (opened.ok) opened.value.on((topic, payload) => this.events.emit(topic, payload));
    return opened;
  }

  /** One change at a time. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#changing.then(work);
    this.#changing = mine.catch(() => null);
    return mine;
  }

  /** Opens the user's own data if it is not open yet; may be tried again after a refusal. */
  openMain(): Promise<void> {
    return this.#alone(async () => {
      if (this.#main !== null) return;
      const opened = await this.#openOne(this.#options.dataDir, 'main');
      if (opened.ok) this.#main = opened.value;
      else this.#problem = opened.error;
    });
  }

  /** Makes the sample under another name first, so that an interrupted attempt is never taken for a sample. */
  async #ensureSample(root: string): Promise<Result<null, AppError>> {
    if (existsSync(root)) return ok(null);
    const making = `${root}.making`;
    rmSync(making, { recursive: true, force: true });
    const report: Report = (done, of, what) => this.events.emit('work.progress', { work: 'sample', done, of, what });
    report(0, 1, '');
    const made = await this.#options.makeSample(making, report, this.#options.ports);
    if (!made.ok) {
      rmSync(making, { recursive: true, force: true });
      return made;
    }
    renameSync(making, root);
    report(1, 1, '');
    return ok(null);
  }

  openSample(): Promise<Result<null, AppError>> {
    return this.#alone(async () => {
      if (this.#sample !== null) return ok(null);
      const root = join(this.#options.dataDir, 'sample');
      const made = await this.#ensureSample(root);
      if (!made.ok) return made;
      const opened = await this.#openOne(root, 'sample');
      if (!opened.ok) return opened;
      this.#sample = opened.value;
      this.events.emit('workspace.changed', { workspace: 'sample' });
      return ok(null);
    });
  }

  leaveSample(): Promise<Result<null, AppError>> {
    return this.#alone(() => {
      this.#sample?.close();
      this.#sample = null;
      this.events.emit('workspace.changed', { workspace: 'main' });
      return Promise.resolve(ok(null));
    });
  }

  close(): void {
    this.#sample?.close();
    this.#main?.close();
    this.#sample = null;
    this.#main = null;
  }
}

function isEmptyObject(input: unknown): boolean {
  return input !== null && typeof input === 'object' && !Array.isArray(input) && Object.keys(input).length === 0;
}

function createAppDispatch(workspaces: Workspaces, { dataDir, ports }: AppOptions): Dispatch {
  const change = async (method: string, input: unknown, work: () => Promise<Result<null, AppError>>) => {
    if (!isEmptyObject(input)) {
      return refuse<AppError>({ code: 'invalid_input', issues: [{ path: '', message: 'expected no members' }] });
    }
    try {
      return await work();
    } catch (error) {
      return refuse(errorFromThrow(error, method, ports));
    }
  };
  return async (method, input) => {
    if (workspaces.active === null && method === 'app.hello') {
      await workspaces.openMain();
      if (workspaces.active === null) return ok(helloRefused(workspaces.problem, dataDir, ports));
    }
    const { active } = workspaces;
    if (active === null) return refuse(workspaces.problem);
    if (method === 'setup.openSample') return await change(method, input, () => workspaces.openSample());
    if (method === 'setup.leaveSample') return await change(method, input, () => workspaces.leaveSample());
    return await active.dispatch(method, input);
  };
}

/**
 * Opens the app over a data folder. Always gives an App: when the data cannot be opened, `app.hello` says why (and
 * tries once more each time it is asked), and every other call is refused with the same reason.
 */
export async function createApp(options: AppOptions): Promise<App> {
  const workspaces = new Workspaces(options);
  await workspaces.openMain();
  return {
    dispatch: createAppDispatch(workspaces, options),
    on: (listener) => workspaces.events.on(listener),
    files: workspaces.lent.files,
    takePrintJob: (id) => workspaces.lent.printJobs.take(id),
    spool: () => workspaces.active?.paths.spool,
    close: () => workspaces.close(),
  };
}
