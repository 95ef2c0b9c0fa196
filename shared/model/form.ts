import { z } from 'zod';

/** Names as XLSForm allows them: a letter or `_`, then letters, digits, `_`, `.`, `-`. */
export const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;
const Name = z.string().max(100).regex(NAME);
const Line = z.string().max(10_000);
/** Text by language id; a language that is missing is shown in the form's default language. */
const Texts = z.record(z.string(), Line);
export type Texts = z.infer<typeof Texts>;

export const KINDS = [
  'single',
  'multiple',
  'likert',
  'nps',
  'integer',
  'decimal',
  'date',
  'text',
  'note',
  'calculate',
  'acknowledge',
  'group',
] as const;
export type Kind = (typeof KINDS)[number];

const Item = z.strictObject({
  name: Name,
  kind: z.enum(KINDS),
  /** The group that holds it; an item stands after its group and before the group's next neighbour. */
  parent: Name.nullable(),
  label: Texts,
  hint: Texts,
  guidance: Texts,
  constraintMessage: Texts,
  requiredMessage: Texts,
  list: z.string().max(100).exactOptional(),
  relevant: Line.exactOptional(),
  constraint: Line.exactOptional(),
  required: Line.exactOptional(),
  choiceFilter: Line.exactOptional(),
  calculation: Line.exactOptional(),
  default: Line.exactOptional(),
  readOnly: z.literal(true).exactOptional(),
  appearance: Line.exactOptional(),
  /** The leaves it is evidence for. */
  leaves: z.array(z.string().max(40)),
  /** How it becomes points where the choices do not say it: `none`, `ticked N`, `linear N`, `linear N nps`. */
  scoring: z
    .string()
    .regex(/^(?:none|ticked [1-9]\d?|linear \d{1,3}(?:\.\d{1,3})?(?: nps)?)$/)
    .exactOptional(),
  /** Attention check: the choice that shows that the question was read. */
  expected: z.string().exactOptional(),
  /** Choices that end the interview. */
  ineligible: z.array(z.string()),
  /** Choices that stand alone in a multiple choice. */
  exclusive: z.array(z.string()),
  /** When the answer may be compared with the time before. */
  compareWhen: Line.exactOptional(),
});
export type Item = z.infer<typeof Item>;

const Choice = z.strictObject({
  name: z.string().min(1).max(200),
  label: Texts,
  score: z.number().min(0).max(100).nullable(),
  /** Further columns, for choice filters. */
  columns: z.record(z.string(), z.string().max(1000)),
});
export type Choice = z.infer<typeof Choice>;

const ChoiceList = z.strictObject({ name: z.string().min(1).max(100), choices: z.array(Choice).max(100_000) });
export type ChoiceList = z.infer<typeof ChoiceList>;

/** A questionnaire in one version; its rules are checked by compileForm. */
export const Form = z.strictObject({
  format: z.literal('jieping/form'),
  id: z.string().min(1).max(100),
  version: z.string().max(100),
  title: z.string().max(1000),
  /** As written after `label::`, for example `中文 (zh)`; `default` for columns without a language. */
  languages: z.array(z.string().min(1).max(100)).min(1).max(20),
  defaultLanguage: z.string(),
  duplicateChoices: z.boolean(),
  items: z.array(Item).max(5_000),
  lists: z.array(ChoiceList).max(2_000),
});
export type Form = z.infer<typeof Form>;
