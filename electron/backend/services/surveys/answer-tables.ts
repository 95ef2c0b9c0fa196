import { join } from 'node:path';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import type { AnswerTables } from '../../../../shared/contract/survey-counts.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Language } from '../../../../shared/model/text.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { answerCounts } from '../../../../shared/scoring/survey/answer-counts.ts';
import type { Context } from '../../context.ts';
import { writeAtomically } from '../../files/atomic-write.ts';
import { frozenSurveys } from '../../store/survey-wipes.ts';
import { csvText } from '../csv-text.ts';
import { surveyInputs } from './survey-counts.ts';
import { surveyPlace } from './survey-place.ts';

/**
 * Answers by street, or by community where there is one street only; once the answers were wiped, the tables that were
 * kept. Refusals: those of `surveyPlace`.
 */
export function readAnswerTables(
  { round, form }: Input<'surveys.answers'>,
  { db }: Pick<Context, 'db'>,
): Result<AnswerTables, AppError> {
  const place = surveyPlace(db, round, form);
  if (!place.ok) return place;
  const { units } = place.value;
  const { content } = place.value.round;
  const kept = frozenSurveys(db, round)?.tables.find((one) => one.form === form);
  if (kept !== undefined) return ok({ groups: kept.groups, least: kept.least, questions: kept.questions });
  const inputs = surveyInputs(db, place.value).filter(({ unit }) => units.includes(unit));
  const byCommunity = units.length === 1 && form === 'resident';
  const groups = byCommunity
    ? [...content.communities.map(({ code }) => code).filter((code) => code.startsWith(units[0] ?? '')), '']
    : units;
  const members = groups.map((code) =>
    inputs.filter(({ unit, community }) => (byCommunity ? (community ?? '') === code : unit === code)),
  );
  return ok({
    groups,
    least: content.template.surveyRules.minReport.suppressBelow,
    questions: answerCounts(content, form, members),
  });
}

const WORDS: Readonly<Record<Language, Readonly<Record<'heads' | 'none' | 'all' | 'nowhere', string>>>> = {
  zh: { heads: '题号,题目,街道或社区,答案,份数', none: '没有答', all: '合计', nowhere: '没有写社区' },
  en: {
    heads: 'No.,Question,Street or community,Answer,Number',
    none: 'no answer',
    all: 'All',
    nowhere: 'no community given',
  },
};

/** The tables as lines for a spreadsheet; a hidden count reads `*`. Refusals: those of `surveyPlace`, `disk`. */
export async function writeAnswerTables(
  { round, form, language }: Input<'surveys.answersFile'>,
  context: Pick<Context, 'db' | 'ports' | 'paths' | 'files'>,
): Promise<Result<FileRef, AppError>> {
  const place = surveyPlace(context.db, round, form);
  if (!place.ok) return place;
  const tables = readAnswerTables({ round, form }, context);
  if (!tables.ok) return tables;
  const { template, communities } = place.value.round.content;
  const words = WORDS[language];
  const nameOf = (code: string): string => {
    if (code === '') return words.nowhere;
    const street = template.streets.find((one) => one.code9 === code);
    if (street !== undefined) return language === 'zh' ? street.zh : street.en;
    return communities.find((one) => one.code === code)?.zh ?? code;
  };
  const shown = (count: number | null | undefined): string => (count === null ? '*' : String(count ?? 0));
  const lines = tables.value.questions.flatMap(({ question, answers, counts, ...text }) => {
    const names = [...answers.map((one) => (one.id === '' ? words.none : one[language])), words.all];
    const rows = [
      ...tables.value.groups.map((code, at) => ({
        name: nameOf(code),
        cells: [...(counts.cells[at] ?? []), counts.rowTotals[at]],
      })),
      { name: words.all, cells: [...counts.columnTotals, counts.total] },
    ];
    return rows.flatMap(({ name, cells }) =>
      names.map((answer, column) => [question, text[language], name, answer, shown(cells[column])]),
    );
  });
  const path = join(context.paths.outbox, `${context.ports.ids.uuid()}.csv`);
  const written = await writeAtomically(path, [Buffer.from(csvText([words.heads.split(','), ...lines]), 'utf8')]);
  const name = `${language === 'zh' ? '问卷答案' : 'answers'}-${form}-${context.ports.clock.now().slice(0, 10)}.csv`;
  return written.ok ? ok(context.files.register(path, name)) : written;
}
