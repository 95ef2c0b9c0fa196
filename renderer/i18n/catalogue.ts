import enFilling from './locales/en/filling.json';
import enFrame from './locales/en/frame.json';
import enStart from './locales/en/start.json';
import zhFilling from './locales/zh/filling.json';
import zhFrame from './locales/zh/frame.json';
import zhStart from './locales/zh/start.json';

/**
 * Every text of the screens: one file per feature and language. A feature adds one line to each table; the English
 * table must have the same keys, which the type of `CATALOGUE` checks.
 */
export const ZH = {
  frame: zhFrame,
  start: zhStart,
  filling: zhFilling,
};

const EN: typeof ZH = {
  frame: enFrame,
  start: enStart,
  filling: enFilling,
};

export const CATALOGUE = { zh: ZH, en: EN } as const;
