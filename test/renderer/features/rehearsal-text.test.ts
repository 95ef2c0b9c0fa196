import { expect, test } from 'vitest';
import { SAMPLE_PASSPHRASE } from '../../../electron/demonstration/make-sample.ts';
import en from '../../../renderer/i18n/locales/en/rehearsal.json';
import zh from '../../../renderer/i18n/locales/zh/rehearsal.json';

test('the screen names the passphrase that a rehearsal really has', () => {
  for (const { apart } of [zh, en]) expect(apart).toContain(SAMPLE_PASSPHRASE);
});
