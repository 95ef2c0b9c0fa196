import { expect, test } from 'vitest';
import { lacks, rowsOf, type BoardRow } from '../../../renderer/features/board/board-rows.ts';
import { isReceived, needsOffice, useIntakeRun } from '../../../renderer/features/intake/intake-run.ts';
import { portionsOf } from '../../../renderer/features/printing/print-run.ts';
import { notesOf } from '../../../renderer/features/scores/mark-notes.ts';
import { percentText } from '../../../renderer/features/scores/percent-text.ts';
import { setTransport } from '../../../renderer/bridge/bridge.ts';
import { answerLines, differingLines, type AnswerWords } from '../../../renderer/answers/answer-lines.ts';
import type { BoardCell, Verdict } from '../../../shared/contract/intake.ts';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { ResponseValue } from '../../../shared/model/response.ts';
import { Template } from '../../../shared/model/template.ts';
import { ok, refuse } from '../../../shared/result.ts';
import shipped from '../../../resources/indicator-sets/xicheng-2021.template.json';

const template = Template.parse(shipped);
const words: AnswerWords = {
  label: (text) => text.zh,
  grade: '等级',
  points: '分数',
  notApplicable: '不涉及',
  nothingDeducted: '没有扣分情形',
  times: (count) => `${count} 次`,
};
const linesOf = (code: string, value: ResponseValue) =>
  answerLines(
    value,
    template.leaves.find((leaf) => leaf.code === code),
    template.scales.grade4,
    words,
  );

test('an answer is said in the words of its indicator, whatever its kind', () => {
  expect(linesOf('A2.1.1', { t: 'ratio', num: '97', den: '122' }).map((line) => line.text)).toEqual([
    '97 项',
    '122 项',
  ]);
  expect(linesOf('A1.1.2', { t: 'checklist', a: { i1: 'yes', i2: 'partly' } }).map((line) => line.id)).toEqual([
    'i1',
    'i2',
  ]);
  expect(linesOf('A3.2.3', { t: 'deduction', n: { r1: 2 } })[0]?.text).toBe('2 次');
  expect(linesOf('A3.2.3', { t: 'deduction', n: { r1: 0 } })[0]?.text).toBe('没有扣分情形');
  expect(linesOf('A1.1.2', { t: 'na', reason: '无此机构' })).toEqual([{ id: 'na', name: '不涉及', text: '无此机构' }]);
});

test('only the parts that differ are marked, also where one answer lacks a part', () => {
  const one = linesOf('A2.1.1', { t: 'ratio', num: '97', den: '122' });
  const other = linesOf('A2.1.1', { t: 'ratio', num: '85', den: '122' });
  expect([...differingLines([one, other])]).toEqual(['num']);
  const graded = linesOf('A2.2.2', { t: 'graded', grade: 'B' });
  const withPoints = linesOf('A2.2.2', { t: 'graded', grade: 'B', points: '80' });
  expect([...differingLines([graded, withPoints])]).toEqual(['points']);
  expect(differingLines([one, one]).size).toBe(0);
});

const cell = (state: BoardCell['state'], have: number, want: number, conflicts = 0): BoardCell => ({
  source: 'SELF',
  state,
  have,
  want,
  conflicts,
  open: state === 'none' || state === 'part' || state === 'conflict',
  lastAt: null,
});

test('the filters keep streets that lack something and streets with conflicts', () => {
  const rows: readonly BoardRow[] = [
    { unit: 'full', cells: [cell('submitted', 41, 41), cell('not_wanted', 0, 0)] },
    { unit: 'part', cells: [cell('part', 3, 41)] },
    { unit: 'both', cells: [cell('conflict', 40, 41, 1)] },
  ];
  expect(rowsOf(rows, 'all')).toHaveLength(3);
  expect(rowsOf(rows, 'missing').map((row) => row.unit)).toEqual(['part', 'both']);
  expect(rowsOf(rows, 'conflict').map((row) => row.unit)).toEqual(['both']);
  expect(lacks(cell('complete', 35, 19))).toBe(false);
});

test('files are taken in one after another and each gets its own verdict', async () => {
  const verdict = (name: string, outcome: Verdict['outcome']): Verdict => ({
    name,
    size: 1,
    sha256: null,
    outcome,
    error: outcome === 'refused' ? { code: 'package_refused', reason: 'E_TRUNCATED' } : null,
    warnings: name === 'gap' ? ['W_GAP'] : [],
    newRecords: 1,
    knownRecords: 0,
    from: null,
  });
  let running = 0;
  let most = 0;
  setTransport({
    call: async (_method, input) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      // The run asks one method only; the transport of a test answers for that one.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const { name } = (input as { readonly file: FileRef }).file;
      if (name === 'full') return refuse({ code: 'disk', op: 'full' });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
      return ok(verdict(name, name === 'bad' ? 'refused' : 'accepted')) as never;
    },
    on: () => () => undefined,
    pickFiles: () => Promise.resolve(ok([])),
    takeFile: () => Promise.resolve(refuse({ code: 'cancelled' })),
    camera: () => Promise.resolve(refuse({ code: 'cancelled' })),
    readFile: () => Promise.resolve(refuse({ code: 'cancelled' })),
    saveFile: () => Promise.resolve(ok({ saved: false })),
  });
  const file = (name: string): FileRef => ({ ref: 'r'.repeat(22), name, size: 1 });
  const { take } = useIntakeRun.getState();
  await Promise.all([take('round', ['good', 'bad', 'gap'].map(file)), take('round', [file('full')])]);
  const { lines, busy } = useIntakeRun.getState();
  expect(busy).toBe(false);
  expect(most).toBe(1);
  expect(lines.map((line) => line.state)).toEqual(['done', 'done', 'done', 'failed']);
  expect(lines.filter(isReceived).map((line) => line.name)).toEqual(['good', 'gap']);
  expect(lines.filter(needsOffice).map((line) => line.name)).toEqual(['bad', 'gap', 'full']);
});

test('every street is printed once, and the table of the district once with the last portion', () => {
  const units = ['1', '2', '3', '4', '5'];
  const order = { round: 'r', units, district: true, language: 'zh' } as const;
  const portions = portionsOf(order);
  expect(portions.flatMap((portion) => portion.units)).toEqual(units);
  expect(portions.map((portion) => portion.district)).toEqual([false, true]);
  expect(portionsOf({ ...order, units: [] })).toEqual([{ round: 'r', units: [], district: true, language: 'zh' }]);
  expect(portionsOf({ ...order, units: [], district: false })).toEqual([]);
});

test('a mark that several sources bear stands once and names them in order', () => {
  expect(
    notesOf([
      { code: 'source_missing', source: 'REVIEW' },
      { code: 'source_missing', source: 'SELF' },
      { code: 'critical_cap' },
    ]),
  ).toEqual([
    { code: 'source_missing', sources: ['SELF', 'REVIEW'] },
    { code: 'critical_cap', sources: [] },
  ]);
  expect([percentText('100/3'), percentText('20'), percentText(null)]).toEqual(['33.33%', '20%', '–']);
});
