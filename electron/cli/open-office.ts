import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Input, Method, Output } from '../../shared/contract/index.ts';
import type { AppError } from '../../shared/errors.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { createBackend, type Backend } from '../backend/create-backend.ts';
import { officePorts } from './office-ports.ts';
import type { ProgramParts } from './program-parts.ts';

/** An office's data folder, open for one command; the handlers are those of the screens. */
export interface Office {
  readonly backend: Backend;
  /** Asks for the passphrase once, when a handler first needs the keys. */
  call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>, AppError>>;
}

/** Gives the passphrase, or null where there is nobody and nothing to ask. */
export type Passphrase = () => Promise<string | null>;

function officeOver(backend: Backend, passphrase: Passphrase): Office {
  const once = async <M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>, AppError>> => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a page trusts its own host in the same way
    return (await backend.dispatch(method, input)) as Answer<M>;
  };
  return {
    backend,
    async call(method, input) {
      const first = await once(method, input);
      if (first.ok || first.error.code !== 'key_locked') return first;
      const text = await passphrase();
      if (text === null) return first;
      const opened = await once('keys.unlock', { passphrase: text });
      return opened.ok ? await once(method, input) : opened;
    },
  };
}

/**
 * Opens an office's data folder for `work`. A folder without data is refused (`not_found`) and not made; `locked` while
 * the desktop program has it open.
 */
export async function withOffice<T>(
  dataDir: string,
  parts: ProgramParts,
  passphrase: Passphrase,
  work: (office: Office) => Promise<T>,
): Promise<Result<T, AppError>> {
  if (!existsSync(join(dataDir, 'jieping.db'))) return refuse({ code: 'not_found', what: 'data', id: dataDir });
  const opened = await createBackend({ root: dataDir, workspace: 'main', ports: officePorts(dataDir, parts) });
  if (!opened.ok) return opened;
  const office = officeOver(opened.value, passphrase);
  try {
    const hello = await office.call('app.hello', {});
    if (hello.ok && hello.value.state !== 'office') return refuse({ code: 'not_ready', what: 'setup_missing' });
    return ok(await work(office));
  } finally {
    opened.value.close();
  }
}
