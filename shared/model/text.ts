export type Language = 'zh' | 'en';

/** The label in the wished language. Free of schemas, because pages use it. */
export function inLanguage(text: { readonly zh: string; readonly en: string }, language: Language): string {
  return language === 'zh' ? text.zh : text.en;
}

/** Names in quotes as they stand in a sentence: “A”, “B”和“C”. */
export function listed(names: readonly string[], language: Language): string {
  const quoted = names.map((name) => `“${name}”`);
  return new Intl.ListFormat(language === 'zh' ? 'zh-CN' : 'en', { type: 'conjunction' }).format(quoted);
}
