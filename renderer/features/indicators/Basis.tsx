import { useTranslation } from 'react-i18next';

/** Quoted from the article, or inferred by the makers of the template; word and border differ, not colour alone. */
export function Basis({ quoted }: { readonly quoted: boolean }) {
  const { t } = useTranslation('indicators');
  return <span className={quoted ? 'basis basis-quoted' : 'basis'}>{quoted ? t('quoted') : t('inferred')}</span>;
}
