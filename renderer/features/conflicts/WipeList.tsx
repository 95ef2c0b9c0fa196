import { useTranslation } from 'react-i18next';
import { SURVEY_FORMS } from '../../../shared/model/ids.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { questionnairesIn, type WipeAccount } from '../../../shared/model/wipe.ts';
import { useNames } from '../../session/use-names.ts';

/** What goes, or went: questionnaires by street, and the files they lie in. */
export function WipeList({ content, account }: { readonly content: RoundContent; readonly account: WipeAccount }) {
  const { t } = useTranslation('conflicts');
  const names = useNames(content);
  const { forms, files, unsent } = account;
  const units = [...new Set(forms.map(({ unit }) => unit))].toSorted();
  const count = (unit: string | null, form: string | null): number =>
    questionnairesIn({
      forms: forms.filter((one) => (unit === null || one.unit === unit) && (form === null || one.form === form)),
    });
  const row = (unit: string | null) =>
    [...SURVEY_FORMS, null].map((form) => (
      <td key={form ?? ''} className="number">
        {count(unit, form)}
      </td>
    ));
  return (
    <>
      <table className="plain-table">
        <caption className="hidden">{t('wipe.what')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('erase.street')}</th>
            {SURVEY_FORMS.map((form) => (
              <th key={form} scope="col" className="number">
                {t(`erase.${form}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('wipe.all')}
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit}>
              <th scope="row">{names.street(unit)}</th>
              {row(unit)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('wipe.all')}</th>
            {row(null)}
          </tr>
        </tfoot>
      </table>
      <ul className="wipe-files">
        {unsent === 0 ? null : <li>{t('wipe.unsent', { count: unsent })}</li>}
        {files.stripped === 0 ? null : <li>{t('wipe.stripped', { count: files.stripped })}</li>}
        {files.removed.length === 0 ? null : (
          <li>{t('wipe.removed', { count: files.removed.length, names: files.removed.join(t('wipe.comma')) })}</li>
        )}
        {files.aside.length === 0 ? null : (
          <li>{t('wipe.aside', { count: files.aside.length, names: files.aside.join(t('wipe.comma')) })}</li>
        )}
        {files.made === 0 ? null : <li>{t('wipe.made', { count: files.made })}</li>}
        {files.backups === 0 ? null : <li>{t('wipe.backups', { count: files.backups })}</li>}
        <li>{t('wipe.kept')}</li>
        <li>{t('wipe.elsewhere')}</li>
      </ul>
    </>
  );
}
