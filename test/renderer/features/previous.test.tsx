import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, test } from 'vitest';
import { ItemPanel } from '../../../renderer/features/filling/ItemPanel.tsx';
import { viewItem } from '../../../renderer/features/filling/item-view.ts';
import { isIn } from '../../../renderer/features/filling/item-filter.ts';
import { createTexts } from '../../../renderer/i18n/setup.ts';
import type { PreviousAnswer } from '../../../shared/model/previous.ts';
import type { DraftValue } from '../../../shared/model/response.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Template } from '../../../shared/model/template.ts';
import shipped from '../../../resources/indicator-sets/xicheng-2021.template.json';

const texts = createTexts('zh');
const template = Template.parse(shipped);
const UNIT = '110102010';

function contentWith(code: string, value: PreviousAnswer['value']): RoundContent {
  const period = { from: '2026-01-01', to: '2026-12-31' };
  return {
    id: 'r1',
    name: { zh: '本轮', en: 'This round' },
    period,
    simulated: false,
    units: [UNIT],
    sources: ['SELF', 'REVIEW'],
    policy: {
      mode: 'weighted',
      precision: 'display',
      requiredReviewers: 2,
      allDepartmentsRequired: true,
      encryption: 'none',
      office: '编办',
    },
    template,
    communities: [],
    assignments: { departments: {}, reviewers: {}, excluded: [], deadlines: {} },
    parameters: {},
    roster: { persons: [], devices: [] },
    formRev: 1,
    previous: {
      round: 'r0',
      name: { zh: '上一轮', en: 'Last round' },
      period,
      units: { [UNIT]: { [code]: { leaf: code, value, by: 'review' } } },
    },
  };
}

/** The item as the screen shows it; what stands in its fields goes where the queue would take it. */
function Item({ code, value }: { readonly code: string; readonly value: PreviousAnswer['value'] }) {
  const content = contentWith(code, value);
  const leaf = template.leaves.find((one) => one.code === code)!;
  const [draft, setDraft] = useState<DraftValue | null>(null);
  return (
    <I18nextProvider i18n={texts}>
      <ItemPanel
        content={content}
        unit={UNIT}
        form="self"
        leaf={leaf}
        entered={{ value: draft, note: '' }}
        view={viewItem(content, UNIT, 'self', leaf, draft)}
        returned={null}
        received={null}
        locked={false}
        focus={false}
        onEnter={(change) => {
          if (change.value !== undefined) setDraft(change.value);
        }}
      >
        <output>{JSON.stringify(draft)}</output>
      </ItemPanel>
    </I18nextProvider>
  );
}
const kept = () => JSON.parse(document.querySelector('output')!.textContent) as unknown;
const confirm = () => screen.queryByRole('button', { name: '与上轮相同，确认' });

afterEach(cleanup);

test('last round’s answer fills the fields and counts once it is confirmed', () => {
  render(<Item code="A2.1.1" value={{ t: 'ratio', num: '100', den: '122' }} />);
  expect(screen.getByDisplayValue('100')).toBeDefined();
  expect(kept()).toBeNull();
  fireEvent.click(confirm()!);
  expect(kept()).toEqual({ t: 'ratio', num: '100', den: '122' });
  expect(confirm()).toBeNull();
  expect(screen.getByText('与上轮相同')).toBeDefined();
});

test('changing it is an answer of its own, and says that it differs', () => {
  render(<Item code="A2.1.1" value={{ t: 'ratio', num: '100', den: '122' }} />);
  fireEvent.change(screen.getByDisplayValue('100'), { target: { value: '110' } });
  expect(kept()).toMatchObject({ t: 'ratio', num: '110' });
  expect(confirm()).toBeNull();
  expect(screen.getByText('与上轮不同')).toBeDefined();
});

test('an earlier “not applicable” can be confirmed or answered after all', () => {
  render(<Item code="A3.2.2" value={{ t: 'na', reason: '没有下沉编制' }} />);
  expect(screen.getByDisplayValue('没有下沉编制')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: texts.t('filling:na.back') }));
  expect(kept()).toEqual({ t: 'ratio', num: null, den: null });
  expect(screen.queryByDisplayValue('没有下沉编制')).toBeNull();
});

test('the filter shows what differs from last round', () => {
  expect(isIn('differs', 'A', 'complete', null, true)).toBe(true);
  expect(isIn('differs', 'A', 'complete', null, false)).toBe(false);
  expect(isIn('differs', 'A', 'empty', null, null)).toBe(false);
});
