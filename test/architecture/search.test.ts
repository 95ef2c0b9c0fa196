import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/runner.ts';

it('searches every list to choose from by sound, too', () => {
  const files = globSync('renderer/**/*.tsx', { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8'));
  expect(files.filter((text) => text.includes('useSoundSearch()')).length).toBeGreaterThan(8);
  expect(files.filter((text) => /optionFilterProp|showSearch[\s/>]/.test(text))).toEqual([]);
});
