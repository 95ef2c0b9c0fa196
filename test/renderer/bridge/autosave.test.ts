import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAutosave, IDLE_MS, RETRY_MS, type SaveState } from '../../../renderer/bridge/autosave.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';

interface Answer {
  readonly revision: number;
  readonly savedAt: string;
}

/** A host that counts revisions per item and can refuse. */
function fakeHost() {
  const sent: { readonly key: string; readonly item: string; readonly base: number }[] = [];
  const revisions = new Map<string, number>();
  const states: SaveState[] = [];
  const host = { sent, states, revisions, refusal: undefined as AppError | undefined, delay: 0 };
  const queue = createAutosave<string, Answer>({
    send: async (key, item, base): Promise<Result<Answer, AppError>> => {
      sent.push({ key, item, base });
      if (host.delay > 0) await new Promise((resolve) => setTimeout(resolve, host.delay));
      if (host.refusal !== undefined) return refuse(host.refusal);
      const current = revisions.get(key) ?? 0;
      if (base !== current) return refuse({ code: 'stale_revision', current });
      revisions.set(key, current + 1);
      return ok({ revision: current + 1, savedAt: `2026-01-01T00:00:0${sent.length}.000Z` });
    },
    onSaved: () => undefined,
    onState: (state) => states.push(state),
  });
  return { ...host, host, queue };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('sends once after the typing rests, with the last text', async () => {
  const { queue, sent, states } = fakeHost();
  queue.change('A', '1');
  await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
  queue.change('A', '12');
  await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
  expect(sent).toEqual([]);
  expect(states.at(-1)?.kind).toBe('saving');
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual([{ key: 'A', item: '12', base: 0 }]);
  expect(states.at(-1)).toEqual({ kind: 'saved', at: '2026-01-01T00:00:01.000Z' });
});

test('never has two saves under way, and builds each on the answer before', async () => {
  const { queue, sent, host, revisions } = fakeHost();
  host.delay = 50;
  queue.change('A', 'first');
  const flushed = queue.flush();
  queue.change('A', 'second');
  queue.change('B', 'other');
  await vi.advanceTimersByTimeAsync(40);
  expect(sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(await flushed).toBe(true);
  expect(sent).toEqual([
    { key: 'A', item: 'first', base: 0 },
    { key: 'A', item: 'second', base: 1 },
    { key: 'B', item: 'other', base: 0 },
  ]);
  expect([...revisions]).toEqual([
    ['A', 2],
    ['B', 1],
  ]);
});

test('keeps what a host that is away did not take, and sends it again by itself', async () => {
  const { queue, sent, states, host } = fakeHost();
  host.refusal = { code: 'internal', errorId: 'no-connection' };
  queue.change('A', 'text');
  expect(await queue.flush()).toBe(false);
  expect(states.at(-1)?.kind).toBe('unsaved');
  expect(queue.waiting()).toBe(true);
  host.refusal = undefined;
  await vi.advanceTimersByTimeAsync(RETRY_MS[0]);
  expect(sent.at(-1)).toEqual({ key: 'A', item: 'text', base: 0 });
  expect(states.at(-1)?.kind).toBe('saved');
});

test('an item that is refused for good does not hold up the others', async () => {
  const { queue, sent, states, revisions } = fakeHost();
  revisions.set('A', 7);
  queue.change('A', 'mine');
  queue.change('B', 'other');
  expect(await queue.flush()).toBe(false);
  expect(sent.map((one) => one.key)).toEqual(['A', 'B']);
  expect(revisions.get('B')).toBe(1);
  expect(states.at(-1)).toMatchObject({ kind: 'unsaved', error: { code: 'stale_revision', current: 7 } });
  expect(await queue.keepMine()).toBe(true);
  expect(sent.at(-1)).toEqual({ key: 'A', item: 'mine', base: 7 });
});

test('after a stale revision mine can be dropped, and says which item to read again', async () => {
  const { queue, states, revisions } = fakeHost();
  revisions.set('A', 7);
  queue.change('A', 'mine');
  await queue.flush();
  expect(queue.dropMine()).toEqual(['A']);
  expect(queue.waiting()).toBe(false);
  expect(states.at(-1)?.kind).toBe('saved');
});
