import type { Board } from '../../shared/contract/intake.ts';
import type { AppError } from '../../shared/errors.ts';
import { errorCode, errorText } from '../../shared/messages/error-text.ts';
import type { Source } from '../../shared/model/ids.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import { publishedTotal } from '../../shared/model/result.ts';
import type { DemonstrationReport, Tampered } from '../demonstration/run-demonstration.ts';
import { textTable } from './text-table.ts';

/** An error in both languages on one line, with its code. */
export function inBothLanguages(error: AppError): string {
  const [zh, en] = (['zh', 'en'] as const).map((language) => {
    const { said, todo } = errorText(error, language);
    return `${said}${language === 'en' ? ' ' : ''}${todo}`;
  });
  return `${errorCode(error)}: ${zh} / ${en}`;
}

const HEAD = ['街道 street', '总分 total', '等次 band', '覆盖率 coverage', '状态 state', '文件 file'];

function streetRows({ content, result, printed }: DemonstrationReport): string[][] {
  return result.units.map((unit) => {
    const street = content.template.streets.find((one) => one.code9 === unit.unit);
    const file = printed.get(unit.unit);
    return [
      `${unit.unit} ${street?.short ?? ''}`,
      publishedTotal(unit).score ?? '—',
      unit.band?.zh ?? '—',
      `${unit.coverage} %`,
      unit.provisional ? '初步 provisional' : '完整 final',
      file === undefined ? '未打印 not printed' : `scorecards/${file}`,
    ];
  });
}

/** What the board shows as not handed in: per source the streets, `SELF: 椿树`. */
export function missingOnBoard(board: Board, content: RoundContent): string[] {
  const missing = new Map<Source, string[]>();
  for (const row of board.rows) {
    const street = content.template.streets.find((one) => one.code9 === row.unit)?.short ?? row.unit;
    for (const cell of row.cells) {
      if (cell.want === 0 || cell.have >= cell.want) continue;
      const text = `${street} ${cell.have}/${cell.want}`;
      missing.set(cell.source, [...(missing.get(cell.source) ?? []), text]);
    }
  }
  return [...missing].map(([source, streets]) => {
    const name = content.template.sources.find((one) => one.id === source);
    return `  ${name?.zh ?? source} ${source}: ${streets.join('、')}`;
  });
}

function tamperedLines({ name, offset, bit, verdict }: Tampered): string[] {
  const outcome = verdict.outcome === 'held' ? '暂存不并入 held' : '退回 refused';
  return [
    `已改动一位 / One bit flipped: exports/${name}，字节 byte ${offset}，位 bit ${bit}`,
    verdict.error === null
      ? '改动没有被发现 / The change was NOT noticed'
      : `  ${outcome}: ${inBothLanguages(verdict.error)}`,
  ];
}

/** The lines after a finished run. */
export function reportLines(report: DemonstrationReport, out: string): string[] {
  const { content, devices, verdicts, tampered, board, result, printed, notPrinted } = report;
  const accepted = verdicts.filter((verdict) => verdict.outcome === 'accepted').length;
  const final = result.units.filter((unit) => !unit.provisional).length;
  const valid = (form: 'worker' | 'resident'): number =>
    result.units
      .flatMap((unit) => unit.surveys.filter((one) => one.form === form))
      .reduce((sum, one) => sum + one.valid, 0);
  const missing = missingOnBoard(board, content);
  return [
    '',
    `${content.name.zh} / ${content.name.en}`,
    ...textTable([HEAD, ...streetRows(report)], new Set([1, 3])),
    '',
    `计算机 computers ${devices}，签名文件 signed files ${verdicts.length}，并入 merged ${accepted}，记录 records ${board.records}`,
    `有效问卷 valid questionnaires: 社工 workers ${valid('worker')}，居民 residents ${valid('resident')}`,
    `最终 final ${final}，初步 provisional ${result.units.length - final}`,
    ...(tampered === null ? [] : tamperedLines(tampered)),
    missing.length === 0
      ? '各街道、各主体材料齐全 / The board shows nothing missing'
      : '进度表上缺少 / Missing on the board:',
    ...missing,
    notPrinted === null
      ? `评分表 scorecards ${printed.size - 1} + district.pdf`
      : `未打印 / Not printed: 15 scorecards, district.pdf — ${inBothLanguages(notPrinted)}`,
    `结果 / Result: ${out}（全部为模拟数据 / everything in it is simulated）`,
  ];
}
