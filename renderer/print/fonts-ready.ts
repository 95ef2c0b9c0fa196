import { FONT_FAMILIES, uncovered } from './covered-characters.ts';

const FAMILY_LIST = FONT_FAMILIES.map((family) => `"${family}"`).join(', ');
const WEIGHTS = [400, 600];

export type FontOutcome = { readonly ok: true } | { readonly ok: false; readonly characters: string };

/**
 * Loads every slice that the texts need, in both weights. Margin boxes do not load fonts by themselves, so their text
 * must be among `texts`. A character without a glyph is an outcome: a box on paper would go unnoticed until filing.
 */
export async function loadFonts(texts: string, fonts: FontFaceSet): Promise<FontOutcome> {
  const missing = uncovered(texts);
  if (missing.length > 0) return { ok: false, characters: missing.join('') };
  for (const weight of WEIGHTS) await fonts.load(`${weight} 12px ${FAMILY_LIST}`, texts);
  await fonts.ready;
  return { ok: true };
}
