import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WipeForm } from '../../../renderer/features/conflicts/WipeForm.tsx';
import { WipePart } from '../../../renderer/features/conflicts/WipePart.tsx';
import { createTexts } from '../../../renderer/i18n/setup.ts';
import type { WipeState } from '../../../shared/contract/wipes.ts';
import type { WipeAccount } from '../../../shared/model/wipe.ts';
import { fakeHost, type FakeHost } from '../../support/fake-host.ts';
import { printRound } from '../../support/print-fixtures.ts';

const content = printRound();
const [unit = ''] = content.units;
const account: WipeAccount = {
  forms: [
    { form: 'worker', unit, count: 19 },
    { form: 'resident', unit, count: 60 },
  ],
  unsent: 0,
  files: { stripped: 2, removed: [], aside: ['坏文件.jpback'], made: 0, backups: 0 },
  seal: { number: 1, resultSha256: 'ab'.repeat(32), at: '2026-11-20T02:00:00.000Z' },
  package: { seq: 1, sha256: 'cd'.repeat(32) },
  done: null,
};
let state: WipeState = 'ready';
let host: FakeHost;

beforeEach(() => {
  state = 'ready';
  host = fakeHost({}, () => ({ ok: true, value: { state, account } }));
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const inChinese = (part: React.JSX.Element) =>
  render(<I18nextProvider i18n={createTexts('zh')}>{part}</I18nextProvider>);
const part = (sealed: boolean, onWipe: (account: WipeAccount) => void = () => undefined) =>
  inChinese(<WipePart content={content} sealed={sealed} onWipe={onWipe} />);
const button = () => screen.queryByRole('button', { name: '清除问卷答案' });

test('before a seal nothing is asked and nothing can be wiped', () => {
  part(false);
  expect(screen.getByText('封存结果之后，才能清除。')).toBeTruthy();
  expect(host.asked).toEqual([]);
});

test('says what would go by street and file before it can be wiped', async () => {
  const wanted: WipeAccount[] = [];
  part(true, (one) => void wanted.push(one));
  await screen.findByText('可以清除 79 份问卷的答案。请先打印清单，核对并留存。');
  const cells = [...document.querySelectorAll('tfoot td')].map((cell) => cell.textContent);
  expect(cells).toEqual(['19', '60', '79']);
  expect(document.body.textContent).toContain('坏文件.jpback');
  fireEvent.click(button()!);
  expect(wanted).toEqual([account]);
});

test('says why not where the result is not the sealed one any more', async () => {
  state = 'changed';
  part(true);
  await screen.findByText(/现在的结果与封存的不同/u);
  expect(button()).toBeNull();
});

test('wipes only after the list was checked, the number typed in and a reason given', async () => {
  let done = 0;
  inChinese(<WipeForm content={content} account={account} onDone={() => void (done += 1)} />);
  const submit = async () => {
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: '永久清除 79 份问卷答案' }));
      await Promise.resolve();
    });
  };
  const kind = screen.getByRole('combobox', { name: '理由类别' });
  fireEvent.mouseDown(kind);
  fireEvent.click([...document.querySelectorAll('.ant-select-item-option')].at(-1)!);
  fireEvent.change(screen.getByLabelText('理由'), { target: { value: '公布期满，按规定清除问卷答案' } });
  await submit();
  expect(host.asked).toEqual([]);
  fireEvent.click(screen.getByRole('checkbox'));
  fireEvent.change(screen.getByLabelText('请输入要清除的份数'), { target: { value: '78' } });
  expect(screen.getByText('与清单上的合计份数不同。')).toBeTruthy();
  await submit();
  expect(host.asked).toEqual([]);
  fireEvent.change(screen.getByLabelText('请输入要清除的份数'), { target: { value: '79' } });
  await submit();
  expect(host.asked).toMatchObject([{ method: 'wipes.wipe', input: { round: content.id, questionnaires: 79 } }]);
  expect(done).toBe(1);
});
