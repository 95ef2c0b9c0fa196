import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ask, call, evaluator, open, ROUND, UNIT } from '../support/evaluator.ts';
import { createTestPorts } from '../support/ports.ts';
import { createBackend } from '../../electron/backend/create-backend.ts';
import { tempDir } from '../support/temp-dir.ts';

const SAVER = fileURLToPath(new URL('../support/saver.ts', import.meta.url));
const SHEET = { round: ROUND, unit: UNIT, form: 'self', rater: null } as const;

/** Lets a process save until it has said `enough` numbers and a moment more, kills it, and gives the last number. */
async function saveAndKill(root: string, from: number, enough: number, moment: number): Promise<number> {
  const child = spawn(process.execPath, [SAVER, root, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const ended = once(child, 'close');
  const filled = new Promise<void>((resolve) => {
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8');
      if (said.split('\n').length > enough) resolve();
    });
  });
  await Promise.race([filled, ended]);
  await new Promise((done) => setTimeout(done, moment));
  child.kill('SIGKILL');
  await ended;
  // A last line without its end was not said.
  const lines = said.split('\n').slice(0, -1);
  return Number(lines.at(-1) ?? from - 1);
}

test('whatever was reported as saved is there after kill -9, six times over', { timeout: 120_000 }, async () => {
  const root = tempDir();
  (await evaluator(root, { role: 'street', units: [UNIT] })).close();
  let next = 0;
  for (const moment of [0, 3, 7, 11, 17, 23]) {
    const last = await saveAndKill(root, next, 12, moment);
    expect(last).toBeGreaterThanOrEqual(next + 11);
    const backend = await open(root);
    const sheet = await call(backend, 'responses.sheet', SHEET);
    const answer = sheet.responses.find((entry) => entry.leaf === 'A2.1.1');
    const kept = answer?.value?.t === 'ratio' ? Number(answer.value.num) : -1;
    // One more may be there: saved, but killed before it could be said.
    expect([last, last + 1]).toContain(kept);
    expect(answer?.note).toBe(`note ${kept}`);
    const undone = await call(backend, 'responses.undo', SHEET);
    expect(undone.responses.find((entry) => entry.leaf === 'A2.1.1')?.note).toBe(`note ${kept - 1}`);
    await call(backend, 'responses.redo', SHEET);
    backend.close();
    next = kept + 1;
  }
});

test('a second instance on the same folder is refused while the first works on', async () => {
  const root = tempDir();
  const first = await evaluator(root, { role: 'street', units: [UNIT] });
  const second = await createBackend({ root, workspace: 'main', ports: createTestPorts() });
  expect(second).toEqual({ ok: false, error: { code: 'locked' } });
  const saved = await ask(first, 'responses.save', {
    ...SHEET,
    leaf: 'A2.1.1',
    value: { t: 'ratio', num: '1', den: '20' },
    note: '',
    base: 0,
  });
  expect(saved.ok).toBe(true);
  first.close();
});
