/** Kinds of evidence as records name them; screens and prints say them in their language. */
export const EVIDENCE_KINDS = [
  'approval',
  'rules',
  'minutes',
  'statistics',
  'export',
  'photo',
  'interview',
  'other',
] as const;

/**
 * Pieces that are about a sheet as a whole: the scan of the signed and sealed paper, the two signatures of an on-site
 * visit, and its confirmation sheet. They are made where they belong and cannot be chosen.
 */
export const SHEET_KINDS = ['signed_paper', 'signature_street', 'signature_reviewer', 'confirmation'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

export const ALL_KINDS = [...EVIDENCE_KINDS, ...SHEET_KINDS] as const;
export type KindCode = (typeof ALL_KINDS)[number];

/** Labels that stand in templates, and in records of before there were codes. */
const CODE_OF: Readonly<Record<string, KindCode>> = {
  批复文件: 'approval',
  制度文件: 'rules',
  会议纪要目录: 'minutes',
  统计表: 'statistics',
  系统导出: 'export',
  照片: 'photo',
  访谈记录: 'interview',
  其他: 'other',
};

/** The code of a kind; a kind that only its template knows stays as it is written there. */
export function kindCode(kind: string): string {
  return Object.hasOwn(CODE_OF, kind) ? (CODE_OF[kind] ?? kind) : kind;
}

export function isKindCode(kind: string): kind is KindCode {
  return ALL_KINDS.some((code) => code === kind);
}

/** Whether a piece is about the whole sheet, and so is not listed at each of its items. */
export function isOfSheet({ kind }: { readonly kind: string }): boolean {
  return SHEET_KINDS.some((code) => code === kind);
}
