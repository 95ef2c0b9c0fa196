/**
 * A program with the office's backend: takes in the file that it is told, or does nothing for as long. Says its peak
 * of resident memory in KiB at the end. Arguments: folder of the office, round, path of the file or nothing.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { call } from '../support/evaluator.ts';
import { createTestPorts } from '../support/ports.ts';
import { openOffice } from '../support/round-trip.ts';

const [root = '', round = '', path = ''] = process.argv.slice(2);
const backend = await openOffice(root, createTestPorts(randomUUID()));
await call(backend, 'intake.list', { round });
if (path === '') await new Promise((resolve) => setTimeout(resolve, 1000));
else {
  const verdict = await call(backend, 'intake.take', { round, file: backend.files.register(path) });
  if (verdict.outcome !== 'accepted') throw new Error(JSON.stringify(verdict));
}
backend.close();

/** The system's own peak for a process counts what it was forked from; the peak of its memory alone is in /proc. */
function peakKiB(): number {
  if (!existsSync('/proc/self/status')) return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}
process.stdout.write(`${peakKiB()}\n`);
