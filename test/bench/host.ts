import type { AssetTable } from '../../electron/backend/assets.ts';
import { createSystemClock } from '../../electron/backend/system-clock.ts';
import { createSystemIds } from '../../electron/backend/system-ids.ts';
import type { HostedApp } from '../../electron/browser-host/hosted-app.ts';
import { startServer, type LoopbackServer } from '../../electron/browser-host/server.ts';
import { createSession, type Session } from '../../electron/browser-host/session.ts';
import { silentLog } from '../support/host-fixture.ts';

export interface BenchHost {
  readonly server: LoopbackServer;
  readonly session: Session;
}

/** The product's own loopback server with `app` behind it. */
export async function startBenchHost(app: Partial<HostedApp>, assets: AssetTable): Promise<BenchHost> {
  const ids = createSystemIds(createSystemClock());
  const session = createSession(ids, 60_000, () => performance.now());
  const hosted: HostedApp = {
    dispatch: () => Promise.reject(new Error('nothing is called here')),
    on: () => () => undefined,
    files: { register: () => ({ ref: '', name: '', size: 0 }), path: () => undefined, name: () => undefined },
    spool: () => undefined,
    takePrintJob: () => undefined,
    ...app,
  };
  const server = await startServer({ app: hosted, assets, session, ids, log: silentLog, port: 0 });
  return { server, session };
}
