/** The tables of a foreign composite indicator, by the names of their sheets. */
export type TableName = 'iMeta' | 'iData' | 'Weights';

export const TABLE_FAULTS = [
  'empty',
  'column_missing',
  'column_twice',
  'ragged',
  'cell_missing',
  'not_a_number',
  'out_of_range',
  'not_a_direction',
  'not_a_type',
  'not_a_level',
  'not_true_or_false',
  'duplicate_code',
  'duplicate_unit',
  'no_indicator',
  'no_aggregate',
  'orphan',
  'cycle',
  'two_tops',
  'no_top',
  'level_not_above',
  'no_children',
  'children_of_indicator',
  'negative_weight',
  'weights_zero',
  'goalposts_equal',
  'unknown_code',
  'weight_missing',
  'no_values',
] as const;
export type TableFaultKind = (typeof TABLE_FAULTS)[number];

/** What is wrong with a table, and where. */
export interface TableFault {
  readonly table: TableName;
  readonly kind: TableFaultKind;
  /** As a spreadsheet counts, the head is row 1; null where it is no single row. */
  readonly row: number | null;
  /** Name of the column; null where it is no single column. */
  readonly column: string | null;
  /** What stands there, or what it is about. */
  readonly text: string;
}

/** A table as text; the first row is the head. */
export type Grid = readonly (readonly string[])[];
