import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ZodType } from 'zod';
import type { Workspace } from '../../shared/contract/app.ts';
import { contract, type Input } from '../../shared/contract/index.ts';
import type { RehearsalState } from '../../shared/contract/rehearsals.ts';
import type { AppError } from '../../shared/errors.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { WORKSPACE_METHODS, type WorkspaceMethod } from './context.ts';
import { createBackend, createEvents, type Backend, type Lent } from './create-backend.ts';
import { errorFromThrow, invalidInput, type Dispatch } from './dispatch.ts';
import { createFileRefs, type FileRefs } from './files/file-refs.ts';
import { helloRefused } from './handlers/app.ts';
import type { Emit, Ports } from './ports.ts';
import { createPrintJobs } from './print-jobs.ts';
import { markRehearsal, rehearsalFolder, rehearsalState } from './rehearsal-folder.ts';

/** Says how far the making of a simulated workspace is. */
export type Report = (done: number, of: number, what: string) => void;

export interface AppOptions {
  /** Data folder of this user; the sample and rehearsals live in folders of their own below it. */
  readonly dataDir: string;
  readonly ports: Ports;
  /**
   * Fills the folder `root` with a finished simulated workspace and closes it again: of the sample round, or of the
   * round that is given.
   */
  readonly makeSample: (
    root: string,
    report: Report,
    ports: Ports,
    plan?: { readonly round?: RoundContent },
  ) => Promise<Result<null, AppError>>;
}

/** What a host talks to: the workspace that is shown now, whichever it is. */
export interface App {
  readonly dispatch: Dispatch;
  on(listener: Emit): () => void;
  /** Files by opaque name, the same for all workspaces, so that a download goes on over a change. */
  readonly files: FileRefs;
  takePrintJob(id: string): string | undefined;
  /** Folder into which a host may put a file before it registers it; undefined while the data cannot be opened. */
  spool(): string | undefined;
  close(): void;
}

/** A simulated workspace that stands before the user's own data. */
interface Aside {
  readonly root: string;
  readonly backend: Backend;
}

/** Opens and changes workspaces: the user's own, and at most one simulated one before it. */
class Workspaces {
  readonly events: ReturnType<typeof createEvents>;
  readonly lent: Lent;
  #main: Backend | null = null;
  #aside: Aside | null = null;
  #problem: AppError = { code: 'not_ready', what: 'setup_missing' };
  #changing: Promise<unknown> = Promise.resolve();
  readonly #options: AppOptions;

  constructor(options: AppOptions) {
    this.#options = options;
    this.events = createEvents(options.ports);
    this.lent = { files: createFileRefs(options.ports.ids), printJobs: createPrintJobs(options.ports.ids) };
  }

  get active(): Backend | null {
    return this.#aside?.backend ?? this.#main;
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

  /** Makes it under another name first, so that an interrupted attempt is never taken for a finished one. */
  async #ensure(root: string, work: 'sample' | 'rehearsal', round?: RoundContent): Promise<Result<null, AppError>> {
    if (existsSync(root)) return ok(null);
    const making = `${root}.making`;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(dirname(root), { recursive: true, mode: 0o700 });
    const { makeSample, ports } = this.#options;
    const report: Report = (done, of, what) => this.events.emit('work.progress', { work, done, of, what });
    report(0, 1, '');
    const made = await makeSample(making, report, ports, ...(round === undefined ? [] : [{ round }]));
    if (!made.ok) {
      rmSync(making, { recursive: true, force: true });
      return made;
    }
    if (round !== undefined) markRehearsal(making, round, ports.clock.now());
    renameSync(making, root);
    report(1, 1, '');
    return ok(null);
  }

  async #show(root: string, workspace: 'sample' | 'rehearsal'): Promise<Result<null, AppError>> {
    const opened = await this.#openOne(root, workspace);
    if (!opened.ok) return opened;
    this.#aside = { root, backend: opened.value };
    this.events.emit('workspace.changed', { workspace });
    return ok(null);
  }

  openSample(): Promise<Result<null, AppError>> {
    return this.#alone(async () => {
      if (this.#aside !== null) return ok(null);
      const root = join(this.#options.dataDir, 'sample');
      const made = await this.#ensure(root, 'sample');
      return made.ok ? await this.#show(root, 'sample') : made;
    });
  }

  /** One of the user's own rounds as a rehearsal plays it; a simulated round has none. */
  #plan(round: string): Result<RoundContent, AppError> {
    if (this.#main === null || this.#aside !== null) return refuse({ code: 'not_found', what: 'round', id: round });
    return this.#main.rehearsalPlan(round);
  }

  rehearsalState({ round }: Input<'rehearsals.state'>): Result<RehearsalState, AppError> {
    const plan = this.#plan(round);
    return ok(rehearsalState(rehearsalFolder(this.#options.dataDir, round), plan.ok ? plan.value : null));
  }

  openRehearsal({ round, anew }: Input<'rehearsals.open'>): Promise<Result<null, AppError>> {
    return this.#alone(async () => {
      const root = rehearsalFolder(this.#options.dataDir, round);
      const plan = this.#plan(round);
      // One that is there can be looked at, whatever has become of the design.
      if (!plan.ok && (anew || this.#aside !== null || !existsSync(root))) return plan;
      if (anew) rmSync(root, { recursive: true, force: true });
      const made = plan.ok ? await this.#ensure(root, 'rehearsal', plan.value) : ok(null);
      return made.ok ? await this.#show(root, 'rehearsal') : made;
    });
  }

  removeRehearsal({ round }: Input<'rehearsals.remove'>): Promise<Result<null, AppError>> {
    return this.#alone(() => {
      const root = rehearsalFolder(this.#options.dataDir, round);
      if (this.#aside?.root === root) this.#leave();
      rmSync(root, { recursive: true, force: true });
      return Promise.resolve(ok(null));
    });
  }

  #leave(): void {
    this.#aside?.backend.close();
    this.#aside = null;
    this.events.emit('workspace.changed', { workspace: 'main' });
  }

  leaveAside(): Promise<Result<null, AppError>> {
    return this.#alone(() => {
      this.#leave();
      return Promise.resolve(ok(null));
    });
  }

  close(): void {
    this.#aside?.backend.close();
    this.#main?.close();
    this.#aside = null;
    this.#main = null;
  }
}

type Answered = Result<unknown, AppError> | Promise<Result<unknown, AppError>>;

/** Parses what came in before `run` sees it, as the dispatch of one workspace does. */
function parsedBy<T>(schema: ZodType<T>, run: (input: T) => Answered): (input: unknown) => Answered {
  return (input) => {
    const parsed = schema.safeParse(input);
    return parsed.success ? run(parsed.data) : refuse(invalidInput(parsed.error));
  };
}

function isWorkspaceMethod(method: string): method is WorkspaceMethod {
  return WORKSPACE_METHODS.some((one) => one === method);
}

function createAppDispatch(workspaces: Workspaces, { dataDir, ports }: AppOptions): Dispatch {
  const answers: Readonly<Record<WorkspaceMethod, (input: unknown) => Answered>> = {
    'setup.openSample': parsedBy(contract['setup.openSample'].input, () => workspaces.openSample()),
    'setup.leaveSample': parsedBy(contract['setup.leaveSample'].input, () => workspaces.leaveAside()),
    'rehearsals.state': parsedBy(contract['rehearsals.state'].input, (input) => workspaces.rehearsalState(input)),
    'rehearsals.open': parsedBy(contract['rehearsals.open'].input, (input) => workspaces.openRehearsal(input)),
    'rehearsals.remove': parsedBy(contract['rehearsals.remove'].input, (input) => workspaces.removeRehearsal(input)),
  };
  const answer = async (method: WorkspaceMethod, input: unknown): Promise<Result<unknown, AppError>> => {
    try {
      return await answers[method](input);
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
    return isWorkspaceMethod(method) ? await answer(method, input) : await active.dispatch(method, input);
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
