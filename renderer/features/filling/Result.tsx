import { useTranslation } from 'react-i18next';
import type { ItemView } from './item-view.ts';

/** What the answer is worth, with the arithmetic, while it is typed. Always one line high. */
export function Result({ view }: { readonly view: ItemView }) {
  const { t } = useTranslation('filling');
  const { preview, state } = view;
  if (state === 'na') return <p className="result">{t('result.na')}</p>;
  if (preview.score === null) {
    return <p className="result result-open">{preview.arithmetic === '' ? t('result.open') : preview.arithmetic}</p>;
  }
  return (
    <p className="result">
      <span>{preview.arithmetic}</span>
      <strong>{t('result.score', { score: preview.score })}</strong>
      {preview.marks.some((mark) => mark.code === 'critical_cap') ? <span>{t('result.capped')}</span> : null}
      {preview.marks.some((mark) => mark.code === 'few_cases') ? <span>{t('result.few')}</span> : null}
    </p>
  );
}
