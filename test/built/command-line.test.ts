import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../electron/backend/spreadsheets/write-workbook.ts';
import { bringUpToDate } from '../../electron/build/build.ts';

const built = fileURLToPath(new URL('../../out/cli/jieping.mjs', import.meta.url));
const good = fileURLToPath(new URL('../vectors/package-format/good/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'auditor-'));
const program = join(folder, 'jieping.mjs');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  await bringUpToDate(['cli'], () => undefined);
  copyFileSync(built, program);
}, 120_000);

describe('the one bundled file', () => {
  it('needs nothing but Node before it runs', () => {
    const { module } = parseSync('jieping.mjs', readFileSync(built, 'utf8'));
    const wanted = module.staticImports.map((one) => one.moduleRequest.value);
    expect(wanted.length).toBeGreaterThan(3);
    expect(wanted.filter((name) => !isBuiltin(name))).toEqual([]);
    expect(module.dynamicImports).toEqual([]);
    expect(readdirSync(join(built, '..'))).toEqual(['jieping.mjs']);
  });

  it('proves files alone in an empty folder', () => {
    const env = { PATH: '', LANG: 'en_US.UTF-8' };
    const said = execFileSync(process.execPath, [program, 'verify', join(good, 'request.jpenrol')], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    expect(said).toContain('good (enrolment request .jpenrol)');
    const open = spawnSync(process.execPath, [program, 'verify', join(good, 'sealed.jpback')], { cwd: folder, env });
    expect(open.status).toBe(3);
  });

  it('scores tables alone in an empty folder, CSV and XLSX', async () => {
    const meta = [
      ['Level', 'iCode', 'Parent', 'Direction', 'Weight', 'Type'],
      ['1', 'a', 'T', '1', '3', 'Indicator'],
      ['1', 'b', 'T', '-1', '1', 'Indicator'],
      ['2', 'T', '', '1', '1', 'Aggregate'],
    ];
    const data = [
      ['uCode', 'a', 'b'],
      ['S01', '10', '2'],
      ['S02', '30', '6'],
    ];
    const csv = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join(',')).join('\n');
    writeFileSync(join(folder, 'iMeta.csv'), csv(meta));
    writeFileSync(join(folder, 'iData.csv'), csv(data));
    const book = await writeWorkbook([
      { name: 'iMeta', rows: meta },
      { name: 'iData', rows: data },
    ]);
    writeFileSync(join(folder, 'book.xlsx'), book);
    const how = ['--normalise', 'minmax:0,100', '--aggregate', 'amean', '--lang', 'en'];
    for (const [indicators, figures] of [
      ['iMeta.csv', 'iData.csv'],
      ['book.xlsx', 'book.xlsx'],
    ] as const) {
      const words = ['score', '--indicators', indicators, '--data', figures, ...how, '--out', 'results.csv'];
      const run = spawnSync(process.execPath, [program, ...words], {
        cwd: folder,
        env: { PATH: '' },
        encoding: 'utf8',
      });
      expect([run.status, run.stderr]).toEqual([0, '']);
      expect(readFileSync(join(folder, 'results.csv'), 'utf8')).toBe('uCode,T\nS01,25\nS02,75\n');
      rmSync(join(folder, 'results.csv'));
    }
  });

  it('says what is missing for the work of an office, and does it where that is there', () => {
    const merge = [program, 'merge', join(good, 'sealed.jpback'), '--data', join(folder, 'office'), '--lang', 'en'];
    const alone = spawnSync(process.execPath, merge, { cwd: folder, encoding: 'utf8' });
    expect([alone.status, alone.stderr]).toEqual([4, expect.stringContaining('better-sqlite3')]);
    const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
    symlinkSync(modules, join(folder, 'node_modules'), 'junction');
    const beside = spawnSync(process.execPath, merge, { cwd: folder, encoding: 'utf8' });
    expect([beside.status, beside.stderr]).toEqual([2, expect.not.stringContaining('better-sqlite3')]);
  });
});
