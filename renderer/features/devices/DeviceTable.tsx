import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { DevicePeople } from './DevicePeople.tsx';
import { HandFile } from './HandFile.tsx';
import { useTaskText } from './use-task-text.ts';

/** The computers admitted so far, and whether the package that went out names them. */
export function DeviceTable({ detail }: { readonly detail: RoundDetail }) {
  const { t } = useTranslation('devices');
  const { data: devices, error, reload } = useQuery('devices.list', { round: detail.id });
  useTopic('round.changed', () => void reload());
  const { people, task } = useTaskText(detail.content);
  const [sharing, setSharing] = useState<string | null>(null);
  const shared = devices?.find(({ id }) => id === sharing);
  const labelOf = (id: string) => devices?.find((one) => one.id === id)?.label ?? id;
  return (
    <Section title={t('admitted')}>
      <Refusal error={error} />
      <p className="hint">{t('replace.lead')}</p>
      <table className="plain-table devices stacked">
        <thead>
          <tr>
            <th scope="col">{t('computer')}</th>
            <th scope="col">{t('person')}</th>
            <th scope="col">{t('role')}</th>
            <th scope="col">{t('task')}</th>
            <th scope="col">{t('package')}</th>
            <th scope="col">{t('replace.file')}</th>
          </tr>
        </thead>
        <tbody>
          {(devices ?? []).map((device) => (
            <tr key={device.kid}>
              <th scope="row">
                {device.label}
                {device.continues === undefined ? null : (
                  <p className="hint">{t('replace.continues', { label: labelOf(device.continues.dev) })}</p>
                )}
              </th>
              <td data-label={t('person')}>
                <p>{people(device)}</p>
                {device.role === 'office' ? null : (
                  <Button
                    size="large"
                    aria-label={t('share.openOf', { label: device.label })}
                    onClick={() => {
                      setSharing(device.id);
                    }}
                  >
                    {t('share.open')}
                  </Button>
                )}
              </td>
              <td data-label={t('role')}>{t(`roles.${device.role}`)}</td>
              <td data-label={t('task')}>{task(device)}</td>
              <td data-label={t('package')}>
                {device.issued ? (
                  <StatusChip icon="check" tone="accent">
                    {t('inPackage')}
                  </StatusChip>
                ) : (
                  <StatusChip icon="half" tone="attention">
                    {t('notInPackage')}
                  </StatusChip>
                )}
              </td>
              <td data-label={t('replace.file')}>
                {device.issued && device.role !== 'office' ? <HandFile round={detail.id} device={device} /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <SideDrawer
        title={t('share.title', { label: shared?.label ?? '' })}
        open={shared !== undefined}
        onClose={() => {
          setSharing(null);
        }}
      >
        {shared === undefined ? null : <DevicePeople round={detail.id} content={detail.content} device={shared} />}
      </SideDrawer>
    </Section>
  );
}
