import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInstance, type ResourceLanguage } from 'i18next';
import type { Language } from '../../shared/model/text.ts';

const LOCALES = fileURLToPath(new URL('../../renderer/i18n/locales', import.meta.url));

function read(language: Language): ResourceLanguage {
  const files = readdirSync(join(LOCALES, language));
  return Object.fromEntries(
    files.map((file) => [basename(file, '.json'), JSON.parse(readFileSync(join(LOCALES, language, file), 'utf8'))]),
  );
}

const texts = createInstance();
void texts.init({
  fallbackLng: false,
  resources: { zh: read('zh'), en: read('en') },
  interpolation: { escapeValue: false },
  initAsync: false,
});

export type Words = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** What the screens say, by `namespace:key`; a key without a text fails the story. */
export function wordsOf(language: Language): Words {
  const t = texts.getFixedT(language);
  return (key, values = {}) => {
    if (!texts.exists(key, { lng: language })) throw new Error(`no text ${key}`);
    return t(key, values);
  };
}
