import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import type { Template } from '../../../shared/model/template.ts';
import { ask, call, open, testTemplate } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
import { newOffice, newRoundAt, pathOf } from '../../support/round-trip.ts';

const root = mkdtempSync(join(tmpdir(), 'jieping-design-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let backend: Backend;
let round: string;
beforeAll(async () => {
  const made = await newOffice(join(root, 'office'));
  round = await newRoundAt(made.backend);
  made.backend.close();
});

let copies = 0;
/** The same office, fresh for every case. */
async function fresh(): Promise<void> {
  copies += 1;
  const folder = join(root, `office-${copies}`);
  cpSync(join(root, 'office'), folder, { recursive: true });
  backend = await open(folder, createTestPorts(`files ${copies}`));
}

async function take(content: string | Buffer, base = 0) {
  const path = join(root, `system-${copies}.json`);
  writeFileSync(path, content);
  return await call(backend, 'designs.import', { round, base, file: backend.files.register(path, 'system.json') });
}

const changed = (change: (template: Template) => Template): string => JSON.stringify(change(testTemplate()));
const withFirst = (part: Record<string, unknown>): string =>
  changed((template) => ({
    ...template,
    leaves: template.leaves.map((leaf, at) => (at === 0 ? { ...leaf, ...part } : leaf)),
  }));

describe('a design in one file', () => {
  test('comes back exactly as it went out, rules, crosswalk and all, in one step that undo takes back', async () => {
    await fresh();
    const parts = {
      bonus: { enabled: true, cap: 5, items: [{ id: 'BN1', zh: '创新', en: '', points: 1, per: '每次', cap: 3 }] },
      gates: { enabled: true, items: [{ id: 'GT1', zh: '底线', en: '', node: 'A', min: 60, effect: 'cap:合格' }] },
      difficulty: {
        enabled: true,
        classes: [{ id: 'DF1', zh: '老城', en: '', factor: 1.1 }],
        streets: { '110102001': 'DF1' },
      },
      ranking: { enabled: true },
    };
    const crosswalk = {
      round: 'last',
      name: { zh: '去年', en: '' },
      before: [{ code: 'X1', zh: '旧', en: '' }],
      leaves: { 'A1.1.1': 'X1' },
    };
    await call(backend, 'designs.edit', {
      round,
      base: 0,
      edits: [
        { t: 'system', parts },
        { t: 'crosswalk-with', crosswalk },
      ],
    });
    const kept = (await call(backend, 'designs.get', { round })).template;
    const file = await call(backend, 'designs.export', { round, format: 'json', language: 'zh' });
    const text = readFileSync(pathOf(backend, file), 'utf8');
    await call(backend, 'designs.replace', { round, base: 1, version: 'starter blank' });
    const taken = await take(text, 2);
    expect(taken.faults).toEqual([]);
    expect(taken.design?.template).toEqual(kept);
    const undone = await call(backend, 'designs.step', { round, direction: 'undo' });
    expect(undone.template.leaves).toEqual([]);
    backend.close();
  });

  test('may have a byte order mark and keep members that a newer version adds', async () => {
    await fresh();
    const text = changed((template) => ({ ...template, title: { zh: '改过', en: 'Changed' }, later: { kept: true } }));
    const { design } = await take(`\u{feff}${text}`);
    expect(design?.template).toMatchObject({ title: { zh: '改过' }, later: { kept: true } });
    backend.close();
  });

  const refused: readonly (readonly [string, string | Buffer, string, string])[] = [
    ['nothing', '', 'unreadable', ''],
    ['no JSON', '{"schema": ', 'unreadable', ''],
    ['no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'unreadable', ''],
    ['something else', '{"a":1}', 'not_a_system', 'schema'],
    ['a negative weight', withFirst({ weight: -1 }), 'not_a_system', 'leaves.0.weight'],
    ['a weight above 100', withFirst({ weight: 101 }), 'not_a_system', 'leaves.0.weight'],
    ['a weight that is a word', withFirst({ weight: '40' }), 'not_a_system', 'leaves.0.weight'],
    ['a method that does not exist', withFirst({ method: { type: 'guess' } }), 'not_a_system', 'leaves.0.method.type'],
    ['a code twice', withFirst({ code: 'A1.1.2' }), 'code_repeated', 'A1.1.2'],
    ['a parent that is not there', withFirst({ parent: 'Z9' }), 'parent_unknown', 'A1.1.1'],
    [
      'categories in a circle',
      changed((template) => ({
        ...template,
        nodes: template.nodes.map((node) => (node.code === 'A' ? { ...node, parent: 'A1' } : node)),
      })),
      'cycle',
      'A1.1.1',
    ],
    [
      'a category that hangs on itself and carries no item',
      changed((template) => ({
        ...template,
        nodes: [...template.nodes, { code: 'Q', level: 1, parent: 'Q', zh: '空', en: '', weight: 1, provenance: [] }],
      })),
      'cycle',
      'Q',
    ],
    [
      'a thousand and one indicators',
      changed((template) => ({
        ...template,
        leaves: Array.from({ length: 1001 }, (_, n) => {
          const [leaf] = template.leaves;
          if (leaf === undefined) throw new Error('no leaf');
          return { ...leaf, code: `A1.1.${n + 1}` };
        }),
      })),
      'too_many',
      '',
    ],
  ];
  test.each(refused)('with %s is refused at its place, and nothing changes', async (_name, content, code, column) => {
    await fresh();
    const before = await call(backend, 'designs.get', { round });
    const { design, faults } = await take(content);
    expect(design).toBeNull();
    expect(faults).toContainEqual(expect.objectContaining({ code, column }));
    expect(await call(backend, 'designs.get', { round })).toEqual(before);
    backend.close();
  });

  const shown: readonly (readonly [string, string, string])[] = [
    ['weights that do not sum', withFirst({ weight: 60 }), 'A1.1'],
    ['a weight of 0', withFirst({ weight: 0 }), 'A1.1 A1.1.1'],
  ];
  test.each(shown)('with %s is taken, shown, and cannot be used before it is right', async (_name, content, detail) => {
    await fresh();
    const { design } = await take(content);
    expect(design).toMatchObject({ revision: 1, pending: true });
    expect(await ask(backend, 'designs.adopt', { round, base: 1 })).toEqual({
      ok: false,
      error: { code: 'not_ready', what: 'design_unsound', detail },
    });
    backend.close();
  });

  test('with half a character is refused as a whole', async () => {
    await fresh();
    const path = join(root, 'half.json');
    writeFileSync(path, withFirst({ zh: '\u{d800}' }).replaceAll('\u{d800}', String.raw`\ud800`));
    const file = backend.files.register(path, 'half.json');
    expect(await ask(backend, 'designs.import', { round, base: 0, file })).toMatchObject({
      ok: false,
      error: { code: 'invalid_input' },
    });
    expect(await call(backend, 'designs.get', { round })).toMatchObject({ revision: 0, canUndo: false });
    backend.close();
  });
});
