import type { FileRef } from '../../shared/contract/files.ts';
import type { Answer, Input, Method } from '../../shared/contract/index.ts';
import { ok, refuse } from '../../shared/result.ts';
import { askForFiles, download } from './file-dialog.ts';
import { createHttpEvents } from './http-events.ts';
import { createHttpSession } from './http-session.ts';
import { NO_CONNECTION, type Transport } from './transport.ts';

/** The bridge over HTTP to the loopback host. Never throws: a host that does not answer is a refusal. */
export function httpTransport(): Transport {
  const session = createHttpSession();

  const ask = async (
    path: string,
    init: Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Response | undefined> => {
    const headers = await session.headers();
    if (headers === undefined) return undefined;
    try {
      const response = await fetch(path, { ...init, headers: { ...headers, ...init.headers } });
      return response.ok ? response : undefined;
    } catch {
      return undefined;
    }
  };

  const call = async <M extends Method>(method: M, input: Input<M>): Promise<Answer<M>> => {
    const body = JSON.stringify({ method, input });
    const response = await ask('/call', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      // A save must still arrive when the window is closing; the browser allows 64 KiB for that.
      keepalive: document.visibilityState === 'hidden' && body.length < 60_000,
    });
    if (response === undefined) return refuse(NO_CONNECTION);
    // The answer comes from the page's own host, which is built from the same contract.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return (await response.json()) as Answer<M>;
  };

  const takeFile: Transport['takeFile'] = async (file) => {
    const response = await ask(`/files?name=${encodeURIComponent(file.name)}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
    });
    if (response === undefined) return refuse(NO_CONNECTION);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
    return ok((await response.json()) as FileRef);
  };

  return {
    call,
    on: createHttpEvents(session),
    takeFile,
    async pickFiles({ multiple, extensions }) {
      const taken: FileRef[] = [];
      for (const file of await askForFiles(multiple, extensions)) {
        const result = await takeFile(file);
        if (!result.ok) return result;
        taken.push(result.value);
      }
      return ok(taken);
    },
    // A browser asks its user itself, and shows while the camera is on.
    camera: () => Promise.resolve(ok(null)),
    async readFile(file) {
      const response = await ask(`/files/${file.ref}`, { method: 'GET' });
      return response === undefined ? refuse(NO_CONNECTION) : ok(new Uint8Array(await response.arrayBuffer()));
    },
    async saveFile(file) {
      const response = await ask(`/files/${file.ref}`, { method: 'GET' });
      if (response === undefined) return refuse(NO_CONNECTION);
      download(await response.blob(), file.name);
      return ok({ saved: true });
    },
  };
}
