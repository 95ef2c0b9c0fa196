import { z } from 'zod';

/** Columns are counted from 0. Every column may serve one purpose; what is not named here is not read. */
export const TableMapping = z.strictObject({
  /** Column of the questionnaire number, and what is put before it so that it is unique in the round. */
  serial: z.int().min(0),
  prefix: z.string().max(20),
  /** Column that names the street; null where all rows are of one. */
  unit: z.int().min(0).nullable(),
  /** The street of all rows, used where there is no column. */
  oneUnit: z.string().max(20),
  community: z.int().min(0).nullable(),
  /** Time taken. */
  seconds: z.int().min(0).nullable(),
  /** Questions by column; `option` where a column is one choice of a multiple choice, ticked or not. */
  questions: z
    .array(
      z.strictObject({
        column: z.int().min(0),
        question: z.string().max(100),
        option: z.string().max(200).nullable(),
      }),
    )
    .max(2_000),
});
export type TableMapping = z.infer<typeof TableMapping>;
