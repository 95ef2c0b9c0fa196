import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDemoOptions } from '../../../electron/cli/demo-options.ts';
import { textTable } from '../../../electron/cli/text-table.ts';
import { beginOutFolder } from '../../../electron/demonstration/out-folder.ts';
import { flipOneBit } from '../../../electron/demonstration/tamper.ts';
import { tempDir } from '../../support/temp-dir.ts';

function begin(out: string) {
  const begun = beginOutFolder(out, 1);
  if (!begun.ok) throw new Error(begun.error);
  return begun.value;
}

describe('the folder of the result', () => {
  it('appears when it is finished, and takes the place of an older one only then', () => {
    const out = join(tempDir(), 'deep', 'demo');
    const first = begin(out);
    writeFileSync(join(first.making, 'a'), '1');
    expect(existsSync(out)).toBe(false);
    first.finish();
    const second = begin(out);
    writeFileSync(join(second.making, 'b'), '2');
    expect(readdirSync(out).sort()).toEqual(['a', 'demonstration.json']);
    second.finish();
    expect(readdirSync(out).sort()).toEqual(['b', 'demonstration.json']);
    expect(readdirSync(dirname(out))).toEqual(['demo']);
    expect(readFileSync(join(out, 'demonstration.json'), 'utf8')).toContain('模拟数据');
  });

  it('leaves nothing when it is given up', () => {
    const out = join(tempDir(), 'demo');
    begin(out).discard();
    expect(readdirSync(dirname(out))).toEqual([]);
  });

  it('never takes the place of anything else', () => {
    const out = tempDir();
    writeFileSync(join(out, 'letter.txt'), 'mine');
    expect(beginOutFolder(out, 1)).toEqual({ ok: false, error: 'foreign' });
    expect(beginOutFolder(join(out, 'letter.txt'), 1)).toEqual({ ok: false, error: 'foreign' });
    expect(readdirSync(out)).toEqual(['letter.txt']);
    const empty = join(out, 'empty');
    mkdirSync(empty);
    begin(empty).finish();
    expect(readdirSync(empty)).toEqual(['demonstration.json']);
  });
});

it.each([0, 1, 2021, 4_294_967_295])('tampering with seed %i changes one bit of one file', (seed) => {
  const folder = tempDir();
  const before = Buffer.from(Array.from({ length: 300 }, (_, index) => index % 256));
  const paths = ['a', 'b', 'c'].map((name) => join(folder, name));
  for (const path of paths) writeFileSync(path, before);
  const { file, offset, bit } = flipOneBit(paths, seed);
  const wanted = Buffer.from(before);
  wanted.writeUInt8(before.readUInt8(offset) ^ (1 << bit), offset);
  for (const [index, path] of paths.entries()) {
    expect(readFileSync(path).equals(index === file ? wanted : before)).toBe(true);
  }
});

describe('the command', () => {
  it('reads its options', () => {
    expect(readDemoOptions([])).toEqual({ out: 'demo-out', seed: 2021, tamper: false });
    expect(readDemoOptions(['--out', 'x', '--seed', '0', '--tamper'])).toEqual({ out: 'x', seed: 0, tamper: true });
    for (const wrong of [['--seed', '-1'], ['--seed', '4294967296'], ['--seed', 'x'], ['--nonsense'], ['--out=']]) {
      expect(readDemoOptions(wrong)).toContain('npm run demo');
    }
  });

  it('aligns Chinese text, which is twice as wide', () => {
    expect(
      textTable(
        [
          ['街道', '分'],
          ['a', '1'],
        ],
        new Set([1]),
      ),
    ).toEqual(['街道  分', 'a      1']);
  });
});
