export type Language = 'zh' | 'en';

/** The label in the wished language. Free of schemas, because pages use it. */
export function inLanguage(text: { readonly zh: string; readonly en: string }, language: Language): string {
  return language === 'zh' ? text.zh : text.en;
}
