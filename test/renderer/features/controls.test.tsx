import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, test } from 'vitest';
import { ChecklistControl } from '../../../renderer/answers/ChecklistControl.tsx';
import { DeductionControl } from '../../../renderer/answers/DeductionControl.tsx';
import { GradedControl } from '../../../renderer/answers/GradedControl.tsx';
import { nextOpen, type ItemState } from '../../../renderer/features/filling/item-view.ts';
import { RatioControl } from '../../../renderer/answers/RatioControl.tsx';
import { createTexts } from '../../../renderer/i18n/setup.ts';
import type { DraftValue } from '../../../shared/model/response.ts';
import { Template, type Method } from '../../../shared/model/template.ts';
import shipped from '../../../resources/indicator-sets/xicheng-2021.template.json';

const texts = createTexts('zh');
const template = Template.parse(shipped);

/** The method of a leaf of the shipped template, which must be of this kind. */
function methodOf<T extends Method['type']>(code: string, type: T): Extract<Method, { type: T }> {
  const method = template.leaves.find((leaf) => leaf.code === code)?.method;
  const right = (one: Method | undefined): one is Extract<Method, { type: T }> => one?.type === type;
  if (!right(method)) throw new Error(`${code} is no ${type}`);
  return method;
}

/** Keeps the draft as the screen does and shows it. */
function Kept<D extends DraftValue>({ control }: { control: (draft: D | null, set: (draft: D) => void) => ReactNode }) {
  const [draft, setDraft] = useState<D | null>(null);
  return (
    <I18nextProvider i18n={texts}>
      {control(draft, setDraft)}
      <output>{JSON.stringify(draft)}</output>
    </I18nextProvider>
  );
}
const kept = () => JSON.parse(document.querySelector('output')!.textContent) as unknown;

afterEach(cleanup);

test('letters answer a line of a checklist and go to the next', () => {
  const method = methodOf('A1.1.2', 'checklist');
  render(
    <Kept<Extract<DraftValue, { t: 'checklist' }>>
      control={(draft, onChange) => (
        <ChecklistControl method={method} draft={draft} gaps={[]} locked={false} onChange={onChange} />
      )}
    />,
  );
  const rows = [...document.querySelectorAll('fieldset')];
  rows[0]!.querySelector('input')!.focus();
  for (const key of ['y', 'P', 'x']) fireEvent.keyDown(document.activeElement!, { key });
  expect(kept()).toEqual({ t: 'checklist', a: { i1: 'yes', i2: 'partly', i3: 'na' } });
  expect(rows[2]!.contains(document.activeElement)).toBe(true);
  expect(screen.getByRole('group', { name: /关键项/ })).toBe(rows[0]);
});

test('digits choose a grade and keep the points that were typed', () => {
  const method = methodOf('A2.2.2', 'graded');
  render(
    <Kept<Extract<DraftValue, { t: 'graded' }>>
      control={(draft, onChange) => (
        <GradedControl
          method={method}
          scale={template.scales.grade4}
          draft={draft}
          gaps={[]}
          locked={false}
          onChange={onChange}
        />
      )}
    />,
  );
  fireEvent.change(screen.getByLabelText('具体分数'), { target: { value: '85' } });
  fireEvent.keyDown(screen.getAllByRole('radio')[0]!, { key: '2' });
  expect(kept()).toEqual({ t: 'graded', grade: 'B', points: '85' });
  fireEvent.keyDown(screen.getAllByRole('radio')[0]!, { key: '4', ctrlKey: true });
  expect(kept()).toEqual({ t: 'graded', grade: 'B', points: '85' });
});

test('a denominator that was laid down is shown, cannot be typed and travels with the answer', () => {
  const method = methodOf('A2.1.1', 'ratio');
  render(
    <Kept<Extract<DraftValue, { t: 'ratio' }>>
      control={(draft, onChange) => (
        <RatioControl method={method} given="122" draft={draft} gaps={[]} locked={false} onChange={onChange} />
      )}
    />,
  );
  const [num, den] = screen.getAllByRole<HTMLInputElement>('textbox');
  expect(den).toMatchObject({ value: '122', readOnly: true });
  fireEvent.change(num!, { target: { value: '11a' } });
  expect(kept()).toEqual({ t: 'ratio', num: '11a', den: '122' });
});

test('"none of these" and counts are kept as entered, a cleared count goes', () => {
  const method = methodOf('A3.2.3', 'deduction');
  render(
    <Kept<Extract<DraftValue, { t: 'deduction' }>>
      control={(draft, onChange) => (
        <DeductionControl method={method} draft={draft} gaps={[]} locked={false} onChange={onChange} />
      )}
    />,
  );
  fireEvent.click(screen.getByRole('checkbox'));
  fireEvent.change(screen.getByLabelText(/超职数/), { target: { value: '2' } });
  expect(kept()).toEqual({ t: 'deduction', n: { r1: '2' }, none: true });
  fireEvent.change(screen.getByLabelText(/超职数/), { target: { value: '' } });
  expect(kept()).toEqual({ t: 'deduction', n: {}, none: true });
});

test('the next open item is looked for from here on and then from the top', () => {
  const states = new Map<string, ItemState>([
    ['a', 'part'],
    ['b', 'complete'],
    ['c', 'na'],
    ['d', 'empty'],
  ]);
  const stateOf = (leaf: string): ItemState => states.get(leaf) ?? 'empty';
  expect(nextOpen(['a', 'b', 'c', 'd'], 'a', stateOf)).toBe('d');
  expect(nextOpen(['a', 'b', 'c', 'd'], 'd', stateOf)).toBe('a');
  expect(nextOpen(['b', 'c'], 'b', stateOf)).toBeUndefined();
});
