import { join } from 'node:path';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { BilingualText } from '../../../../shared/model/bilingual-text.ts';
import { inLanguage } from '../../../../shared/model/text.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { rowsOf, rowText } from '../../../../shared/rules/answer-rows.ts';
import type { Context } from '../../context.ts';
import { writeAtomically } from '../../files/atomic-write.ts';
import { writeForm } from '../../spreadsheets/write-form.ts';
import { draftsByLeaf } from '../responses/desk.ts';
import { valueOf } from '../responses/draft-response.ts';
import { assignedSheet } from '../responses/pinned-round.ts';
import {
  ABOUT_SHEET,
  allowedText,
  COLUMN,
  FORM_SHEET,
  FORMAT,
  HEADINGS,
  rowId,
  templateDigest,
  WIDTHS,
} from './form-layout.ts';

/**
 * Writes a form for a spreadsheet program: one line for each part of an answer, filled with what stands in the sheet.
 * Refusals: those of `assignedSheet`, not_found for a leaf that is not on the sheet, `disk`.
 */
export async function writeFillInForm(
  { leaves, language, ...target }: Input<'workbook.write'>,
  { db, ports, paths, files }: Pick<Context, 'db' | 'ports' | 'paths' | 'files'>,
): Promise<Result<FileRef, AppError>> {
  const found = assignedSheet(db, target);
  if (!found.ok) return found;
  const { round, task } = found.value;
  const { content } = round;
  const strange = leaves.find((code) => task.leaves.every((leaf) => leaf.code !== code));
  if (strange !== undefined) return refuse({ code: 'not_found', what: 'leaf', id: strange });
  const drafts = draftsByLeaf(db, target);
  const named = (text: BilingualText): string => inLanguage(text, language) || text.zh;
  const wanted = new Set(leaves);
  const lines = task.leaves
    .filter((leaf) => wanted.has(leaf.code))
    .flatMap((leaf) => {
      const row = drafts.get(leaf.code) ?? null;
      const before = { value: valueOf(row), note: row?.note ?? '' };
      return rowsOf(content, leaf, target.form).map((line) => [
        rowId(leaf.code, line.part),
        leaf.code,
        named(leaf),
        named(line.text),
        rowText(content, target.unit, leaf, line, before, language),
        allowedText(line.kind, line.choices, language),
      ]);
    });
  const street = content.template.streets.find((one) => one.code9 === target.unit);
  const place = street === undefined ? target.unit : named(street);
  const bytes = await writeForm(
    {
      name: inLanguage(FORM_SHEET, language),
      rows: [HEADINGS[language], ...lines],
      widths: WIDTHS,
      hidden: [COLUMN.id],
      open: COLUMN.answer,
    },
    {
      name: inLanguage(ABOUT_SHEET, language),
      rows: [
        ['format', FORMAT],
        ['round', content.id],
        ['unit', target.unit],
        ['form', target.form],
        ['rater', target.rater ?? ''],
        ['template', templateDigest(content)],
        [language === 'zh' ? '轮次' : 'Round', named(content.name)],
        [language === 'zh' ? '街道' : 'Street', place],
      ],
    },
  );
  const path = join(paths.outbox, `${ports.ids.uuid()}.xlsx`);
  const written = await writeAtomically(path, [Buffer.from(bytes)]);
  const day = ports.clock.now().slice(0, 10);
  return written.ok ? ok(files.register(path, `${inLanguage(FORM_SHEET, language)}-${place}-${day}.xlsx`)) : written;
}
