import type { Page } from '@playwright/test';
import { PASSPHRASE } from '../../support/round-trip.ts';
import type { Words } from '../words.ts';

/** Gives the office's passphrase where the intake screen asks for it; what waited for it goes on by itself. */
export async function unlockKeys(page: Page, t: Words): Promise<void> {
  await page.getByLabel(t('sticks:unlock.label'), { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: t('sticks:unlock.open') }).click();
}
