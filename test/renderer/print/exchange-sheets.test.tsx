import { cleanup, render } from '@testing-library/react';
import { create } from 'qrcode';
import { afterEach, expect, test } from 'vitest';
import { exchangeTexts, localTime } from '../../../renderer/print/exchange-texts.ts';
import { PrintPage } from '../../../renderer/print/PrintPage.tsx';
import { uncovered } from '../../../renderer/print/covered-characters.ts';
import { wipeTexts } from '../../../renderer/print/wipe-texts.ts';
import { deskWipeTexts } from '../../../renderer/print/desk-wipe-texts.ts';
import { marginTexts } from '../../../renderer/print/margin-boxes.ts';
import type { DeskWipeJob, ReceiptsJob, RegisterJob, WipeJob } from '../../../shared/model/print.ts';
import type { Language } from '../../../shared/model/text.ts';

afterEach(cleanup);

const ROUND = {
  id: 'round-0001',
  name: { zh: '2026年度评估', en: 'Assessment 2026' },
  period: { from: '2026-09-01', to: '2026-12-31' },
  simulated: true,
  office: '西城区委编办',
} as const;
const LANGUAGES: readonly Language[] = ['zh', 'en'];
const DIGITS = '31415 92653 58979 32384 62643';

function receipts(language: Language): ReceiptsJob {
  return {
    kind: 'receipts',
    language,
    round: ROUND,
    streets: { '110102001': { zh: '西长安街街道', en: "West Chang'an Street" } },
    lines: [
      {
        device: 'd1',
        from: { label: '一号机', role: 'street', person: '李晓明' },
        units: ['110102001'],
        to: 42,
        files: 2,
        lastAt: '2026-11-24T02:00:00.000Z',
        digits: DIGITS,
      },
      {
        device: 'd2',
        from: { label: '王芳', role: 'reviewer', person: '王芳' },
        units: [],
        to: 7,
        files: 1,
        lastAt: '2026-11-24T03:00:00.000Z',
        digits: '11111 22222 33333 44444 55555',
      },
    ],
    madeAt: '2026-11-24T04:00:00.000Z',
  };
}

function register(language: Language): RegisterJob {
  const entry = { sha256: 'ab'.repeat(32), from: '李晓明 · 一号机', fresh: 41, known: 0, codes: [] };
  return {
    kind: 'register',
    language,
    round: ROUND,
    entries: [
      { ...entry, at: '2026-11-24T02:00:00.000Z', name: 'first.jpback', outcome: 'accepted' },
      {
        ...entry,
        at: '2026-11-24T03:00:00.000Z',
        name: 'second.jpback',
        outcome: 'refused',
        fresh: 0,
        codes: ['E_CONTENT_HASH'],
      },
    ],
    madeAt: '2026-11-24T04:00:00.000Z',
  };
}

test.each(LANGUAGES)(
  'the receipts in %s say for each computer how much came, with the digits as text and as a code',
  (language) => {
    const texts = exchangeTexts(language);
    const { container, getAllByRole } = render(<PrintPage job={receipts(language)} />);
    const [first = '', second = ''] = [...container.querySelectorAll('.receipt')].map((one) => one.textContent ?? '');
    expect(first).toContain(language === 'zh' ? '西长安街街道' : "West Chang'an Street");
    expect(first).toContain(DIGITS);
    expect(first).toContain(`${texts.receivedTo} 42 ${texts.records}`);
    expect(second).toContain(texts.roles['reviewer']);
    // A label that only repeats the person's name is not printed twice.
    expect(second.split('王芳')).toHaveLength(2);
    const codes = getAllByRole('img', { name: texts.qr });
    expect(codes).toHaveLength(2);
    const { size } = create(DIGITS.replaceAll(' ', ''), { errorCorrectionLevel: 'M' }).modules;
    expect(codes[0]?.getAttribute('viewBox')).toBe(`0 0 ${size + 4} ${size + 4}`);
    expect(uncovered(container.textContent ?? '')).toEqual([]);
    const margin = marginTexts(receipts(language));
    expect(margin.topLeft).toContain(texts.receipts);
    expect(margin.topRight).not.toBe('');
  },
);

test.each(LANGUAGES)('the register in %s has one line per file, refused ones with their code', (language) => {
  const texts = exchangeTexts(language);
  const { container } = render(<PrintPage job={register(language)} />);
  const rows = [...container.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    [
      '1',
      localTime('2026-11-24T02:00:00.000Z'),
      'first.jpback abababababababab',
      '李晓明 · 一号机',
      texts.outcomes.accepted,
      '41',
      '0',
      '',
    ],
    [
      '2',
      localTime('2026-11-24T03:00:00.000Z'),
      'second.jpback abababababababab',
      '李晓明 · 一号机',
      texts.outcomes.refused,
      '0',
      '0',
      'E_CONTENT_HASH',
    ],
  ]);
  expect(marginTexts(register(language)).topLeft).toContain(texts.register);
});

function wipe(language: Language, done: boolean): WipeJob {
  return {
    kind: 'wipe',
    language,
    round: ROUND,
    streets: {
      '110102001': { zh: '西长安街街道', en: "West Chang'an Street" },
      '110102003': { zh: '新街口街道', en: 'Xinjiekou' },
    },
    account: {
      forms: [
        { form: 'worker', unit: '110102001', count: 19 },
        { form: 'resident', unit: '110102001', count: 60 },
        { form: 'resident', unit: '110102003', count: 58 },
      ],
      unsent: 2,
      files: { stripped: 7, removed: ['old.jpback'], aside: ['cut.jpback'], made: 3, backups: 1 },
      seal: { number: 1, resultSha256: 'ab'.repeat(32), at: '2026-11-20T02:00:00.000Z' },
      package: { seq: 2, sha256: 'cd'.repeat(32) },
      done: done
        ? {
            at: '2026-12-24T02:00:00.000Z',
            person: { name: '王主任', post: '主任' },
            device: '办公室一号机',
            reason: { code: 'other', text: '公布期满，按规定清除' },
            countsSha256: 'ef'.repeat(32),
          }
        : null,
    },
    madeAt: '2026-12-24T02:01:00.000Z',
  };
}

test.each(LANGUAGES)(
  'the record of a wipe in %s says what went by street, what stayed, who, when and why',
  (language) => {
    const texts = wipeTexts(language);
    const job = wipe(language, true);
    const { container, getByRole } = render(<PrintPage job={job} />);
    const rows = [...container.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows.map((cells) => cells.slice(1))).toEqual([
      ['19', '60', '79'],
      ['0', '58', '58'],
      ['19', '118', '137'],
    ]);
    expect(getByRole('heading', { level: 1 }).textContent).toBe(texts.done);
    const text = container.textContent ?? '';
    const said = [
      texts.answers(137),
      texts.unsent(2),
      texts.stripped(7),
      'old.jpback',
      'cut.jpback',
      texts.made(3),
      texts.backups(1),
      ...texts.keptLines,
      ...texts.elsewhereLines,
      '王主任 · 主任',
      '办公室一号机',
      '公布期满，按规定清除',
      localTime('2026-12-24T02:00:00.000Z'),
      'ab'.repeat(32),
      'ef'.repeat(32),
      ...texts.blocks,
    ];
    for (const one of said) expect(text).toContain(one);
    expect(uncovered(text)).toEqual([]);
    expect(marginTexts(job).topLeft).toContain(texts.done);
  },
);

test.each(LANGUAGES)(
  'the record of a wipe where questionnaires were entered says in %s what went and what not',
  (language) => {
    const texts = deskWipeTexts(language);
    const { account, ...head } = wipe(language, true);
    const job: DeskWipeJob = {
      ...head,
      kind: 'desk-wipe',
      n: 2,
      account: {
        forms: account.forms,
        files: { made: 3, backups: 1 },
        receiptAt: '2026-12-20T02:00:00.000Z',
        package: account.package,
        done: { at: '2026-12-24T02:00:00.000Z', person: { name: '孙录入', post: '' }, device: '录入一号机' },
      },
    };
    const { container, getByRole } = render(<PrintPage job={job} />);
    expect(getByRole('heading', { level: 1 }).textContent).toBe(texts.title);
    const sums = [...container.querySelectorAll('tr.sum td')].map((cell) => cell.textContent);
    expect(sums.slice(1)).toEqual(['19', '118', '137']);
    const text = container.textContent ?? '';
    const said = [
      texts.lead,
      texts.answers(137),
      texts.made(3),
      texts.backups(1),
      texts.numberOf(2),
      ...texts.keptLines,
      ...texts.elsewhereLines,
      '孙录入',
      '录入一号机',
      localTime('2026-12-20T02:00:00.000Z'),
      localTime('2026-12-24T02:00:00.000Z'),
      ...texts.blocks,
    ];
    for (const one of said) expect(text).toContain(one);
    expect(uncovered(text)).toEqual([]);
    expect(marginTexts(job).topLeft).toContain(texts.title);
  },
);

test.each(LANGUAGES)('before it is done the same sheet in %s says that nothing is wiped yet', (language) => {
  const texts = wipeTexts(language);
  const job = wipe(language, false);
  const { container, getByRole } = render(<PrintPage job={job} />);
  expect(getByRole('heading', { level: 1 }).textContent).toBe(texts.planned);
  expect(container.textContent).toContain(texts.plannedLead);
  expect(container.textContent).not.toContain(texts.who);
  expect(marginTexts(job).topLeft).toContain(texts.planned);
});
