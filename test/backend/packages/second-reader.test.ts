import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { LARGE, writeLarge } from '../../vectors/hostile/build/large.ts';
import type { Expected } from '../../vectors/hostile/generate.ts';
import { temporaryFolder } from './folder.ts';
import { isInstalled } from './other-readers.ts';

const corpus = new URL('../../vectors/hostile/', import.meta.url);
const python = isInstalled('python3', '--version');
const age = isInstalled('age', '--version');

test.skipIf(!python)(
  'a second reader, written from the document alone, reaches the same verdicts (skipped without python3)',
  { timeout: 60_000 },
  async () => {
    const large = temporaryFolder();
    for (const one of LARGE) await writeLarge(one, large);
    const listed: { files: readonly Expected[]; large: readonly Expected[] } = JSON.parse(
      readFileSync(new URL('expected.json', corpus), 'utf8'),
    );
    // -B: no folder of compiled modules beside the corpus.
    const ran = spawnSync('python3', ['-B', fileURLToPath(new URL('second_reader.py', corpus)), large], {
      encoding: 'utf8',
    });
    expect(ran.stderr).toBe('');
    const [, judged, differ] = /^(\d+) files judged, (\d+) differ$/m.exec(ran.stdout) ?? [];
    expect([ran.stdout.trim(), differ]).toEqual([`${judged} files judged, 0 differ`, '0']);
    // Without age the encrypted files are passed over; they are fewer than a fifth.
    const all = listed.files.length + listed.large.length;
    expect(Number(judged)).toBeGreaterThanOrEqual(age ? all : all * 0.8);
    expect(ran.status).toBe(0);
  },
);
