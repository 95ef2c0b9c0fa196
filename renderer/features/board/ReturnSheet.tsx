import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { SubmittedSheet } from '../../../shared/contract/returns.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { dateTime } from '../../i18n/times.ts';
import { KeepFiles } from '../../sticks/KeepFiles.tsx';
import { ReturnForm } from './ReturnForm.tsx';

/** One submitted sheet: gives it back with a reason, on a ticket that travels on the stick. */
export function ReturnSheet({ content, sheet }: { readonly content: RoundContent; readonly sheet: SubmittedSheet }) {
  const { t } = useTranslation('board');
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<FileRef | null>(null);
  const who = new Set([sheet.raterName, sheet.person].filter((word) => word !== ''));
  return (
    <li className="return-sheet">
      <p>
        {t('returns.sheet', { who: [...who].join(' · '), at: dateTime(sheet.at) })}{' '}
        {open || made !== null ? null : (
          <Button
            size="large"
            onClick={() => {
              setOpen(true);
            }}
          >
            {t('returns.open')}
          </Button>
        )}
      </p>
      {sheet.returned === null ? null : (
        <p className="hint">
          {t('returns.already', { at: dateTime(sheet.returned.at), reason: sheet.returned.reason })}
        </p>
      )}
      {!open || made !== null ? null : (
        <ReturnForm
          content={content}
          sheet={sheet}
          onMade={setMade}
          onCancel={() => {
            setOpen(false);
          }}
        />
      )}
      {made === null ? null : (
        <>
          <p role="status">{t('returns.made')}</p>
          <KeepFiles files={[made]} />
        </>
      )}
    </li>
  );
}
