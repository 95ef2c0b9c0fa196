import { useTranslation } from 'react-i18next';
import type { AppError } from '../../shared/errors.ts';
import { Refusal } from '../components/Refusal.tsx';

/** The data could not be opened, or this page has no host: one sentence and nothing else to press. */
export function RefusedStart(props: { readonly problem: AppError; readonly folder: string }) {
  const { t } = useTranslation('frame');
  return (
    <main className="alone">
      <h1>{t('product')}</h1>
      <p>{t('refused.title')}</p>
      <Refusal error={props.problem} />
      {props.folder === '' ? null : <p className="hint">{t('refused.folder', { folder: props.folder })}</p>}
    </main>
  );
}
