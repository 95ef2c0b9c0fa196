import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SealPart } from '../../../renderer/features/conflicts/SealPart.tsx';
import { createTexts } from '../../../renderer/i18n/setup.ts';
import type { OpenQuestions } from '../../../shared/contract/decisions.ts';
import { fakeHost, type FakeHost } from '../../support/fake-host.ts';
import { printRound } from '../../support/print-fixtures.ts';

const content = printRound();
const [FIRST = '', SECOND = ''] = content.units;
const questions: OpenQuestions = {
  slots: [],
  more: 0,
  computers: [],
  rivals: [],
  claims: [],
  vetoes: [],
  bonuses: [],
  seals: [],
  obstacles: [],
};
const held = { sha256: 'a'.repeat(64), name: '月坛街道.jpback' };
let open: readonly string[] = [];
let files: readonly (typeof held)[] = [];
let sealed: object = { ok: true, value: { record: 'r' } };
let host: FakeHost;

beforeEach(() => {
  [open, files] = [[], []];
  sealed = { ok: true, value: { record: 'r' } };
  const row = (unit: string) => ({ unit, cells: [{ open: open.includes(unit) }] });
  const answers = { 'board.get': () => ({ rows: content.units.map(row) }), 'intake.aside': () => files };
  host = fakeHost(answers, () => sealed);
});
const seals = () => host.asked.filter(({ method }) => method === 'decisions.seal').map(({ input }) => input);

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function show(): Promise<void> {
  render(
    <I18nextProvider i18n={createTexts('zh')}>
      <SealPart content={content} questions={questions} onOpenAgain={() => undefined} />
    </I18nextProvider>,
  );
  await screen.findByText('封存结果', { selector: 'button span' });
}
// The question that follows has a button of the same name.
const button = () => document.querySelector<HTMLButtonElement>('.seal-actions button')!;
const word = () => screen.getByRole<HTMLInputElement>('checkbox', { name: '以上街道和文件我已经看过' });
async function confirm(): Promise<void> {
  fireEvent.click(button());
  const tooltip = await screen.findByRole('tooltip');
  await act(async () => {
    fireEvent.click([...tooltip.querySelectorAll('button')].at(-1)!);
    await Promise.resolve();
  });
}

test('with nothing open the seal asks for no word', async () => {
  await show();
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(button().disabled).toBe(false);
  await confirm();
  expect(seals()).toEqual([{ round: content.id, seen: { streets: [], files: [] } }]);
});

test('what is open is named; the word counts for that and for nothing that comes in afterwards', async () => {
  open = [FIRST];
  await show();
  expect(screen.getByText('西长安街街道')).toBeDefined();
  expect(button().disabled).toBe(true);
  fireEvent.click(word());
  expect(button().disabled).toBe(false);
  // The watched folder brings a file that is held.
  files = [held];
  await act(async () => {
    host.tell('intake.verdict');
    await Promise.resolve();
  });
  expect(await screen.findByText(held.name)).toBeDefined();
  expect(word().checked).toBe(false);
  expect(button().disabled).toBe(true);
  fireEvent.click(word());
  await confirm();
  expect(seals()).toEqual([{ round: content.id, seen: { streets: [FIRST], files: [held.sha256] } }]);
});

test('a refused seal looks again at what is open', async () => {
  await show();
  sealed = { ok: false, error: { code: 'not_ready', what: 'seal_changed' } };
  open = [SECOND];
  await confirm();
  expect(await screen.findByText('新街口街道')).toBeDefined();
  expect(button().disabled).toBe(true);
});
