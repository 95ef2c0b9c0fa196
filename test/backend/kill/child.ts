/**
 * A process that does one operation of the real backend and is killed meanwhile. It loads everything, waits for a line
 * of JSON `{ root, input }` on its input, says `begun` when the operation starts, some say `near` in the midst of it, and `done` when it was reported as
 * done, and then lives until it is killed. Argument: name of the operation.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { createTestPorts } from '../../support/ports.ts';
import { OPERATIONS } from './operations.ts';

const Job = z.object({ root: z.string(), input: z.string() });

const begin = OPERATIONS[process.argv[2] ?? ''];
if (begin === undefined) throw new Error(`no operation ${process.argv[2]}`);
const lines = createInterface({ input: process.stdin });
for await (const line of lines) {
  const { root, input } = Job.parse(JSON.parse(line));
  // Fresh identifiers in every process, as in life; a seed would repeat those of the run before.
  const run = await begin(root, input, createTestPorts(randomUUID()), () => writeSync(1, 'near\n'));
  writeSync(1, 'begun\n');
  await run();
  writeSync(1, 'done\n');
}
