import { Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';

/**
 * A thread that plays the page: it asks something trivial over the loopback server again and again and notes how long
 * each answer took. On any message it says what it noted since the last one.
 */
const PAUSE_MS = 5;
const Given = z.object({ origin: z.string(), token: z.string() });
const { origin, token } = Given.parse(workerData);
if (!parentPort) throw new Error('this module runs as a worker thread');
const port = parentPort;
let noted: number[] = [];
port.on('message', () => {
  port.postMessage(noted, []);
  noted = [];
});
const agent = new Agent({ keepAlive: true });
const body = JSON.stringify({ method: 'app.hello', input: {} });
const headers = {
  'Content-Type': 'application/json',
  'Content-Length': Buffer.byteLength(body),
  'X-App-Request': '1',
  Authorization: `Bearer ${token}`,
  Origin: origin,
  'Sec-Fetch-Site': 'same-origin',
  'Sec-Fetch-Mode': 'cors',
  'Sec-Fetch-Dest': 'empty',
};

function ask(): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}/call`, { method: 'POST', headers, agent }, (response) => {
      resolve(buffer(response));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

for (;;) {
  const start = performance.now();
  const answer = await ask();
  const ms = performance.now() - start;
  z.object({ ok: z.literal(true) }).parse(JSON.parse(answer.toString('utf8')));
  noted.push(ms);
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
