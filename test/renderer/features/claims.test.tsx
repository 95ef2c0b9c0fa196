import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ClaimBeside } from '../../../renderer/features/filling/ClaimBeside.tsx';
import { VisitClaims } from '../../../renderer/features/filling/visit/VisitClaims.tsx';
import { ReviewerClaims } from '../../../renderer/features/rounds/ReviewerClaims.tsx';
import { createTexts } from '../../../renderer/i18n/setup.ts';
import type { ReviewerClaims as Reviewer, ShownClaims } from '../../../shared/contract/claims.ts';
import type { HandedEvidence } from '../../../shared/contract/evidence.ts';
import type { SlotHead } from '../../../shared/contract/intake.ts';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import type { ResponseValue } from '../../../shared/model/response.ts';
import type { Method } from '../../../shared/model/template.ts';
import { inLanguage } from '../../../shared/model/text.ts';
import { printRound } from '../../support/print-fixtures.ts';
import { asReal } from '../../support/as-real.ts';
import { fakeHost, type FakeHost } from '../../support/fake-host.ts';

const content = printRound();
const [UNIT = '', SECOND = '', THIRD = ''] = content.units;
const leafBy = (type: Method['type']) => {
  const leaf = content.template.leaves.find(({ method }) => method.type === type);
  if (leaf === undefined) throw new Error(`no leaf with ${type}`);
  return leaf;
};
const GRADED = leafBy('graded');
const RATIO = leafBy('ratio');
const CHECKS = leafBy('checklist');
let shown: ShownClaims | null = null;
let reviewers: readonly Reviewer[] = [];
let host: FakeHost;

beforeEach(() => {
  [shown, reviewers] = [null, []];
  const file = { ref: 'r'.repeat(22), name: 'x.jpoffice', size: 3 };
  host = fakeHost({
    'claims.ofUnit': () => shown,
    'claims.list': () => reviewers,
    'claims.given': () => [],
    'claims.make': () => ({ files: [file], bytes: 2048, streets: 2, evidence: 5, carried: 4 }),
    'sticks.list': () => [],
  });
});
const makings = () => host.asked.filter(({ method }) => method === 'claims.make').map(({ input }) => input);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const head = (value: ResponseValue | null, note = '', person = '李晓明'): SlotHead => ({
  hash: `${person}${JSON.stringify(value)}`,
  value,
  person,
  device: '街道电脑',
  at: '2026-11-23T02:00:01.000Z',
  note,
  file: null,
});

const paper = (title: string, more: Partial<HandedEvidence> = {}): HandedEvidence => ({
  key: title,
  unit: UNIT,
  form: 'self',
  rater: null,
  raterName: '',
  value: {
    t: 'evidence',
    no: '',
    title,
    docno: '',
    date: '2026-03-01',
    issuer: '',
    kind: 'minutes',
    pages: null,
    leaves: [RATIO.code],
    items: [],
    personal: false,
    secret: false,
    file: { sha256: 'a'.repeat(64), name: `${title}.pdf`, bytes: 9, mediatype: 'application/pdf' },
  },
  person: '李晓明',
  device: '街道电脑',
  at: '2026-11-23T02:00:01.000Z',
  file: null,
  here: true,
  ...more,
});

const claims = (answers: ShownClaims['answers'], evidence: readonly HandedEvidence[] = []): ShownClaims => ({
  at: '2026-11-24T01:31:00.000Z',
  packageSeq: 2,
  submitted: true,
  answers,
  evidence,
});

async function beside(leaf = RATIO, language: 'zh' | 'en' = 'zh'): Promise<HTMLElement> {
  render(
    <I18nextProvider i18n={createTexts(language)}>
      <ClaimBeside content={content} unit={UNIT} leaf={leaf} />
    </I18nextProvider>,
  );
  return await screen.findByRole('region', { name: language === 'zh' ? '街道自评' : 'Self-assessment of the street' });
}

describe('beside the item that a reviewer judges', () => {
  test('nothing has come yet: it says so and where to open it, and fills in once it comes', async () => {
    const part = await beside();
    expect(part.textContent).toContain('还没有收到这个街道的自评');
    expect(within(part).getByRole('link', { name: '上报' }).getAttribute('href')).toBe('#/handover');
    shown = claims([{ leaf: RATIO.code, heads: [head({ t: 'ratio', num: '412', den: '430' })] }]);
    await act(async () => {
      host.tell('responses.changed');
      await Promise.resolve();
    });
    expect(part.textContent).toContain('412');
    expect(part.textContent).not.toContain('还没有收到');
  });

  test('an answer stands in the words of its method, with the reason, and as of when it is', async () => {
    const grade = content.template.scales.grade4[0]!;
    shown = claims([
      { leaf: GRADED.code, heads: [head({ t: 'graded', grade: grade.grade }, '见台账第三页')] },
      { leaf: RATIO.code, heads: [head({ t: 'na', reason: '没有这项职责' })] },
    ]);
    const graded = await beside(GRADED);
    const told = ['见台账第三页', '2026-11-24 09:31', '第 2 号任务包', '街道已提交'];
    for (const text of [`${grade.grade} ${grade.zh}`, ...told]) expect(graded.textContent).toContain(text);
    cleanup();
    expect((await beside(RATIO)).textContent).toContain('没有这项职责');
  });

  test('a checklist in English', async () => {
    if (CHECKS.method.type !== 'checklist') throw new Error('no checklist');
    const [item, yes] = [CHECKS.method.items[0]!, CHECKS.method.answers[0]!];
    shown = claims([{ leaf: CHECKS.code, heads: [head({ t: 'checklist', a: { [item.id]: yes.id } })] }]);
    const text = (await beside(CHECKS, 'en')).textContent;
    expect(text).toContain(inLanguage(item, 'en'));
    expect(text).toContain(inLanguage(yes, 'en'));
  });

  test('answers that disagree stand side by side, and the parts that differ are marked', async () => {
    shown = claims([
      {
        leaf: RATIO.code,
        heads: [head({ t: 'ratio', num: '4', den: '10' }), head({ t: 'ratio', num: '7', den: '10' }, '', '张二')],
      },
    ]);
    const part = await beside();
    expect(part.textContent).toContain('不一致，没有取舍');
    expect(part.querySelectorAll('.answer-column')).toHaveLength(2);
    expect(part.querySelectorAll('.answer-differs')).toHaveLength(2);
    cleanup();
    const same = head({ t: 'ratio', num: '4', den: '10' });
    shown = claims([{ leaf: RATIO.code, heads: [same, { ...same, hash: 'b', person: '张二' }] }]);
    expect((await beside()).textContent).not.toContain('不一致');
  });

  test('a paper that came along can be looked at; one at the office says where it is', async () => {
    const away = paper('台账', { here: false, atOffice: true });
    const lost = paper('照片', { here: false });
    const title = paper('涉密目录', { value: { ...paper('x').value, title: '涉密目录', secret: true, file: null } });
    shown = claims([], [paper('纪要'), away, lost, title, paper('别处', { value: { ...away.value, leaves: ['Z'] } })]);
    const part = await beside();
    expect(part.textContent).toContain('这一项街道还没有填报');
    const rows = within(part).getAllByRole('listitem');
    expect(rows.map((row) => row.querySelector('strong')?.textContent)).toEqual(['纪要', '台账', '照片', '涉密目录']);
    expect(rows.map((row) => row.querySelector('button') !== null)).toEqual([true, false, true, false]);
    expect(rows[1]?.textContent).toContain('文件在办公室');
    expect(rows[2]?.textContent).toContain('文件还没有到');
    expect(rows[3]?.textContent).toContain('只登记名称');
  });

  test('on the visit every item of the sheet opens to what the street says of it', async () => {
    shown = claims([{ leaf: RATIO.code, heads: [head({ t: 'ratio', num: '412', den: '430' })] }]);
    render(
      <I18nextProvider i18n={createTexts('zh')}>
        <VisitClaims content={content} unit={UNIT} leaves={[GRADED, RATIO]} />
      </I18nextProvider>,
    );
    const part = await screen.findByRole('region', { name: '街道自评，逐项查看' });
    const lines = [...part.querySelectorAll('details')];
    expect(lines.map((line) => line.textContent?.includes('（未填报）'))).toEqual([true, false]);
    expect(part.textContent).not.toContain('412');
    const last = lines.at(-1)!;
    last.open = true;
    fireEvent(last, new Event('toggle'));
    expect(await within(last).findByText(/412/)).toBeTruthy();
  });
});

describe('at the office', () => {
  const reviewer: Reviewer = {
    device: 'd1',
    label: '王芳的电脑',
    persons: ['王芳'],
    streets: [
      { unit: UNIT, state: 'submitted' },
      { unit: SECOND, state: 'part' },
      { unit: THIRD, state: 'none' },
    ],
    files: 4,
    bytes: 3_000_000,
    missing: 1,
  };
  const detail = (seq: number) => asReal<RoundDetail>({ id: content.id, seq, content });
  const nameOf = (unit: string) => content.template.streets.find(({ code9 }) => code9 === unit)?.zh ?? '';
  const show = (seq = 1) => {
    render(
      <I18nextProvider i18n={createTexts('zh')}>
        <ReviewerClaims detail={detail(seq)} />
      </I18nextProvider>,
    );
  };

  test('says of which streets something is here and which are missing, and how large the files are', async () => {
    reviewers = [
      reviewer,
      { ...reviewer, device: 'd2', label: '赵强的电脑', persons: ['赵强'], streets: [{ unit: UNIT, state: 'none' }] },
    ];
    show();
    const row = await screen.findByRole('row', { name: /王芳/ });
    for (const text of ['已有 2 个街道，共 3 个', `还没有提交：${nameOf(SECOND)}`, `还没有交来：${nameOf(THIRD)}`]) {
      expect(row.textContent).toContain(text);
    }
    expect(row.textContent).toMatch(/4 个，共 [\d.]+ MB，一并带上/);
    expect(row.textContent).toContain('另有 1 份材料的文件还没有到办公室');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '做材料文件：赵强' }).disabled).toBe(true);
  });

  test('the files go along unless the switch is off', async () => {
    reviewers = [reviewer];
    show();
    const press = async () => {
      fireEvent.click(await screen.findByRole('button', { name: '做材料文件：王芳' }));
      await screen.findByText(/已做好：2 个街道的自评，佐证文件 4 个/);
    };
    await press();
    fireEvent.click(screen.getByRole('checkbox'));
    expect((await screen.findByRole('row', { name: /王芳/ })).textContent).toContain('只带名称');
    await press();
    expect(makings()).toEqual([
      { round: content.id, device: 'd1', files: true },
      { round: content.id, device: 'd1', files: false },
    ]);
  });

  test('before the package is issued there is nothing to make', () => {
    show(0);
    expect(screen.getByText('签发任务包以后再做。')).toBeTruthy();
    expect(makings()).toEqual([]);
  });
});
