import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, expectAccessible } from './story.ts';

const SCREENS = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
const SIZES = [
  { name: '1280x720', width: 1280, height: 720 },
  { name: '1024x640', width: 1024, height: 640 },
  { name: 'zoom-200', width: 640, height: 360 },
] as const;

/** The page never scrolls sideways, in no size; axe has nothing to say; a picture of each. */
export async function judge(page: Page, name: string, language: string): Promise<void> {
  mkdirSync(SCREENS, { recursive: true });
  for (const { name: size, width, height } of SIZES) {
    await page.setViewportSize({ width, height });
    const sideways = (): Promise<readonly number[]> =>
      page.evaluate(() => {
        const work = document.querySelector('.work-scroll');
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth - clientWidth, work === null ? 0 : work.scrollWidth - work.clientWidth];
      });
    // Some parts learn the new width from an observer, a moment later.
    await expect.poll(sideways, { message: `${name} at ${size}` }).toEqual([0, 0]);
    await page.screenshot({ path: join(SCREENS, `${name}-${size}-${language}.png`) });
  }
  await expectAccessible(page);
  await page.setViewportSize(SIZES[0]);
  await expectAccessible(page);
}
