import { setImmediate as turn } from 'node:timers/promises';
import type { Workspace } from '../../shared/contract/app.ts';
import type { Answer, Input, Method, Output } from '../../shared/contract/index.ts';
import type { FileRef } from '../../shared/contract/files.ts';
import type { AppError } from '../../shared/errors.ts';
import { createBackend, type Backend } from '../backend/create-backend.ts';
import type { Ports } from '../backend/ports.ts';

/** A refusal where the demonstration cannot go on; carries which call was refused and why. */
export class Refused extends Error {
  readonly method: string;
  readonly error: AppError;
  constructor(method: string, error: AppError) {
    super(`${method}: ${JSON.stringify(error)}`);
    this.method = method;
    this.error = error;
  }
}

/** One computer of the demonstration: the handlers of the product, and nothing besides. */
export interface Computer {
  readonly backend: Backend;
  call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>;
  close(): void;
}

const CALLS_PER_TURN = 16;

/** Opens the folder of a computer. Throws `Refused`. */
export async function openComputer(root: string, ports: Ports, workspace: Workspace): Promise<Computer> {
  const opened = await createBackend({ root, workspace, ports });
  if (!opened.ok) throw new Refused('createBackend', opened.error);
  const backend = opened.value;
  let calls = 0;
  return {
    backend,
    async call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
      // Saving never waits for anything, so a screen that watches would otherwise stand still.
      calls += 1;
      if (calls % CALLS_PER_TURN === 0) await turn();
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a page trusts its own host in the same way
      const answer = (await backend.dispatch(method, input)) as Answer<M>;
      if (answer.ok) return answer.value;
      throw new Refused(method, answer.error);
    },
    close: () => backend.close(),
  };
}

/** Where a file lies that a computer has made. */
export function pathOf({ backend }: Computer, file: FileRef): string {
  const path = backend.files.path(file.ref);
  if (path === undefined) throw new Error(`no file ${file.name}`);
  return path;
}
