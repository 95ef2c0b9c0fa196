import { useTranslation } from 'react-i18next';
import type { AnswerOrigin } from '../../../shared/contract/scores.ts';
import { dateTime } from '../../i18n/times.ts';

/** Who handed it in, on which computer, in which file; what proves it stands behind the details. */
export function AnswerFile({ origin }: { readonly origin: AnswerOrigin }) {
  const { t } = useTranslation('scores');
  return (
    <>
      <dl className="origin">
        <dt>{t('person')}</dt>
        <dd>{origin.person}</dd>
        <dt>{t('computer')}</dt>
        <dd>{origin.device}</dd>
        <dt>{t('answeredAt')}</dt>
        <dd className="figures">{dateTime(origin.at)}</dd>
        <dt>{t('file')}</dt>
        <dd className="long">{origin.fileName ?? t('none')}</dd>
      </dl>
      <details>
        <summary>{t('proof')}</summary>
        <dl className="origin">
          <dt>{t('fileDigest')}</dt>
          <dd className="long">{origin.fileSha256 ?? t('none')}</dd>
          <dt>{t('signer')}</dt>
          <dd className="long">{origin.signer}</dd>
          <dt>{t('recordDigest')}</dt>
          <dd className="long">{origin.hash}</dd>
        </dl>
      </details>
    </>
  );
}
