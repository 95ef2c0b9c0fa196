import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { AppError } from '../../../shared/errors.ts';
import { errorText } from '../../../shared/messages/error-text.ts';
import { newEvaluator } from '../../support/round-trip.ts';
import type { Program } from '../drivers/program.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const zh = wordsOf('zh');

/** The window shows the sentence and nothing to press that could do harm. */
async function expectRefused(program: Program, error: AppError): Promise<void> {
  const { said, todo } = errorText(error, 'zh');
  await expect(program.page.getByText(zh('frame:refused.title'))).toBeVisible();
  await expect(program.page.getByRole('alert')).toContainText(`${said} ${todo}`);
  await expect(program.page.getByRole('navigation')).toHaveCount(0);
  await expectAccessible(program.page);
}

/** The same is said to whoever looks at the terminal. */
function expectSaid(program: Program, error: AppError): void {
  for (const language of ['zh', 'en'] as const) {
    const { said, todo } = errorText(error, language);
    expect(program.said()).toContain(`${said} ${todo}`);
  }
}

test('a second start with the same data says so, and the first goes on', async ({ folder, start }) => {
  const dataDir = join(folder, 'data');
  (await newEvaluator(dataDir, '李晓明')).backend.close();
  const first = await start(dataDir);
  await expect(first.page.getByRole('banner')).toContainText('李晓明');
  const second = await start(dataDir);
  await expectRefused(second, { code: 'locked' });
  expectSaid(second, { code: 'locked' });
  await first.page.getByRole('link', { name: zh('frame:rail.settings') }).click();
  await expect(first.page.getByRole('heading', { level: 1 })).toHaveText(zh('frame:rail.settings'));
});

test('the database of another program is left as it is', async ({ folder, start }) => {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const file = join(dataDir, 'jieping.db');
  const db = new DatabaseSync(file);
  db.exec('CREATE TABLE shopping (what TEXT); PRAGMA application_id = 7');
  db.close();
  const bytes = readFileSync(file);
  const program = await start(dataDir);
  await expectRefused(program, { code: 'database_foreign' });
  await program.stop();
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('a file that is no database is left as it is', async ({ folder, start }) => {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const bytes = Buffer.from('Somebody’s shopping list, by accident named like the data.\n'.repeat(200));
  writeFileSync(join(dataDir, 'jieping.db'), bytes);
  const program = await start(dataDir);
  await expectRefused(program, { code: 'database_damaged' });
  await program.stop();
  expect(readFileSync(join(dataDir, 'jieping.db')).equals(bytes)).toBe(true);
});

test('a damaged database is left as it is', async ({ folder, start }) => {
  const dataDir = join(folder, 'data');
  (await newEvaluator(dataDir, '李晓明')).backend.close();
  const file = join(dataDir, 'jieping.db');
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 4096, Math.min(bytes.length, 40_960));
  writeFileSync(file, bytes);
  const program = await start(dataDir);
  await expectRefused(program, { code: 'database_damaged' });
  await program.stop();
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('a database of a newer version is left as it is', async ({ folder, start }) => {
  const dataDir = join(folder, 'data');
  (await newEvaluator(dataDir, '李晓明')).backend.close();
  const file = join(dataDir, 'jieping.db');
  const db = new DatabaseSync(file);
  const known = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  db.exec(`PRAGMA user_version = ${known + 1}`);
  db.close();
  const bytes = readFileSync(file);
  const before = readdirSync(dataDir);
  const program = await start(dataDir);
  await expectRefused(program, { code: 'database_newer', found: known + 1, known });
  expectSaid(program, { code: 'database_newer', found: known + 1, known });
  await program.stop();
  expect(readFileSync(file).equals(bytes)).toBe(true);
  expect(readdirSync(dataDir)).toEqual(expect.arrayContaining(before));
});
