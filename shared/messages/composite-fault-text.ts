import type { Language } from '../model/text.ts';
import type { TableFault, TableFaultKind } from '../scoring/table/table-fault.ts';

type Words = readonly [zh: string, en: string];

/** `{text}` is what stands there. */
const TEXTS: Readonly<Record<TableFaultKind, Words>> = {
  empty: ['表里没有数据行', 'the table has no rows'],
  column_missing: ['缺少这些列: {text}', 'these columns are missing: {text}'],
  column_twice: ['“{text}”这一列出现了两次', 'the column “{text}” is there twice'],
  ragged: ['这一行的格数与表头不同（{text}）', 'this row has another number of fields than the head ({text})'],
  cell_missing: ['这一格不能空着', 'this cell must not be empty'],
  not_a_number: [
    '“{text}”不是数；没有数据就留空',
    '“{text}” is not a number; leave the cell empty where there is none',
  ],
  out_of_range: ['“{text}”太大或太小，算不了', '“{text}” is too large or too small to compute with'],
  not_a_direction: ['方向只能是 1 或 -1，这里是“{text}”', 'a direction is 1 or -1, not “{text}”'],
  not_a_type: [
    '类型“{text}”不认识，应为 Indicator、Aggregate、Group 或 Denominator',
    '“{text}” is no type; it must be Indicator, Aggregate, Group or Denominator',
  ],
  not_a_level: [
    '层级“{text}”不对：指标为 1，汇总项从 2 起',
    'the level “{text}” does not fit: indicators are on 1, aggregates on 2 and above',
  ],
  not_true_or_false: ['这里应为 TRUE 或 FALSE，不是“{text}”', 'this must be TRUE or FALSE, not “{text}”'],
  duplicate_code: ['代码“{text}”重复', 'the code “{text}” is there twice'],
  duplicate_unit: ['“{text}”重复，每个对象只能有一行', '“{text}” is there twice; each unit has one row'],
  no_indicator: ['没有一个指标', 'there is no indicator'],
  no_aggregate: ['没有一个汇总项', 'there is no aggregate'],
  orphan: ['上级“{text}”在表里找不到', 'the parent “{text}” is not in the table'],
  cycle: ['上下级绕成了圈: {text}', 'these are above themselves: {text}'],
  two_tops: ['最上级只能有一个，这里有: {text}', 'there must be one at the top, not several: {text}'],
  no_top: ['没有最上级', 'there is none at the top'],
  level_not_above: [
    '上级的层级应正好高一层，这里是 {text}',
    'its parent must be exactly one level higher; this is level {text}',
  ],
  no_children: ['汇总项“{text}”下面什么也没有', 'the aggregate “{text}” has nothing below it'],
  children_of_indicator: [
    '上级“{text}”是指标，不能有下级',
    'the parent “{text}” is an indicator, which has nothing below it',
  ],
  negative_weight: ['权重不能是负数（{text}）', 'a weight must not be negative ({text})'],
  weights_zero: ['“{text}”下面的权重全是零', 'all weights below “{text}” are zero'],
  goalposts_equal: ['两个目标值相同（{text}）', 'both goalposts are equal ({text})'],
  unknown_code: ['代码“{text}”不在 iMeta 里', 'the code “{text}” is not in iMeta'],
  weight_missing: ['“{text}”没有权重', '“{text}” has no weight'],
  no_values: ['所有指标都没有数据', 'no indicator has a single figure'],
};

/** What is wrong in a table, as one clause without its place. */
export function tableFaultText({ kind, text }: Pick<TableFault, 'kind' | 'text'>, language: Language): string {
  return TEXTS[kind][language === 'zh' ? 0 : 1].replace('{text}', () => text);
}
