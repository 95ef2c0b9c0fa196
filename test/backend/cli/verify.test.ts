import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, test } from 'vitest';
import { backWith, bytesOf, chainOf } from '../packages/fixture.ts';
import { temporaryFolder } from '../packages/folder.ts';
import type { Expected } from '../../vectors/hostile/generate.ts';
import { cli, jsonLines, spawned } from './run-cli.ts';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);
const spoolHome = at('tmp');
const corpus = new URL('../../vectors/hostile/', import.meta.url);
const good = (name: string): string =>
  fileURLToPath(new URL(`../../vectors/package-format/good/${name}`, import.meta.url));
const request = good('request.jpenrol');

beforeAll(async () => {
  mkdirSync(spoolHome);
  const back = await bytesOf(backWith(chainOf(3)));
  writeFileSync(at('good.jpback'), back);
  const changed = Buffer.from(back);
  changed.writeUInt8(changed.readUInt8(40) ^ 1, 40);
  writeFileSync(at('changed.jpback'), changed);
  writeFileSync(at('alone.jpback'), await bytesOf(backWith(chainOf(2))));
  const encrypter = new Encrypter();
  const identity = await generateX25519Identity();
  encrypter.addRecipient(await identityToRecipient(identity));
  writeFileSync(at('sealed.jpback'), await encrypter.encrypt(back));
  writeFileSync(at('office.identity'), `# office\n${identity}\n`);
  symlinkSync(at('good.jpback'), at('link.jpback'));
});

describe('verify', () => {
  test('0: an enrolment request proves itself', async () => {
    expect((await cli(['verify', request])).code).toBe(0);
  });

  test('1: changed, cut, of another office, or none of our files', async () => {
    writeFileSync(at('other.txt'), 'hello');
    for (const name of ['changed.jpback', 'other.txt', 'link.jpback']) {
      expect([name, (await cli(['verify', at(name)])).code]).toEqual([name, 1]);
    }
  });

  test('2: not understood', async () => {
    const wrong: readonly (readonly string[])[] = [
      [],
      ['veryfy', at('good.jpback')],
      ['verify'],
      ['verify', at('good.jpback'), '--rot'],
      ['verify', at('good.jpback'), '--lang', 'fr'],
      ['verify', at('sealed.jpback'), '--identity', at('missing')],
      ['verify', at('sealed.jpback'), '--identity', at('good.jpback')],
    ];
    for (const args of wrong) {
      const run = await cli(args);
      expect([args, run.code]).toEqual([args, 2]);
      expect(run.err).not.toBe('');
      expect(run.err).not.toContain('    at ');
    }
    expect((await cli(['--help'])).code).toBe(0);
  });

  test('3: encrypted without its key, or without the proof of its signer', async () => {
    const env = { TMPDIR: spoolHome };
    expect((await spawned(['verify', at('sealed.jpback')], { env })).code).toBe(3);
    expect((await spawned(['verify', at('alone.jpback')], { env })).code).toBe(3);
    const opened = await spawned(['verify', at('sealed.jpback'), '--identity', at('office.identity')], { env });
    expect(opened.code).toBe(3);
    expect(opened.out).toContain('.jpback');
    expect(readdirSync(spoolHome)).toEqual([]);
  });

  test('4: a file that cannot be read says nothing about the file', async () => {
    const run = await cli(['verify', at('gone.jpback'), '--json']);
    expect(run.code).toBe(4);
    expect(jsonLines(run)).toMatchObject([{ standing: 'trouble', error: { code: 'disk.gone' } }]);
    for (const name of ['x'.repeat(300), 'good.jpback/inside', '']) {
      const said = await cli(['verify', name === '' ? '' : at(name), '--lang', 'en']);
      expect([name, said.code, said.out]).toEqual([name, 4, expect.stringContaining('could not be read')]);
    }
  });

  test('several files end with the worst of them', async () => {
    const args = ['verify', request, at('changed.jpback'), at('alone.jpback'), '--json'];
    const run = await cli(args);
    expect(run.code).toBe(1);
    expect(jsonLines(run).map(({ exit }) => exit)).toEqual([0, 1, 3]);
  });

  test('speaks the language that is asked for, else that of the system, else Chinese', async () => {
    const args = ['verify', request];
    expect((await cli(args)).out).toContain('完好');
    expect((await cli(args, { LANG: 'en_GB.UTF-8' })).out).toContain('good (enrolment request .jpenrol)');
    expect((await cli(args, { LANG: 'C' })).out).toContain('完好');
    expect((await cli([...args, '--lang', 'en'])).out).toContain('good');
  });

  test('the corpus of hostile files: good is said only of good ones', async () => {
    const { files }: { files: readonly Expected[] } = JSON.parse(
      readFileSync(new URL('expected.json', corpus), 'utf8'),
    );
    const paths = files.map(({ file }) => fileURLToPath(new URL(`files/${file}`, corpus)));
    const run = await cli(['verify', ...paths, '--json']);
    const exits = jsonLines(run).map(({ exit }) => exit);
    expect(exits).toHaveLength(files.length);
    const wrong = files.filter(({ code }, index) => exits[index] === 0 && code !== 'ok');
    expect(wrong.map(({ file }) => file)).toEqual([]);
    expect(exits.every((exit) => exit === 0 || exit === 1 || exit === 3)).toBe(true);
    // Those whose fault shows without knowing the signer are refused and not left open.
    const shown = files.filter(
      ({ file, code }) => /^E_(NOT_OURS|TRUNC|TRAIL|ZIP|SIG_FORMAT)/.test(code) && !file.startsWith('sealed'),
    );
    expect(shown.length).toBeGreaterThan(20);
    const open = shown.filter(({ file }) => exits[files.findIndex((one) => one.file === file)] !== 1);
    expect(open.map(({ file }) => file)).toEqual([]);
    const requests = files.filter(({ kind, code }) => kind === 'enrol' && code === 'ok');
    for (const { file } of requests) expect(exits[files.findIndex((one) => one.file === file)]).toBe(0);
  }, 120_000);
});

describe('inspect', () => {
  test('shows what is in a file, and nothing personal unless asked', async () => {
    const plain = await cli(['inspect', at('good.jpback'), '--json']);
    expect(plain.code).toBe(0);
    expect(jsonLines(plain)).toMatchObject([
      {
        kind: 'back',
        contentsAsListed: true,
        proven: false,
        log: { records: 3, byOp: { put: 3 }, byForm: { self: 3 } },
      },
    ]);
    expect(plain.out).not.toContain('路面');
    const asked = await cli(['inspect', at('good.jpback'), '--json', '--answers']);
    expect(asked.out).toContain('路面');
    expect((await cli(['inspect', request])).out).not.toContain('person');
    expect((await cli(['inspect', request, '--answers'])).out).toContain('person');
  });

  test('counts what a reviewer is given, and shows it only when asked', async () => {
    const claims = good('claims.jpoffice');
    const plain = await cli(['inspect', claims, '--json']);
    expect(jsonLines(plain)).toMatchObject([
      { kind: 'office', contentsAsListed: true, claims: { streets: 1, answers: 2, evidence: 1 } },
    ]);
    expect(plain.out).not.toContain('没有这项职责');
    expect((await cli(['inspect', claims, '--lang', 'en'])).out).toMatch(/claimed items +2/);
    expect((await cli(['inspect', claims, '--answers'])).out).toContain('没有这项职责');
    // Without the office's root inside, nobody can say whose it is.
    expect((await cli(['verify', claims])).code).toBe(3);
  });

  test('1 for what cannot be read, 3 for what is encrypted', async () => {
    expect((await cli(['inspect', at('other.txt')])).code).toBe(1);
    expect((await cli(['inspect', at('sealed.jpback')])).code).toBe(3);
    expect((await cli(['inspect', at('sealed.jpback'), '--identity', at('office.identity')])).code).toBe(0);
    expect((await cli(['inspect', at('gone.jpback')])).code).toBe(4);
  });
});

test('a process ends with these codes', async () => {
  const runs: readonly (readonly [number, readonly string[]])[] = [
    [0, ['verify', request]],
    [1, ['verify', at('changed.jpback')]],
    [2, ['verify']],
    [3, ['verify', at('alone.jpback')]],
    [4, ['verify', at('gone.jpback')]],
  ];
  const found = await Promise.all(runs.map(([, args]) => spawned(args)));
  expect(found.map(({ code }) => code)).toEqual(runs.map(([code]) => code));
});

test('npm run cli starts the same program', () => {
  const out = execFileSync('npm', ['run', '-s', 'cli', '--', 'verify', request], { encoding: 'utf8' });
  expect(out).toContain(request);
});

describe('the process itself', () => {
  test('a reader that stops listening changes neither the work nor the exit code', async () => {
    const files = Array.from({ length: 40 }, () => request);
    const child = spawn(process.execPath, ['electron/cli/jieping.ts', 'verify', ...files, at('changed.jpback')], {
      cwd: fileURLToPath(new URL('../../..', import.meta.url)),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, said]).toEqual([1, '']);
  });
});
