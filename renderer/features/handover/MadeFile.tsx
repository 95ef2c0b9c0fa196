import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';

export interface Made {
  readonly file: FileRef;
  readonly records: number;
  readonly submitted: boolean;
  readonly saved: boolean;
}

/** The file is made: where it goes now, and what is locked. */
export function MadeFile({ made, onAgain }: { readonly made: Made; readonly onAgain: () => void }) {
  const { t } = useTranslation('filling');
  return (
    <div className="why made" role="status">
      <p>
        <strong>{made.file.name}</strong> {t('handover.records', { count: made.records })}
      </p>
      <p>{made.saved ? t('handover.carry') : t('handover.notSaved')}</p>
      {made.submitted ? <p>{t('handover.locked')}</p> : null}
      <Button size="large" onClick={onAgain}>
        {made.saved ? t('handover.again') : t('handover.save')}
      </Button>
    </div>
  );
}
