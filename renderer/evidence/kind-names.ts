import { useLanguage } from '../i18n/use-language.ts';

/** English names of the kinds that the default template has; its own labels are Chinese and stand in the records. */
const ENGLISH: Readonly<Record<string, string>> = {
  批复文件: 'Approval',
  制度文件: 'Rules and regulations',
  会议纪要目录: 'Index of minutes',
  统计表: 'Statistics',
  系统导出: 'Export of a system',
  照片: 'Photo',
  访谈记录: 'Interview notes',
  其他: 'Other',
};

/** Says a kind of evidence in the language of the screen; one that is not known stays as the template has it. */
export function useKindName(): (kind: string) => string {
  const language = useLanguage();
  return (kind) => (language === 'en' ? (ENGLISH[kind] ?? kind) : kind);
}
