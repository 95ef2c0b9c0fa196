// @vitest-environment node
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  bundledFaces,
  fontCoverage,
  fontStylesheet,
  formatRanges,
  parseRanges,
} from '../../../renderer/build/fonts.ts';
import { uncovered } from '../../../renderer/print/covered-characters.ts';

const project = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, project), 'utf8');
const plain = (text: string) => text.replace(/\s+/g, '');

describe('bundled fonts', () => {
  let faces: ReturnType<typeof bundledFaces>;
  beforeAll(() => {
    faces = bundledFaces();
  });

  test('the stylesheet and the coverage table belong to the installed packages', () => {
    expect(plain(read('renderer/styles/fonts.css'))).toBe(plain(fontStylesheet(faces)));
    expect(plain(read('renderer/print/font-coverage.json'))).toBe(plain(fontCoverage(faces)));
  });

  test('only WOFF2 files are named, in the two weights and the one that spans both', () => {
    const css = read('renderer/styles/fonts.css');
    expect(css).not.toMatch(/\.woff['"]/);
    expect(new Set([...css.matchAll(/font-weight: ([^;]+);/g)].map((match) => match[1]))).toEqual(
      new Set(['400', '600', '400 600']),
    );
  });

  test('the Han blocks are covered as far as these figures say', () => {
    const covered = new Set([...faces.main, ...faces.rare].flatMap((face) => [...face.characters]));
    const main = new Set(faces.main.flatMap((face) => [...face.characters]));
    const blocks: readonly (readonly [string, number, number, number])[] = [
      ['CJK Unified Ideographs', 0x4e00, 0x9fff, 20_992],
      ['Extension A', 0x3400, 0x4dbf, 6592],
      ['Extension B', 0x20000, 0x2a6df, 1693],
      ['Extension C', 0x2a700, 0x2b73f, 165],
      ['Extension D', 0x2b740, 0x2b81f, 32],
      ['Extension E', 0x2b820, 0x2ceaf, 256],
      ['Extension F', 0x2ceb0, 0x2ebef, 102],
      ['Extension G', 0x30000, 0x3134f, 243],
    ];
    const figures = blocks.map(([name, first, last, expected]) => {
      const within = (set: ReadonlySet<number>) => [...set].filter((one) => one >= first && one <= last).length;
      return { name, size: last - first + 1, first: within(main), both: within(covered), expected };
    });
    process.stdout.write(
      `${figures.map((f) => `${f.name}: Noto ${f.first}, both ${f.both} of ${f.size}`).join('\n')}\n`,
    );
    expect(figures.filter((figure) => figure.both < figure.expected)).toEqual([]);
  });

  test('every character of the bundled indicator sets and of rare names can be shown', () => {
    const sets =
      read('resources/indicator-sets/xicheng-2021.template.json') +
      read('resources/indicator-sets/xicheng.communities.json');
    expect(uncovered(sets)).toEqual([]);
    expect(uncovered('䶮㛃㐂㸌㑇𬭎𬱖𫖯𬍛𪩘𬸚𬘭𬬭𫘧𫍯喆堃犇')).toEqual([]);
  });

  test('a character without a glyph is named once', () => {
    expect(uncovered('王\u{2f9ff}\u{2f9ff}\u{10ffff}\n明')).toEqual(['\u{2f9ff}', '\u{10ffff}']);
  });

  test('ranges are read and written', () => {
    expect(parseRanges('U+4e00-4e02, U+1f1e9')).toEqual([0x4e00, 0x4e01, 0x4e02, 0x1f1e9]);
    expect(formatRanges([0x4e02, 0x4e00, 0x4e01, 0x1f1e9])).toBe('4e00-4e02,1f1e9');
  });
});
