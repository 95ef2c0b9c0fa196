import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Backend } from '../backend/create-backend.ts';
import { loadAssets } from '../backend/assets.ts';
import type { Log, Ports } from '../backend/ports.ts';
import { RENDERER } from '../browser-host/main.ts';
import { cacheFolder, chooseDataDir, createBrowserPorts } from '../browser-host/platform.ts';
import { choosePrintEngine, createPrintPort } from '../browser-host/print.ts';
import { startServer } from '../browser-host/server.ts';
import { createSession } from '../browser-host/session.ts';

export interface PrintingHost {
  readonly ports: Ports;
  /** Serves the pages and the print jobs of `backend` to this computer alone, for as long as `work` runs. */
  serving<T>(backend: Backend, work: () => Promise<T>): Promise<T>;
}

/**
 * What the browser host brings, without its window: nobody gets a start secret, so nobody can call anything. `folder`
 * may go away afterwards; errors go to `log`.
 */
export function createPrintingHost(folder: string, log: Log): PrintingHost {
  let origin = '';
  const base = createBrowserPorts({ dataDir: folder, browser: undefined, origin: () => origin });
  // The unpacked browser is kept where the app keeps it, not in a folder that goes away.
  const cache = cacheFolder(chooseDataDir(undefined));
  const engine = () => choosePrintEngine(cache);
  const ports: Ports = { ...base, log, print: createPrintPort({ origin: () => origin, engine, log }) };
  return {
    ports,
    async serving(backend, work) {
      // A build that runs meanwhile would take the pages away.
      const pages = join(folder, 'pages');
      cpSync(RENDERER, pages, { recursive: true });
      const server = await startServer({
        app: {
          dispatch: (method, input) => backend.dispatch(method, input),
          on: (listener) => backend.on(listener),
          files: backend.files,
          spool: () => undefined,
          takePrintJob: (id) => backend.printJobs.take(id),
        },
        assets: loadAssets(pages),
        session: createSession(ports.ids, 0, () => performance.now()),
        ids: ports.ids,
        log: ports.log,
        port: 0,
      });
      origin = server.origin;
      try {
        return await work();
      } finally {
        await server.close();
      }
    },
  };
}
