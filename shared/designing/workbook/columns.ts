import type { Language } from '../../model/text.ts';

/** A word of the workbook in both languages; reading takes either. */
export type Word = readonly [zh: string, en: string];

export function wordIn(word: Word, language: Language): string {
  return language === 'zh' ? word[0] : word[1];
}

/** Text as it is compared: full-width and half-width alike, case and outer blanks do not matter. */
export function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

export function isWord(word: Word, text: string): boolean {
  return word.some((one) => plain(one) === plain(text));
}

/** The key whose word the text is. */
export function keyOf<K extends string>(words: Readonly<Record<K, Word>>, text: string): K | undefined {
  for (const key in words) if (isWord(words[key], text)) return key;
  return undefined;
}

export const KIND = { node: ['类别', 'category'], leaf: ['子项', 'item'] } as const satisfies Record<string, Word>;
export const METHOD = {
  graded: ['分级', 'grades'],
  ratio: ['比率', 'ratio'],
  checklist: ['清单', 'checklist'],
  deduction: ['扣分', 'deduction'],
} as const satisfies Record<string, Word>;
export const SOURCE = {
  SELF: ['街道自评', 'self-assessment'],
  DEPT: ['部门参评', 'department'],
  WORKER: ['社区工作人员问卷', 'worker survey'],
  RESIDENT: ['居民满意度调查', 'resident survey'],
  REVIEW: ['综合审核', 'office review'],
} as const satisfies Record<string, Word>;
export const ROLE = {
  score: ['计分', 'scores'],
  verify: ['核对', 'verifies'],
  reference: ['参考', 'reference'],
} as const satisfies Record<string, Word>;
export const ENTRY = {
  method: ['按评分办法', 'by the method'],
  points: ['直接给分', 'points'],
  survey: ['由问卷得出', 'from the survey'],
} as const satisfies Record<string, Word>;
export const YES_NO = { yes: ['是', 'yes'], no: ['否', 'no'] } as const satisfies Record<string, Word>;
export const FROM = {
  entered: ['填报时填写', 'entered'],
  fixed: ['固定数', 'fixed'],
} as const satisfies Record<string, Word>;
export const DIRECTION = {
  higher: ['越高越好', 'higher'],
  lower: ['越低越好', 'lower'],
} as const satisfies Record<string, Word>;

/** Sheets and their columns, in order. */
export const SHEETS = {
  indicators: {
    name: ['指标', 'Indicators'],
    columns: {
      code: ['代码', 'Code'],
      parent: ['上级', 'Parent'],
      kind: ['类型', 'Kind'],
      zh: ['名称', 'Chinese name'],
      en: ['英文名称', 'English name'],
      weight: ['权重', 'Weight'],
      method: ['方法', 'Method'],
      na: ['可不涉及', 'May be not applicable'],
      onsiteZh: ['现场核查', 'On-site check (Chinese)'],
      onsiteEn: ['现场核查(英文)', 'On-site check (English)'],
      departments: ['参评部门', 'Departments'],
      base: ['起始分', 'Starts at'],
      floor: ['最低分', 'Not below'],
    },
  },
  sources: {
    name: ['评估主体', 'Sources'],
    columns: {
      code: ['代码', 'Code'],
      source: ['主体', 'Source'],
      role: ['作用', 'Role'],
      weight: ['权重', 'Weight'],
      entry: ['怎样填', 'Entered as'],
    },
  },
  lines: {
    name: ['标准', 'Criteria'],
    columns: {
      code: ['代码', 'Code'],
      id: ['编号', 'Number'],
      zh: ['内容', 'Chinese text'],
      en: ['英文内容', 'English text'],
      critical: ['关键项', 'Critical'],
      points: ['每次扣分', 'Points each'],
      per: ['每', 'Per'],
      cap: ['最多扣', 'At most'],
    },
  },
  ratios: {
    name: ['比率', 'Ratios'],
    columns: {
      code: ['代码', 'Code'],
      topZh: ['分子', 'Numerator (Chinese)'],
      topEn: ['分子(英文)', 'Numerator (English)'],
      topUnit: ['分子单位', 'Unit of the numerator'],
      bottomZh: ['分母', 'Denominator (Chinese)'],
      bottomEn: ['分母(英文)', 'Denominator (English)'],
      bottomUnit: ['分母单位', 'Unit of the denominator'],
      from: ['分母来源', 'Denominator from'],
      fixed: ['固定数', 'Fixed number'],
      direction: ['方向', 'Direction'],
      zero: ['0分比率', 'Rate for 0'],
      full: ['满分比率', 'Rate for full marks'],
      few: ['少于时注明', 'Mark below'],
      exceed: ['分子可大于分母', 'Numerator may exceed'],
    },
  },
  evidence: {
    name: ['佐证材料', 'Evidence'],
    columns: {
      code: ['代码', 'Code'],
      id: ['编号', 'Number'],
      zh: ['名称', 'Chinese name'],
      en: ['英文名称', 'English name'],
      required: ['必备', 'Required'],
    },
  },
} as const satisfies Record<string, { readonly name: Word; readonly columns: Readonly<Record<string, Word>> }>;

export type SheetKey = keyof typeof SHEETS;
export type ColumnOf<S extends SheetKey> = keyof (typeof SHEETS)[S]['columns'] & string;
