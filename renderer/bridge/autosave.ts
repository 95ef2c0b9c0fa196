import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';

export const IDLE_MS = 400;
/** Pauses before another try when the host or the disk does not take a save; the last one repeats. */
export const RETRY_MS = [1000, 3000, 8000] as const;

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'saving'; readonly at: string | null }
  | { readonly kind: 'unsaved'; readonly at: string | null; readonly error: AppError };

/** What the host says about one saved item: the revision to build on, and when it became durable. */
export interface Saved {
  readonly revision: number;
  readonly savedAt: string | null;
}

export interface AutosaveOptions<Item, Answer extends Saved> {
  /** Sends one item on top of revision `base`; durable when it answers. */
  readonly send: (key: string, item: Item, base: number) => Promise<Result<Answer, AppError>>;
  readonly onSaved: (key: string, answer: Answer, newerWaiting: boolean) => void;
  readonly onState: (state: SaveState) => void;
}

export interface Autosave<Item> {
  /** Tells the revision that the host has, as read; 0 for none. */
  know(key: string, revision: number, savedAt: string | null): void;
  /** Something was typed: it is sent after a short rest. */
  change(key: string, item: Item): void;
  /** Sends all that waits, now. True when nothing is left unsaved. */
  flush(): Promise<boolean>;
  /** After a stale revision: send mine on top of what is there. */
  keepMine(): Promise<boolean>;
  /** After a stale revision: forget mine; gives the items to read again. */
  dropMine(): readonly string[];
  waiting(): boolean;
  /** Something was refused or could not be sent; leaving the page now would lose it. */
  troubled(): boolean;
  dispose(): void;
}

function worthRetrying(error: AppError): boolean {
  return error.code === 'internal' || error.code === 'disk';
}

/**
 * One queue per sheet: items go out one after another, each on the revision that the previous answer gave, so
 * revisions never cross. What was not taken stays waiting and is sent again; nothing typed is ever dropped by itself.
 */
export function createAutosave<Item, Answer extends Saved>(options: AutosaveOptions<Item, Answer>): Autosave<Item> {
  const waiting = new Map<string, Item>();
  /** Refused for a reason that sending again cannot change; held apart, so that the others still go out. */
  const stuck = new Map<string, { readonly item: Item; readonly error: AppError }>();
  const revisions = new Map<string, number>();
  let lastAt: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;
  let failures = 0;

  const schedule = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), milliseconds);
  };

  const settle = (): boolean => {
    const first = stuck.values().next().value;
    options.onState(
      first === undefined ? { kind: 'saved', at: lastAt } : { kind: 'unsaved', at: lastAt, error: first.error },
    );
    return first === undefined;
  };

  const hold = (key: string, item: Item, error: AppError) => {
    if (error.code === 'stale_revision') revisions.set(key, error.current);
    // What was typed meanwhile is newer and will be tried by itself.
    if (!waiting.has(key)) stuck.set(key, { item, error });
  };

  const tryLater = (key: string, item: Item, error: AppError): false => {
    if (!waiting.has(key)) waiting.set(key, item);
    options.onState({ kind: 'unsaved', at: lastAt, error });
    schedule(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? IDLE_MS);
    failures += 1;
    return false;
  };

  const drain = async (): Promise<boolean> => {
    for (;;) {
      const next = waiting.entries().next().value;
      if (next === undefined) return settle();
      const [key, item] = next;
      waiting.delete(key);
      options.onState({ kind: 'saving', at: lastAt });
      const result = await options.send(key, item, revisions.get(key) ?? 0);
      if (result.ok) {
        failures = 0;
        revisions.set(key, result.value.revision);
        lastAt = result.value.savedAt ?? lastAt;
        options.onSaved(key, result.value, waiting.has(key));
      } else if (worthRetrying(result.error)) return tryLater(key, item, result.error);
      else hold(key, item, result.error);
    }
  };

  async function flush(): Promise<boolean> {
    clearTimeout(timer);
    // A running round takes newer items along, because it looks again after each answer.
    if (running !== undefined) return running;
    if (waiting.size === 0) return stuck.size === 0;
    running = drain().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    know(key, revision, savedAt) {
      if (!waiting.has(key) && !stuck.has(key)) revisions.set(key, revision);
      if (savedAt !== null && (lastAt === null || savedAt > lastAt)) lastAt = savedAt;
    },
    change(key, item) {
      stuck.delete(key);
      waiting.set(key, item);
      options.onState({ kind: 'saving', at: lastAt });
      schedule(IDLE_MS);
    },
    flush,
    keepMine() {
      for (const [key, { item }] of stuck) waiting.set(key, item);
      stuck.clear();
      return flush();
    },
    dropMine() {
      const dropped = [...stuck.keys()];
      stuck.clear();
      settle();
      return dropped;
    },
    waiting: () => waiting.size > 0 || stuck.size > 0 || running !== undefined,
    troubled: () => stuck.size > 0 || failures > 0,
    dispose() {
      clearTimeout(timer);
    },
  };
}
