type Flush = () => Promise<boolean>;
/** Each queue's way to send what waits, and to tell whether it could not. */
const queues = new Map<Flush, () => boolean>();

/** Sends everything that still waits anywhere on the page. True when nothing is left unsaved. */
export async function flushAll(): Promise<boolean> {
  const results = await Promise.all([...queues.keys()].map((flush) => flush()));
  return results.every(Boolean);
}

/** Adds a queue to those that are sent before the page or the screen goes away; gives the way to remove it. */
export function beforeLeaving(flush: Flush, troubled: () => boolean): () => void {
  queues.set(flush, troubled);
  return () => queues.delete(flush);
}

/**
 * Sends what waits when a field loses the focus, the window is hidden, or the page goes away; asks before the page goes
 * while something could not be saved. Call once.
 */
export function flushOnLeaving(): void {
  const flush = () => void flushAll();
  document.addEventListener('focusout', flush);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush();
  });
  window.addEventListener('pagehide', flush);
  window.addEventListener('beforeunload', (event) => {
    if ([...queues.values()].some((troubled) => troubled())) event.preventDefault();
  });
}
