import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const test = fileURLToPath(new URL('..', import.meta.url));
const titles = globSync(['backend/**/*.test.ts', 'shared/**/*.test.ts', 'e2e/specs/*.spec.ts'], { cwd: test }).flatMap(
  (file) => {
    const text = readFileSync(`${test}/${file}`, 'utf8');
    // Also the titles of tests that are made from a table.
    return [
      ...text.matchAll(/'(rows? \d[^'\n]*)'/g),
      ...text.matchAll(/\b(?:test|it|describe)(?:\.each\([^)]*\))?\(\s*[`'"]([^\n]*)/g),
    ].map(([, title]) => title ?? '');
  },
);

/** Numbers that titles name after `word`, as in `P1, P2: …` or `rows 68, 95`. */
function named(word: RegExp): ReadonlySet<number> {
  return new Set(
    titles.flatMap((title) => [...title.matchAll(word)].flatMap(([all]) => all.match(/\d+/g)?.map(Number) ?? [])),
  );
}

describe('what was promised has a test that says so', () => {
  it('finds the titles of many tests', () => {
    expect(titles.length).toBeGreaterThan(500);
  });

  it('every property of the merge and of the files, P1 to P18', () => {
    const found = named(/\bP\d+\b/g);
    expect(Array.from({ length: 18 }, (_, n) => n + 1).filter((n) => !found.has(n))).toEqual([]);
  });

  it('every row of the list of hostile inputs that is more than one file', () => {
    const list = readFileSync(`${test}/vectors/hostile/README.md`, 'utf8');
    const rows = [...list.matchAll(/^\| (\d+) \|.*\| scenario \|$/gm)].map(([, row]) => Number(row));
    expect(rows.length).toBeGreaterThan(10);
    const found = named(/\brows? \d+(?:, \d+)*/g);
    expect(rows.filter((row) => !found.has(row))).toEqual([]);
  });
});
