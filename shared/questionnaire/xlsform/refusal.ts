import type { FormFaultCode } from '../compile.ts';

export type RefusalCode =
  | FormFaultCode
  | 'sheet_missing'
  | 'sheet_unsupported'
  | 'sheet_twice'
  | 'column_missing'
  | 'column_twice'
  | 'column_unsupported'
  | 'type_missing'
  | 'type_unsupported'
  | 'type_unknown'
  | 'name_missing'
  | 'name_bad'
  | 'name_case'
  | 'label_missing'
  | 'group_open'
  | 'group_close'
  | 'group_empty'
  | 'other_filter'
  | 'choice_name_missing'
  | 'choice_name_space'
  | 'choice_twice'
  | 'choice_list_missing'
  | 'value_bad'
  | 'on_group'
  | 'appearance_unsupported'
  | 'default_dynamic'
  | 'language_unknown'
  | 'setting_unsupported'
  | 'cell_too_long'
  | 'too_many'
  | 'leaf_unscored'
  | 'cell_lost'
  | 'leaf_unknown'
  | 'leaf_not_asked'
  | 'form_empty';

/** One reason why a form is not taken in. `row` from 1 and `column` in letters as the spreadsheet shows them. */
export interface Refusal {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly code: RefusalCode;
  readonly message: { readonly zh: string; readonly en: string };
}

const WORDS: Readonly<Record<RefusalCode, readonly [zh: string, en: string]>> = {
  sheet_missing: ['缺少工作表“{}”', 'the sheet "{}" is missing'],
  sheet_unsupported: ['不支持工作表“{}”', 'the sheet "{}" is not supported'],
  sheet_twice: ['工作表“{}”出现两次', 'the sheet "{}" is there twice'],
  column_missing: ['缺少列“{}”', 'the column "{}" is missing'],
  column_twice: ['列“{}”出现两次', 'the column "{}" is there twice'],
  column_unsupported: ['不支持列“{}”', 'the column "{}" is not supported'],
  type_missing: ['这一行有内容但没有题型', 'this row has content but no type'],
  type_unsupported: ['不支持题型“{}”', 'the type "{}" is not supported'],
  type_unknown: ['不认识题型“{}”', 'the type "{}" is unknown'],
  name_missing: ['没有名称', 'the name is missing'],
  name_bad: ['名称“{}”不合规则', 'the name "{}" is not allowed'],
  name_case: ['名称“{}”与同组另一名称只差大小写', 'the name "{}" differs from another of its group only by case'],
  label_missing: ['“{}”没有题目文字', '"{}" has neither label nor hint'],
  group_open: ['分组“{}”没有结束', 'the group "{}" is not ended'],
  group_close: ['分组结束与开始不对应', 'this end of a group has no beginning'],
  group_empty: ['分组“{}”里没有题目', 'the group "{}" is empty'],
  other_filter: ['or_other 不能与选项筛选同用', 'or_other cannot stand with a choice filter'],
  choice_name_missing: ['选项没有名称', 'the choice has no name'],
  choice_name_space: ['多选题的选项名称“{}”含空格', 'the choice name "{}" of a select_multiple has a space'],
  choice_twice: ['选项“{}”在同一列表中重复', 'the choice "{}" is there twice in its list'],
  choice_list_missing: ['选项没有列表名称', 'the choice has no list name'],
  value_bad: ['内容“{}”不能用在这一列', '"{}" is no value for this column'],
  on_group: ['这一列不能用于分组', 'this column cannot be used on a group'],
  appearance_unsupported: ['不支持外观“{}”', 'the appearance "{}" is not supported'],
  default_dynamic: ['默认值“{}”是算式，不支持', 'the default "{}" is an expression, which is not supported'],
  language_unknown: ['默认语言“{}”没有对应的列', 'no column is in the default language "{}"'],
  setting_unsupported: ['不支持设置“{}”', 'the setting "{}" is not supported'],
  cell_too_long: ['单元格超过{}个字符', 'the cell is longer than {} characters'],
  too_many: ['超过上限{}', 'there are more than {}'],
  cell_lost: ['公式没有结果，读不出内容：{}', 'this formula has no result, so its content cannot be read: {}'],
  leaf_unscored: ['这种题型不能作为指标“{}”的依据', 'no score comes from this type for "{}"'],
  leaf_unknown: ['本轮次没有指标“{}”', 'the round has no indicator "{}"'],
  leaf_not_asked: ['指标“{}”不由这种问卷评分', 'the indicator "{}" is not scored by this questionnaire'],
  form_empty: ['表里没有题目', 'the form has no questions'],
  name_twice: ['名称“{}”重复', 'the name "{}" is there twice'],
  parent_unknown: ['分组“{}”不在前面', 'the group "{}" does not stand before'],
  list_unknown: ['没有选项列表“{}”', 'there is no choice list "{}"'],
  list_missing: ['“{}”没有选项列表', '"{}" has no choice list'],
  calculation_missing: ['“{}”没有算式', '"{}" has no calculation'],
  choice_unknown: ['列表中没有选项“{}”', 'the list has no choice "{}"'],
  default_bad: ['默认值“{}”与题型不符', 'the default "{}" does not fit the type'],
  cycle: ['“{}”的规则绕成一圈，算不出来', 'the rules of "{}" go round in a circle'],
  too_long: ['算式太长', 'the expression is too long'],
  too_deep: ['算式嵌套太深', 'the expression is nested too deeply'],
  character: ['算式中不能有字符“{}”', 'the character "{}" cannot stand in an expression'],
  text_open: ['引号没有结束：{}', 'the quotation is not closed: {}'],
  reference_open: ['引用写法不对：{}', 'this is no reference: {}'],
  expected: ['算式在“{}”处不完整', 'the expression is not complete at "{}"'],
  path: ['不支持路径写法“{}”', 'paths ("{}") are not supported'],
  trailing: ['算式在“{}”处不通', 'the expression makes no sense from "{}"'],
  function_unknown: ['不支持函数“{}”', 'the function "{}" is not supported'],
  arity: ['函数“{}”的参数个数不对', 'the function "{}" has the wrong number of arguments'],
  column_here: ['“{}”不是题目引用，也不是选项列表的列', '"{}" is neither a reference nor a column of the choice list'],
  self_here: ['“.”只能用在 constraint 里', '"." can only stand in a constraint'],
  pattern: ['不支持正则写法“{}”', 'this part of a pattern is not supported: {}'],
  name_unknown: ['没有名为“{}”的题目', 'there is no question "{}"'],
  name_is_group: ['“{}”是分组，没有答案', '"{}" is a group and has no answer'],
  not_a_number: ['“{}”不是数字', '"{}" is not a number'],
};

/** A refusal with its sentence in both languages. Long quotations are cut. */
export function refusal(
  where: { sheet: string; row?: number | null; column?: string | null },
  code: RefusalCode,
  about = '',
): Refusal {
  const [zh, en] = WORDS[code];
  const short = about.length > 60 ? `${about.slice(0, 60)}…` : about;
  const say = (words: string): string => words.split('{}').join(short);
  return {
    sheet: where.sheet,
    row: where.row ?? null,
    column: where.column ?? null,
    code,
    message: { zh: say(zh), en: say(en) },
  };
}
