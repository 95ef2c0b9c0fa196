import { expect, test } from 'vitest';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { ask, call, evaluator, open, OTHER_UNIT, ROUND, UNIT } from '../../support/evaluator.ts';
import { tempDir } from '../../support/temp-dir.ts';

const MATRIX = { round: ROUND, rater: 'D01' } as const;
const LEAF = 'A1.1.2';
const points = (s: string) => ({ t: 'points', s }) as const;
const cell = (unit: string, s: string, base = 0) => ({ unit, leaf: LEAF, value: points(s), note: '', base });

function department(root = tempDir()): Promise<Backend> {
  return evaluator(root, { role: 'department', departments: ['D01'] });
}

async function shown(backend: Backend): Promise<readonly unknown[]> {
  const { sheets } = await call(backend, 'matrix.open', MATRIX);
  return sheets.map(({ responses: [response] }) => response?.value ?? null);
}

test('a matrix holds the sheets of all streets', async () => {
  const backend = await department();
  const { sheets, canUndo, canRedo } = await call(backend, 'matrix.open', MATRIX);
  expect(sheets.map(({ task }) => [task.unit, task.leaves])).toEqual([
    [UNIT, [LEAF]],
    [OTHER_UNIT, [LEAF]],
  ]);
  expect([canUndo, canRedo]).toEqual([false, false]);
  backend.close();
});

test('a block is kept whole, survives a restart, and is one step of undo', async () => {
  const root = tempDir();
  const backend = await department(root);
  await call(backend, 'matrix.save', { ...MATRIX, cells: [cell(UNIT, '70')] });
  await call(backend, 'matrix.save', { ...MATRIX, cells: [cell(UNIT, '80', 1), cell(OTHER_UNIT, '90')] });
  backend.close();
  const again = await open(root);
  expect(await shown(again)).toEqual([points('80'), points('90')]);
  await call(again, 'matrix.undo', MATRIX);
  expect(await shown(again)).toEqual([points('70'), null]);
  await call(again, 'matrix.undo', MATRIX);
  expect(await shown(again)).toEqual([null, null]);
  await call(again, 'matrix.redo', MATRIX);
  await call(again, 'matrix.redo', MATRIX);
  expect(await shown(again)).toEqual([points('80'), points('90')]);
  again.close();
});

test('one stale or foreign cell and nothing of the block is kept', async () => {
  const backend = await department();
  await call(backend, 'matrix.save', { ...MATRIX, cells: [cell(OTHER_UNIT, '60')] });
  const stale = await ask(backend, 'matrix.save', { ...MATRIX, cells: [cell(UNIT, '80'), cell(OTHER_UNIT, '90')] });
  expect(stale).toEqual({ ok: false, error: { code: 'stale_revision', current: 1 } });
  const twice = await ask(backend, 'matrix.save', { ...MATRIX, cells: [cell(UNIT, '80'), cell(UNIT, '90')] });
  expect(twice).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  const strange = await ask(backend, 'matrix.save', {
    ...MATRIX,
    cells: [cell(UNIT, '80'), { ...cell(UNIT, '80'), leaf: 'A1.1.1' }],
  });
  expect(strange).toMatchObject({ ok: false, error: { code: 'not_found' } });
  expect(await shown(backend)).toEqual([null, points('60')]);
  backend.close();
});

test('a change on one street after an undone block forgets the whole block, never half of it', async () => {
  const backend = await department();
  await call(backend, 'matrix.save', { ...MATRIX, cells: [cell(UNIT, '80'), cell(OTHER_UNIT, '90')] });
  await call(backend, 'matrix.undo', MATRIX);
  await call(backend, 'matrix.save', { ...MATRIX, cells: [cell(UNIT, '75', 2)] });
  const { canRedo } = await call(backend, 'matrix.redo', MATRIX);
  expect(canRedo).toBe(false);
  expect(await shown(backend)).toEqual([points('75'), null]);
  backend.close();
});

test('a department that this computer does not have is refused', async () => {
  const backend = await department();
  expect(await ask(backend, 'matrix.open', { round: ROUND, rater: 'D02' })).toMatchObject({
    ok: false,
    error: { code: 'not_found' },
  });
  backend.close();
});
