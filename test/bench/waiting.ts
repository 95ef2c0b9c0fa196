import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { loadAssets } from '../../electron/backend/assets.ts';
import { call } from '../support/evaluator.ts';
import { writePages } from '../support/host-fixture.ts';
import { createTestPorts } from '../support/ports.ts';
import { startBenchHost } from './host.ts';
import { quantile, timed, type Measurement } from './measurement.ts';
import { inScratch } from './scratch.ts';
import { prepareDesks } from '../support/closed-desks.ts';
import { growLog, handedOver } from './source.ts';
import { openOffice } from '../support/round-trip.ts';

const DESKS = 40;
const RECORDS = 5000;
/** Idle time before the merging and again after it. */
const IDLE_MS = 15_000;

/** How long the page waits for a trivial answer while 200 000 records are merged. */
export function measure(): Promise<Measurement> {
  return inScratch(async (folder) => {
    const { office, round, desks } = await prepareDesks(folder, DESKS);
    const files: string[] = [];
    for (const desk of desks) {
      await growLog(desk, round, RECORDS);
      files.push(await handedOver(desk, round, desk));
    }
    const backend = await openOffice(office, createTestPorts('waiting'));
    const pages = join(folder, 'pages');
    mkdirSync(pages);
    writePages(pages, { '/index.html': '<!doctype html><title>bench</title>' });
    const { server, session } = await startBenchHost(
      { dispatch: (method, input) => backend.dispatch(method, input) },
      loadAssets(pages),
    );
    const token = session.redeem(session.start);
    if (token === undefined) throw new Error('no token');
    const client = new Worker(new URL('reading-client.ts', import.meta.url), {
      workerData: { origin: server.origin, token },
    });
    const noted = (): Promise<readonly number[]> =>
      new Promise((resolve) => {
        client.once('message', resolve);
        client.postMessage('say', []);
      });
    const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    try {
      await rest(1000);
      await noted();
      await rest(IDLE_MS);
      const before = await noted();
      const merging = await timed(async () => {
        for (const path of files) {
          const verdict = await call(backend, 'intake.take', { round, file: backend.files.register(path) });
          if (verdict.newRecords !== RECORDS) throw new Error(JSON.stringify(verdict));
        }
      });
      const busy = await noted();
      await rest(IDLE_MS);
      const idle = [...before, ...(await noted())];
      return {
        title: 'waiting for a trivial answer while merging 200 000 records',
        unit: 'one call of the page over the loopback server and back',
        sides: [
          { label: 'idle', samples: idle },
          { label: 'while merging', samples: busy },
          { label: 'longest while idle', samples: [Math.max(...idle)] },
          { label: 'longest while merging', samples: [Math.max(...busy)] },
        ],
        ratios: [
          {
            label: 'longest wait while merging ÷ idle',
            over: 'longest while merging',
            under: ['idle'],
            aim: { most: 10 },
          },
          {
            label: 'the same while nothing is merged: longest wait while idle ÷ idle',
            over: 'longest while idle',
            under: ['idle'],
          },
          {
            label: 'longest wait while merging ÷ longest wait while idle, which is what the machine alone adds',
            over: 'longest while merging',
            under: ['longest while idle'],
          },
          { label: 'usual wait while merging ÷ idle', over: 'while merging', under: ['idle'] },
        ],
        notes: [
          `${DESKS} files of ${RECORDS} records each, one after another, in ${(merging / 1000).toFixed(1)} s: ${Math.round((DESKS * RECORDS) / (merging / 1000))} records a second end to end. Meanwhile a thread asks for app.hello every 5 ms; 99 of 100 answers came within ${quantile(busy, 0.99).toFixed(1)} ms.`,
          `Without merging 99 of 100 answers came within ${quantile(idle, 0.99).toFixed(1)} ms. Merging works in stretches of about 2 ms, and so does what follows from it; between two of them all waiting questions are answered. A thread reads the files and another takes the write-ahead log over into the database, so that with the one that asks four threads share the cores. What cannot be divided: a commit, the transaction that makes a file count, a collection of memory, and the sorting of the keys of all slots of a log.`,
        ],
      };
    } finally {
      await client.terminate();
      await server.close();
      backend.close();
    }
  });
}
