import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bringUpToDate } from '../../electron/build/build.ts';

const out = fileURLToPath(new URL('../../out', import.meta.url));
const driver = fileURLToPath(new URL('loop-driver.ts', import.meta.url));
const bundle = (file: string): string => readFileSync(join(out, 'electron', file), 'utf8');

const Report = z.record(z.string(), z.unknown());
type Report = z.infer<typeof Report>;

/** The built app once from start to end, in a process of its own. */
function run(dataDir: string, name = '-'): Report {
  const env = { ...process.env, JIEPING_DATA: dataDir, NODE_NO_WARNINGS: '1' };
  const output = execFileSync(process.execPath, [driver, out, name], { env, encoding: 'utf8', timeout: 60_000 });
  return Report.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''));
}

beforeAll(() => bringUpToDate(['renderer', 'electron'], () => undefined), 300_000);

describe('bundles', () => {
  it.each(['main.js', 'reader-worker.js'])('%s needs nothing but Electron, SQLite and Node', (file) => {
    const { module } = parseSync(file, bundle(file));
    const wanted = module.staticImports.map((one) => one.moduleRequest.value);
    expect(wanted.length).toBeGreaterThan(3);
    expect(wanted.filter((name) => name !== 'electron' && name !== 'better-sqlite3' && !isBuiltin(name))).toEqual([]);
    expect(module.dynamicImports).toEqual([]);
  });

  it('the reader worker needs neither Electron nor the database', () => {
    const { module } = parseSync('reader-worker.js', bundle('reader-worker.js'));
    expect(module.staticImports.map((one) => one.moduleRequest.value).filter((name) => !isBuiltin(name))).toEqual([]);
  });

  it('the thread that takes the log over needs SQLite alone', () => {
    const { module } = parseSync('checkpoint-worker.js', bundle('checkpoint-worker.js'));
    const wanted = module.staticImports.map((one) => one.moduleRequest.value);
    expect(wanted.toSorted()).toEqual(['better-sqlite3', 'node:worker_threads']);
  });

  it('the preload script is one CommonJS file with one require', () => {
    const text = bundle('preload.cjs');
    expect(text.match(/\brequire\(/g)).toEqual(['require(']);
    expect(text).toContain('require("electron")');
    expect(parseSync('preload.js', text).module.staticImports).toEqual([]);
  });

  it('ship no maps and keep readable stacks', () => {
    expect(existsSync(join(out, 'electron', 'main.js.map'))).toBe(false);
    expect(bundle('main.js')).not.toContain('sourceMappingURL');
    expect(bundle('main.js')).toContain('function openChannel(');
  });
});

describe('from the page to the database and back', () => {
  let dataDir = '';
  let report: Report = {};
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'loop-'));
    report = run(dataDir, '王芳');
  });

  it('hardens before Electron is ready', () => {
    const wanted = ['setPath userData', 'enableSandbox', 'registerSchemesAsPrivileged', 'requestSingleInstanceLock'];
    expect(report['beforeReady']).toEqual(wanted);
  });

  it('exposes five functions and nothing of Electron', () => {
    expect(report).toMatchObject({
      preload: join(out, 'electron', 'preload.cjs'),
      required: ['electron'],
      exposed: ['jieping'],
      members: ['call', 'on', 'pickFiles', 'takeFile', 'camera', 'readFile', 'saveFile'],
    });
  });

  it('is new, is set up, and knows the person', () => {
    expect(report['first']).toMatchObject({ ok: true, value: { state: 'new', host: { words: 'electron' } } });
    expect(report['setUp']).toEqual({ ok: true, value: null });
    expect(report['after']).toMatchObject({ ok: true, value: { state: 'evaluator', person: { name: '王芳' } } });
  });

  it('hears facts: only the payload, only while it listens, only known topics', () => {
    expect(report['heard']).toEqual([[{ workspace: 'main' }]]);
    expect(report['unknownTopic']).toEqual([]);
  });

  it('refuses what the contract does not know', () => {
    expect(report['unknown']).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(report['malformed']).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  });

  it('takes files by name', () => {
    expect(report['taken']).toMatchObject({ ok: true, value: { name: 'main.js' } });
    expect(JSON.stringify(report['taken'])).not.toContain(out);
    expect(report['takenFromPage']).toMatchObject({ ok: true, value: { name: 'x.png', size: 3 } });
    expect(report['picked']).toEqual({ ok: true, value: [] });
  });

  it('serves the pages and nothing else', () => {
    expect(report).toMatchObject({ startPage: 200, traversal: 404, foreignRequest: false });
  });

  it('ends cleanly and finds everything again at the next start', () => {
    expect(report['exitCode']).toBe(0);
    expect(existsSync(join(dataDir, 'jieping.db.open'))).toBe(false);
    expect(run(dataDir)['first']).toMatchObject({ ok: true, value: { state: 'evaluator', person: { name: '王芳' } } });
  });
});
