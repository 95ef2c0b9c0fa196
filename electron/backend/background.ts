import type { AppError } from '../../shared/errors.ts';
import type { Context } from './context.ts';
import type { Queue } from './dispatch.ts';
import type { Emit } from './ports.ts';
import { roleOf } from './services/identity.ts';
import { lookIntoInbox, waitingInInbox } from './services/intake/inbox.ts';
import { retryHeld } from './services/intake/retry.ts';

export interface BackgroundOptions {
  readonly context: Context;
  /** The line in which commands wait: background work never runs beside one. */
  readonly queue: Queue;
  readonly on: (listener: Emit) => () => void;
  /** Milliseconds between two looks into the watched folder. */
  readonly every: number;
}

/**
 * What an office's computer does by itself: it tries held files again when the roster changes, and takes in what is
 * put into the watched folder. Gives a function that ends it.
 */
export function startBackground({ context, queue, on, every }: BackgroundOptions): () => void {
  const { db, emit, ports } = context;
  const seen = new Map<string, string>();
  let ended = false;
  let told = '';

  const inLine = (work: () => Promise<void>): Promise<void> =>
    queue(async () => {
      if (ended || roleOf(db) !== 'office') return;
      try {
        await work();
      } catch (error) {
        // Work that nobody waits for has only the log to complain to.
        ports.log.error('background', { stack: error instanceof Error ? error.stack : String(error) });
      }
    });

  const look = async (): Promise<void> => {
    const stopped: AppError | null = await lookIntoInbox(context, seen);
    const waiting = (await waitingInInbox(context)).length;
    const state = `${waiting} ${stopped?.code ?? ''}`;
    if (state !== told) emit('inbox.changed', { waiting, stopped });
    told = state;
  };

  const off = on((topic, payload) => {
    if (topic !== 'round.changed' || !('round' in payload)) return;
    const { round } = payload;
    void inLine(() => retryHeld(round, context));
  });
  let timer = setTimeout(tick, every);
  timer.unref();
  function tick(): void {
    void lookAndWait();
  }
  async function lookAndWait(): Promise<void> {
    await inLine(look);
    if (ended) return;
    timer = setTimeout(tick, every);
    timer.unref();
  }
  return () => {
    ended = true;
    clearTimeout(timer);
    off();
  };
}
