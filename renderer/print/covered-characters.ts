import coverage from './font-coverage.json' with { type: 'json' };

/** Families of every screen and print, in the order in which a glyph is looked for. */
export const FONT_FAMILIES: readonly string[] = coverage.families;

const RANGES = coverage.ranges.split(',').map((range): readonly [number, number] => {
  const [first = '', last = first] = range.split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
});

/** True if a bundled font has a glyph for the code point, or if it is one that shows nothing (white space, joiners). */
export function isCovered(character: string): boolean {
  if (/^[\s\p{Default_Ignorable_Code_Point}]$/u.test(character)) return true;
  const code = character.codePointAt(0) ?? 0;
  let low = 0;
  let high = RANGES.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = RANGES[middle] ?? [0, 0];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}

/** The characters of a text that no bundled font can show, each once, in order of appearance. */
export function uncovered(text: string): string[] {
  return [...new Set(text)].filter((character) => !isCovered(character));
}
