import { z } from 'zod';

/** A label in both languages. */
export const BilingualText = z.looseObject({ zh: z.string(), en: z.string() });
export type BilingualText = z.infer<typeof BilingualText>;

export type Language = 'zh' | 'en';

/** The label in the wished language. */
export function inLanguage(text: { readonly zh: string; readonly en: string }, language: Language): string {
  return language === 'zh' ? text.zh : text.en;
}
