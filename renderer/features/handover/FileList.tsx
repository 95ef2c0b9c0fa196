import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverFile } from '../../../shared/contract/handover.ts';
import { Section } from '../../components/Section.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { dateTime } from '../../i18n/times.ts';
import { byteText } from '../../sticks/byte-text.ts';

function Copies({ file }: { readonly file: HandoverFile }) {
  const { t } = useTranslation('filling');
  if (file.copies.length === 0) {
    // Every file holds the whole of what came before, so an older one that stayed here is nothing to worry about.
    if (file.received || file.contained) return <small>{t('handover.contained')}</small>;
    return (
      <StatusChip icon="warning" tone="attention">
        {t('handover.noCopy')}
      </StatusChip>
    );
  }
  return (
    <ul>
      {file.copies.map(({ place, how, at, checkedAt }) => (
        <li key={`${at} ${place}`}>
          {how === 'stick' && place !== ''
            ? t('handover.onStick', { place, at: dateTime(at) })
            : t('handover.saved', { at: dateTime(at) })}{' '}
          <small>
            {checkedAt === null ? t('handover.unchecked') : t('handover.checkedAt', { at: dateTime(checkedAt) })}
          </small>
        </li>
      ))}
    </ul>
  );
}

const SHOWN_AT_FIRST = 3;

/** The files made in this round, latest first, where copies of them went, and whether the office has them. */
export function FileList(props: { readonly files: readonly HandoverFile[]; readonly onAgain: (id: string) => void }) {
  const { t } = useTranslation('filling');
  const [all, setAll] = useState(false);
  if (props.files.length === 0) return null;
  const files = all ? props.files : props.files.slice(0, SHOWN_AT_FIRST);
  const older = props.files.length - files.length;
  return (
    <Section title={t('handover.made')}>
      <table className="plain-table handover-files">
        <thead>
          <tr>
            <th scope="col">{t('handover.madeAt')}</th>
            <th scope="col">{t('handover.madeFile')}</th>
            <th scope="col">{t('handover.madeCopies')}</th>
            <th scope="col">{t('handover.madeOffice')}</th>
            <th scope="col">
              <span className="hidden">{t('handover.carryAgain')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.id}>
              <td className="figures">{dateTime(file.at)}</td>
              <td className="file-name">
                {file.name} <small>{file.size === null ? t('handover.gone') : byteText(file.size)}</small>
              </td>
              <td>
                <Copies file={file} />
              </td>
              <td>
                {file.contained && !file.received ? null : (
                  <StatusChip icon={file.received ? 'check' : 'clock'} tone={file.received ? 'accent' : 'plain'}>
                    {t(file.received ? 'handover.madeReceived' : 'handover.madeWaiting')}
                  </StatusChip>
                )}
              </td>
              <td>
                {file.size === null ? null : (
                  <Button
                    size="large"
                    aria-label={t(file.copies.length === 0 ? 'handover.carryFile' : 'handover.carryAgainFile', {
                      name: file.name,
                    })}
                    onClick={() => {
                      props.onAgain(file.id);
                    }}
                  >
                    {t(file.copies.length === 0 ? 'handover.carryFirst' : 'handover.carryAgain')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {older === 0 ? null : (
        <Button
          size="large"
          onClick={() => {
            setAll(true);
          }}
        >
          {t('handover.older', { count: older })}
        </Button>
      )}
    </Section>
  );
}
