import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeskWipe } from '../../../renderer/features/surveys/DeskWipe.tsx';
import { createTexts } from '../../../renderer/i18n/setup.ts';
import { dateTime } from '../../../renderer/i18n/times.ts';
import type { DeskWipeView } from '../../../shared/contract/wipes.ts';
import type { DeskWipeAccount } from '../../../shared/model/wipe.ts';
import { fakeHost, type FakeHost } from '../../support/fake-host.ts';
import { printRound } from '../../support/print-fixtures.ts';

const content = printRound();
const [unit = ''] = content.units;
const account: DeskWipeAccount = {
  forms: [
    { form: 'worker', unit, count: 19 },
    { form: 'resident', unit, count: 60 },
  ],
  files: { made: 2, backups: 1 },
  receiptAt: '2026-11-20T02:00:00.000Z',
  package: { seq: 1, sha256: 'cd'.repeat(32) },
  done: null,
};
const at = '2026-11-21T02:00:00.000Z';
const done: DeskWipeAccount = { ...account, done: { at, person: { name: '孙录入', post: '' }, device: '录入一号机' } };
const READY: DeskWipeView = { state: 'ready', here: 79, confirmed: 79, unsent: 0, begun: 0, account, done: [] };
let view = READY;
let host: FakeHost;

beforeEach(() => {
  view = READY;
  host = fakeHost({ 'surveys.desk': () => ({ content, tasks: [] }) }, (method) => {
    if (method === 'wipes.wipeDesk') {
      view = { ...view, state: 'nothing', here: 0, confirmed: 0, account: { ...account, forms: [] }, done: [done] };
    }
    return { ok: true, value: view };
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function shown(): Promise<void> {
  render(
    <I18nextProvider i18n={createTexts('zh')}>
      <DeskWipe round={content.id} />
    </I18nextProvider>,
  );
  await screen.findByRole('heading', { level: 1, name: '清除这台电脑上的问卷' });
}
const figures = () => [...document.querySelectorAll('tbody td.number')].slice(0, 4).map((cell) => cell.textContent);
const wipes = () => host.asked.filter(({ method }) => method === 'wipes.wipeDesk').map(({ input }) => input);

test.each([
  ['begun', /没有录完或没有核对/u, '返回问卷'],
  ['unsent', /没有上报的问卷。请先生成/u, '去上报页'],
  ['unconfirmed', /回执还没有覆盖全部问卷/u, '去上报页'],
] as const)('%s: says why not and leads to where it is mended', async (state, why, button) => {
  view = { ...READY, state, confirmed: 70, unsent: 5, begun: 2 };
  await shown();
  expect(figures()).toEqual(['79', '70', '5', '2']);
  expect(screen.getByRole('status').textContent).toMatch(why);
  expect(screen.getAllByRole('button', { name: button }).length).toBeGreaterThan(0);
  expect(screen.queryByRole('button', { name: /永久清除/u })).toBeNull();
});

test('wipes only after the number was typed in, and then offers the record', async () => {
  await shown();
  const sums = [...document.querySelectorAll('tfoot td')].map((cell) => cell.textContent);
  expect(sums).toEqual(['19', '60', '79']);
  const submit = async () => {
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: '永久清除 79 份问卷的答案' }));
      await Promise.resolve();
    });
  };
  const field = screen.getByLabelText('请输入要清除的份数');
  await submit();
  expect(field.getAttribute('aria-invalid')).toBe('true');
  fireEvent.change(field, { target: { value: '78' } });
  expect(screen.getByText('与上面的份数不同。')).toBeTruthy();
  await submit();
  expect(wipes()).toEqual([]);
  fireEvent.change(field, { target: { value: '79' } });
  await submit();
  expect(wipes()).toEqual([{ round: content.id, questionnaires: 79 }]);
  await screen.findByText(`${dateTime(at)}，孙录入清除了 79 份。`);
  expect(screen.getByRole('button', { name: '打印清除记录 1' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /永久清除/u })).toBeNull();
});
