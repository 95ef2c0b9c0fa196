import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { EnrolmentRequest, RoundDetail } from '../../../shared/contract/rounds.ts';
import type { AppError } from '../../../shared/errors.ts';
import { bridge } from '../../bridge/bridge.ts';
import { DropArea } from '../../components/DropArea.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { useFiles } from '../../session/use-files.ts';
import { DeviceTable } from './DeviceTable.tsx';
import { PrintNotice } from './PrintNotice.tsx';
import { RequestForm } from './RequestForm.tsx';
import './devices.css';

interface RefusedFile {
  readonly name: string;
  readonly error: AppError;
}

/** Which computers take part, and those that ask to. */
export function Computers({ detail }: { readonly detail: RoundDetail }) {
  const { t } = useTranslation('devices');
  const [requests, setRequests] = useState<readonly EnrolmentRequest[]>([]);
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  const [busy, setBusy] = useState(false);
  const [replaced, setReplaced] = useState(false);
  const round = detail.id;

  const read = useCallback(
    async (files: readonly FileRef[]) => {
      setBusy(true);
      setRefused([]);
      for (const file of files) {
        // One after another, so that the list fills in the order of the files.
        // oxlint-disable-next-line no-await-in-loop
        const request = await bridge.call('devices.readRequest', { round, file });
        if (request.ok) {
          setRequests((old) => [...old.filter((one) => one.request !== request.value.request), request.value]);
        } else setRefused((old) => [...old, { name: file.name, error: request.error }]);
      }
      setBusy(false);
    },
    [round],
  );
  const files = useFiles({ multiple: true, extensions: ['jpenrol'], onFiles: read });
  const drop = (request: string, replaced: boolean) => {
    setRequests((old) => old.filter((one) => one.request !== request));
    setReplaced(replaced);
  };
  return (
    <>
      <Section title={t('read')}>
        <p className="lead">{t('readLead')}</p>
        <DropArea
          label={t('drop')}
          button={t('pick')}
          busy={busy || files.busy}
          onDrop={files.drop}
          onPick={files.pick}
        />
        <Refusal error={files.error} />
        {refused.map((one, index) => (
          <div key={`${one.name} ${String(index)}`}>
            <p className="refused-file">{one.name}</p>
            <Refusal error={one.error} />
          </div>
        ))}
        <ul className="requests" aria-label={t('waiting')}>
          {requests.map((request) => (
            <li key={request.request}>
              <RequestForm round={round} content={detail.content} request={request} onDone={drop} />
            </li>
          ))}
        </ul>
      </Section>
      <p role="status">{replaced ? t('replace.done') : ''}</p>
      <DeviceTable detail={detail} />
      <PrintNotice />
    </>
  );
}
