import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HandoverFile } from '../../../shared/contract/handover.ts';
import { Section } from '../../components/Section.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { dateTime } from '../../i18n/times.ts';
import { byteText } from '../../sticks/byte-text.ts';

function Copies({ file }: { readonly file: HandoverFile }) {
  const { t } = useTranslation('filling');
  if (file.copies.length === 0) {
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

/** Every file made in this round, where copies of it went, and whether the office has it. */
export function FileList(props: { readonly files: readonly HandoverFile[]; readonly onAgain: (id: string) => void }) {
  const { t } = useTranslation('filling');
  if (props.files.length === 0) return null;
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
          {props.files.map((file) => (
            <tr key={file.id}>
              <td className="figures">{dateTime(file.at)}</td>
              <td className="file-name">
                {file.name} <small>{file.size === null ? t('handover.gone') : byteText(file.size)}</small>
              </td>
              <td>
                <Copies file={file} />
              </td>
              <td>
                <StatusChip icon={file.received ? 'check' : 'clock'} tone={file.received ? 'accent' : 'plain'}>
                  {t(file.received ? 'handover.madeReceived' : 'handover.madeWaiting')}
                </StatusChip>
              </td>
              <td>
                {file.size === null ? null : (
                  <Button
                    size="large"
                    aria-label={t('handover.carryAgainFile', { name: file.name })}
                    onClick={() => {
                      props.onAgain(file.id);
                    }}
                  >
                    {t('handover.carryAgain')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
