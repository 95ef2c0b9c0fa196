import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PACKAGE_CODES } from '../../../shared/errors.ts';
import { extensionOf, PACKAGE_KINDS } from '../../../shared/package-format/kinds.ts';
import { goodVectors } from '../../vectors/package-format/generate.ts';
import { temporaryFolder } from './folder.ts';
import { isInstalled } from './other-readers.ts';

const text = readFileSync(new URL('../../../docs/format.md', import.meta.url), 'utf8');
const good = new URL('../../vectors/package-format/good/', import.meta.url);

interface Step {
  readonly title: string;
  readonly script: string;
  readonly output: string;
}

/** The fenced commands of the document, each with the output that the document shows. */
function steps(): readonly Step[] {
  const blocks = [...text.matchAll(/([^\n]*)\n\n```sh\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)];
  return blocks.map(([, title = '', script = '', output = '']) => ({ title: title.slice(0, 70), script, output }));
}

const TOOLS: readonly (readonly [string, string])[] = [
  ['openssl', 'version'],
  ['age', '--version'],
  ['unzip', '-v'],
  ['jq', '--version'],
  ['sqlite3', '-version'],
  ['python3', '--version'],
  ['sha256sum', '--version'],
  ['basenc', '--version'],
];
const missing = TOOLS.filter(([tool, probe]) => !isInstalled(tool, probe)).map(([tool]) => tool);

describe('docs/format.md', () => {
  test('lists every good file with its hash, and the good files are what their generator makes', async () => {
    const made = await goodVectors();
    const kept = readdirSync(good).filter((name) => name !== 'SHA256SUMS' && !name.endsWith('.expected.json'));
    expect([...made.keys()].sort()).toEqual(kept.sort());
    for (const [name, bytes] of made) {
      const file = readFileSync(new URL(name, good));
      expect([name, file.equals(bytes)]).toEqual([name, true]);
      expect(text).toContain(`| \`${name}\` | \`${createHash('sha256').update(file).digest('hex')}\` |`);
    }
  });

  test('names every kind and every code', () => {
    for (const kind of PACKAGE_KINDS) expect(text).toContain(`| \`${extensionOf(kind)}\` |`);
    expect(PACKAGE_CODES.filter((code) => !text.includes(code))).toEqual([]);
  });

  test('shows an output for every command', () => {
    expect(steps().length).toBe([...text.matchAll(/^```sh$/gm)].length);
    expect(steps().length).toBeGreaterThan(8);
  });
});

describe.skipIf(missing.length > 0)(`the commands of docs/format.md (skipped without: ${missing.join(', ')})`, () => {
  const folder = temporaryFolder();
  cpSync(fileURLToPath(good), folder, { recursive: true });

  test.each(steps())('$title', ({ script, output }) => {
    const ran = spawnSync('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, encoding: 'utf8' });
    expect({ status: ran.status, stdout: ran.stdout, stderr: ran.stderr }).toEqual({
      status: 0,
      stdout: output,
      stderr: '',
    });
  });
});
