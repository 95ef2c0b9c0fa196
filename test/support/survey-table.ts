import type { Question } from '../../shared/model/template.ts';
import { testTemplate } from './evaluator.ts';

/** As a survey platform exports the residents' questionnaire: its own words, one row per questionnaire. */
export function platformTable(rows: number, street: string): string[][] {
  const questionnaire = testTemplate().questionnaires.find(({ id }) => id === 'RESIDENT');
  const questions: Question[] = [...(questionnaire?.background ?? []), ...(questionnaire?.items ?? [])];
  const head = [
    '序号',
    '提交答卷时间',
    '所用时间',
    '来自IP',
    '您的姓名',
    '所在街道',
    ...questions.flatMap((question, index) =>
      question.type === 'multi'
        ? (question.options ?? []).map((option) => `${index + 1}、${question.zh}:${option.zh}`)
        : [`${index + 1}、${question.zh}`],
    ),
  ];
  const lines = Array.from({ length: rows }, (_, row) => [
    String(row + 1),
    '2026/10/9 10:12:08',
    `${90 + (row % 400)}秒`,
    '10.0.0.1',
    '某某',
    street,
    ...questions.flatMap((question) => {
      const options = (question.options ?? []).filter(({ id }) => !(question.ineligible ?? []).includes(id));
      if (question.type === 'open')
        return [row % 50 === 0 ? '找李主任，电话13800138000' : row % 7 === 0 ? '=1+1' : '(空)'];
      if (question.type === 'nps') return [String(row % 11)];
      if (question.type === 'multi') {
        return (question.options ?? []).map((_option, index) => (index === row % 3 ? '1' : '0'));
      }
      return [options[row % options.length]?.zh ?? ''];
    }),
  ]);
  return [head, ...lines];
}

/** Sixty rows with one fault each, of eight kinds, spread over the table. */
export function spoil(table: readonly (readonly string[])[]): string[][] {
  const spoiled = table.map((row) => [...row]);
  for (let n = 0; n < 60; n += 1) {
    const row = spoiled[5 + n * 30];
    if (row === undefined) throw new Error('the table is too short');
    const faults: readonly (() => void)[] = [
      () => (row[0] = ''),
      () => (row[0] = '1'),
      () => (row[0] = 'R|7'),
      () => (row[2] = '很久'),
      () => (row[5] = '没有的街道'),
      () => (row[5] = ''),
      () => (row[6] = '不是选项'),
      () => (row[6] = '＝cmd'),
    ];
    faults[n % faults.length]?.();
  }
  return spoiled;
}

export function csvOf(table: readonly (readonly string[])[]): string {
  return table
    .map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .join('\r\n');
}
