import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../shared/model/round.ts';
import type { WipeAccount } from '../../../shared/model/wipe.ts';
import { FormCounts } from '../../components/FormCounts.tsx';
import { useNames } from '../../session/use-names.ts';

/** What goes, or went: questionnaires by street, and the files they lie in. */
export function WipeList({ content, account }: { readonly content: RoundContent; readonly account: WipeAccount }) {
  const { t } = useTranslation('conflicts');
  const names = useNames(content);
  const { files, unsent } = account;
  return (
    <>
      <FormCounts
        forms={account.forms}
        nameOf={names.street}
        texts={{
          caption: t('wipe.what'),
          street: t('erase.street'),
          worker: t('erase.worker'),
          resident: t('erase.resident'),
          all: t('wipe.all'),
        }}
      />
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
