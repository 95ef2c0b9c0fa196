import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import { KeepFiles } from '../../sticks/KeepFiles.tsx';

export interface Made {
  readonly file: FileRef;
  /** Further files, where the evidence did not fit into one. */
  readonly more: readonly FileRef[];
  /** Records in it; not known for a file of before. */
  readonly records: number | null;
  readonly submitted: boolean;
}

/** The file is made: where it goes now, and what is locked. */
export function MadeFile({ made, onKept }: { readonly made: Made; readonly onKept: () => void }) {
  const { t } = useTranslation('filling');
  const place = useRef<HTMLElement>(null);
  // It may have been asked for from the list further down; the next step is here.
  useEffect(() => {
    place.current?.focus();
  }, []);
  return (
    <section className="why made" ref={place} tabIndex={-1} aria-label={t('handover.toStick')}>
      <p role="status">
        <strong>{[made.file, ...made.more].map(({ name }) => name).join(' ')}</strong>{' '}
        {made.records === null ? '' : t('handover.records', { count: made.records })}
      </p>
      {made.submitted ? <p>{t('handover.locked')}</p> : null}
      <KeepFiles files={[made.file, ...made.more]} onKept={onKept} />
      <p className="hint">{t('handover.carry')}</p>
    </section>
  );
}
