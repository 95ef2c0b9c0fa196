import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildParts } from '../../electron/launcher/build-pages.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('no page carries schemas: they try to make code from text, which the pages’ own policy forbids', async () => {
  expect(await buildParts(ROOT, ['renderer'])).toMatchObject({ ok: true });
  const folder = join(ROOT, 'out', 'renderer', 'assets');
  expect(existsSync(folder)).toBe(true);
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(1);
  for (const name of scripts) expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/_zod|new Function\(/);
});
