import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import type { RosterDevice } from '../../../shared/model/round.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';

/** The computers admitted so far, and whether the package that went out names them. */
export function DeviceTable({ detail }: { readonly detail: RoundDetail }) {
  const { t } = useTranslation('devices');
  const label = useLabel();
  const { data: devices, error, reload } = useQuery('devices.list', { round: detail.id });
  useTopic('round.changed', () => void reload());
  const { template, roster, units, assignments } = detail.content;
  const personOf = (id: string) => {
    const person = roster.persons.find((one) => one.id === id);
    return person === undefined ? id : `${person.name} ${person.post}`.trim();
  };
  const streetsOf = (codes: readonly string[]) =>
    template.streets.filter((street) => codes.includes(street.code9)).map(label);
  const taskOf = (device: RosterDevice): string => {
    const departments = template.departments.filter((one) => device.departments.includes(one.id)).map((one) => one.zh);
    const reviewed = units.filter((unit) =>
      (assignments.reviewers[unit] ?? []).some((person) => device.persons.includes(person)),
    );
    const streets = streetsOf(device.role === 'reviewer' ? reviewed : device.units);
    if (device.role === 'survey' && streets.length === 0) return t('everyStreet');
    return [...streets, ...departments].join(t('comma'));
  };
  return (
    <Section title={t('admitted')}>
      <Refusal error={error} />
      <table className="plain-table devices stacked">
        <thead>
          <tr>
            <th scope="col">{t('computer')}</th>
            <th scope="col">{t('person')}</th>
            <th scope="col">{t('role')}</th>
            <th scope="col">{t('task')}</th>
            <th scope="col">{t('package')}</th>
          </tr>
        </thead>
        <tbody>
          {(devices ?? []).map((device) => (
            <tr key={device.kid}>
              <th scope="row">{device.label}</th>
              <td data-label={t('person')}>{device.persons.map(personOf).join(t('comma'))}</td>
              <td data-label={t('role')}>{t(`roles.${device.role}`)}</td>
              <td data-label={t('task')}>{taskOf(device)}</td>
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
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
