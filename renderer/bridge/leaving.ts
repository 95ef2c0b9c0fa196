type Flush = () => Promise<boolean>;
const flushes = new Set<Flush>();

/** Sends everything that still waits anywhere on the page. True when nothing is left unsaved. */
export async function flushAll(): Promise<boolean> {
  const results = await Promise.all([...flushes].map((flush) => flush()));
  return results.every(Boolean);
}

/** Adds a queue to those that are sent before the page or the screen goes away; gives the way to remove it. */
export function beforeLeaving(flush: Flush): () => void {
  flushes.add(flush);
  return () => flushes.delete(flush);
}

/** Sends what waits when a field loses the focus, the window is hidden, or the page goes away. Call once. */
export function flushOnLeaving(): void {
  const flush = () => void flushAll();
  document.addEventListener('focusout', flush);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush();
  });
  window.addEventListener('pagehide', flush);
}
