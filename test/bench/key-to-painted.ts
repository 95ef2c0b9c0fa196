import type { Page } from 'playwright-core';

/** Notes, for each key, the time from the event to the first moment after the frame that shows what it did. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted: number[] = [];
    Object.assign(window, { noted });
    window.addEventListener(
      'keydown',
      (event) => {
        requestAnimationFrame(() => {
          // A message is delivered after the frame has been painted.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => noted.push(performance.now() - event.timeStamp), { once: true });
          port1.start();
          port2.postMessage(null);
        });
      },
      true,
    );
  });
}

/** Types digits one by one and gives the milliseconds of each. */
export async function typed(page: Page, keys: readonly string[]): Promise<readonly number[]> {
  for (const key of keys) await page.keyboard.press(key);
  await page.waitForFunction(
    (count) => 'noted' in window && Array.isArray(window.noted) && window.noted.length >= count,
    keys.length,
  );
  return await page.evaluate(() => {
    const all = 'noted' in window && Array.isArray(window.noted) ? window.noted : [];
    return all.splice(0).map(Number);
  });
}
