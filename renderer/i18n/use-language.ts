import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/model/text.ts';

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh';
}

/** Picks the label of something that carries both languages. An absent English text falls back to the Chinese one. */
export function useLabel(): (text: { readonly zh: string; readonly en?: string | undefined }) => string {
  const language = useLanguage();
  return useCallback(
    (text) => (language === 'en' && text.en !== undefined && text.en !== '' ? text.en : text.zh),
    [language],
  );
}
