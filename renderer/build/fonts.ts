import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { charactersOf } from './woff2-characters.ts';

/**
 * The fonts of screens and prints: one family for everyday text in two weights, and a second one that has the rest of
 * the Han repertoire, for names of persons and places. `node renderer/build/fonts.ts` writes the stylesheet and the
 * table of what both together can show; a test compares them with the installed packages.
 */
const PACKAGES = new URL('../../node_modules/', import.meta.url);
const MAIN = { family: 'Noto Sans SC', folder: '@fontsource/noto-sans-sc', weights: ['400', '600'] } as const;
const RARE = { family: 'LXGW WenKai GB Screen', folder: 'lxgw-wenkai-screen-web/lxgwwenkaigbscreen' } as const;
const PRIVATE_USE = [
  [0xe000, 0xf8ff],
  [0xf0000, 0x10ffff],
] as const;

export interface Face {
  readonly family: string;
  readonly weight: string;
  /** Below node_modules. */
  readonly file: string;
  readonly characters: ReadonlySet<number>;
}

/** Reads a `unicode-range` list: `U+4e00-4e03, U+1f1e9` gives the numbers. */
export function parseRanges(list: string): number[] {
  return list.split(',').flatMap((part) => {
    const [first = '', last = first] = part.trim().replace(/^u\+/i, '').split('-');
    const from = Number.parseInt(first, 16);
    return Array.from({ length: Number.parseInt(last, 16) - from + 1 }, (_, i) => from + i);
  });
}

/** The shortest list of ranges, e.g. `4e00-4e03,4e07`. */
export function formatRanges(characters: Iterable<number>): string {
  const parts: { first: number; last: number }[] = [];
  for (const character of [...characters].sort((a, b) => a - b)) {
    const open = parts.at(-1);
    if (open !== undefined && character === open.last + 1) open.last = character;
    else parts.push({ first: character, last: character });
  }
  return parts
    .map(({ first, last }) => (first === last ? first.toString(16) : `${first.toString(16)}-${last.toString(16)}`))
    .join(',');
}

interface Rule {
  readonly file: string;
  readonly range: readonly number[];
}

function rulesOf(css: string): Rule[] {
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, body = '']) => {
    const file = /url\(["']?\.\/([^"')]+\.woff2)["']?\)/.exec(body)?.[1];
    const range = /unicode-range:\s*([^;]+)/.exec(body)?.[1];
    if (file === undefined || range === undefined) throw new Error('a font rule names no file or no characters');
    return { file, range: parseRanges(range) };
  });
}

function faces(font: { family: string; folder: string }, stylesheet: string, weight: string): Face[] {
  return rulesOf(readFileSync(new URL(`${font.folder}/${stylesheet}`, PACKAGES), 'utf8')).map(({ file, range }) => {
    const inFile = charactersOf(readFileSync(new URL(`${font.folder}/${file}`, PACKAGES)));
    return {
      family: font.family,
      weight,
      file: `${font.folder}/${file}`,
      characters: new Set(range.filter((character) => inFile.has(character))),
    };
  });
}

function isPrivate(character: number): boolean {
  return PRIVATE_USE.some(([first, last]) => character >= first && character <= last);
}

function union(list: readonly Face[]): Set<number> {
  return new Set(list.flatMap((face) => [...face.characters]));
}

/** Every face that is shipped, with the characters it really shows; the second family has only what the first lacks. */
export function bundledFaces(): { readonly main: readonly Face[]; readonly rare: readonly Face[] } {
  const perWeight = MAIN.weights.map((weight) => faces(MAIN, `${weight}.css`, weight));
  const inAllWeights = perWeight
    .map(union)
    .reduce((common, set) => new Set([...common].filter((character) => set.has(character))));
  const taken = new Set(inAllWeights);
  const rare = faces(RARE, 'result.css', `${MAIN.weights[0]} ${MAIN.weights[1]}`)
    .map((face) => {
      const fresh = new Set([...face.characters].filter((one) => !taken.has(one) && !isPrivate(one)));
      for (const character of fresh) taken.add(character);
      return { ...face, characters: fresh };
    })
    .filter((face) => face.characters.size > 0);
  const main = perWeight.flat().map((face) => ({
    ...face,
    characters: new Set(
      [...face.characters].filter((character) => inAllWeights.has(character) && !isPrivate(character)),
    ),
  }));
  return { main: main.filter((face) => face.characters.size > 0), rare };
}

/** One rule per face; the rare family spans both weights, so that no bold is ever faked by the engine. */
export function fontStylesheet({ main, rare }: ReturnType<typeof bundledFaces>): string {
  const rules = [...main, ...rare].map(
    (face) => `@font-face {
  font-family: '${face.family}';
  font-style: normal;
  font-weight: ${face.weight};
  font-display: block;
  src: url('${face.file}') format('woff2');
  unicode-range: ${formatRanges(face.characters)
    .split(',')
    .map((range) => `U+${range}`)
    .join(', ')};
}
`,
  );
  return `/* Written by renderer/build/fonts.ts; change it there. */\n${rules.join('')}`;
}

/** What the families together can show, as ranges of code points in hexadecimal. */
export function fontCoverage({ main, rare }: ReturnType<typeof bundledFaces>): string {
  const ranges = formatRanges(union([...main, ...rare]));
  return `${JSON.stringify({ families: [MAIN.family, RARE.family], ranges }, null, 2)}\n`;
}

if (import.meta.main) {
  const all = bundledFaces();
  const folder = new URL('../styles/', import.meta.url);
  mkdirSync(fileURLToPath(folder), { recursive: true });
  writeFileSync(new URL('fonts.css', folder), fontStylesheet(all));
  writeFileSync(new URL('../print/font-coverage.json', import.meta.url), fontCoverage(all));
}
