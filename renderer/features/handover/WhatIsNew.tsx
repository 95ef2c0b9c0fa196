import { useTranslation } from 'react-i18next';
import type { HandoverPreview } from '../../../shared/contract/handover.ts';
import { dateTime } from '../../i18n/times.ts';
import { byteText } from '../../sticks/byte-text.ts';

/** What the office does not have yet, in words, with the size of the file that brings it. */
export function WhatIsNew({ preview }: { readonly preview: HandoverPreview }) {
  const { t } = useTranslation('filling');
  const { received, fresh } = preview;
  return (
    <div className="what-is-new">
      <p>
        <strong>
          {fresh === 0 && received !== null ? t('handover.freshNone') : t('handover.fresh', { count: fresh })}
        </strong>{' '}
        {t('handover.size', { size: byteText(preview.bytes) })}
      </p>
      <p className="hint">
        {received === null
          ? t('handover.receivedNever')
          : `${t('handover.receivedTo', { at: dateTime(received.at), to: received.to })}${
              received.how === 'typed' ? ` ${t('handover.receivedTyped')}` : ''
            }`}
      </p>
      <p>{preview.changed === 0 ? t('handover.changedNone') : t('handover.changed', { count: preview.changed })}</p>
      {preview.part > 0 ? <p>{t('handover.part', { count: preview.part })}</p> : null}
      {preview.surveys > 0 ? <p>{t('handover.surveys', { count: preview.surveys })}</p> : null}
    </div>
  );
}
