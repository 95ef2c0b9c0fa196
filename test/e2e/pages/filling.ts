import type { Locator, Page } from '@playwright/test';
import type { Method } from '../../../shared/model/template.ts';
import { wordsOf } from '../words.ts';

const zh = wordsOf('zh');

/** Heading of the item on the screen. */
export function itemTitle(page: Page): Locator {
  return page.getByRole('heading', { level: 2 }).filter({ hasText: /^[ABC]\d\.\d\.\d/ });
}

/** The mark in the bar once everything typed is durable. */
export function savedMark(page: Page): Locator {
  return page.getByRole('banner').getByText(new RegExp(`^${zh('frame:save.savedAt', { at: '\\d\\d:\\d\\d' })}$`));
}

/** Goes on with Tab until the focus is on something whose name begins with `name`. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab');
    const names = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === null) return [];
      const field = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement;
      const labels = field ? [...(at.labels ?? [])].map((label) => label.textContent) : [];
      return [at.getAttribute('aria-label') ?? '', at.textContent, ...labels];
    });
    if (names.some((one) => one.trim().startsWith(name))) return;
  }
  throw new Error(`the Tab key does not lead to ${name}`);
}

/** Types a complete answer; the cursor is in the first field of the item. `turn` varies what is answered. */
export async function answerByKeys(page: Page, method: Method, turn: number): Promise<void> {
  const { keyboard } = page;
  switch (method.type) {
    case 'graded':
      await keyboard.press(String((turn % 3) + 1));
      return;
    case 'checklist':
      for (const [index] of method.items.entries()) await keyboard.press(index % 4 === 3 ? 'p' : 'y');
      return;
    case 'ratio':
      await keyboard.type('9');
      if (method.denominator.from !== 'entered') return;
      await keyboard.press('Tab');
      await keyboard.type('12');
      return;
    case 'deduction':
      if (turn % 2 === 0) await keyboard.press('Space');
      else {
        await keyboard.press('Tab');
        await keyboard.type('1');
      }
      return;
    default:
      method satisfies never;
  }
}
