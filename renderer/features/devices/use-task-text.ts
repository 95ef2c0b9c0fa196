import { useTranslation } from 'react-i18next';
import type { RosterDevice, RoundContent } from '../../../shared/model/round.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { personText } from './person-text.ts';

/** Who works on a computer, and what it is responsible for, in words. */
export function useTaskText(content: RoundContent) {
  const { t } = useTranslation('devices');
  const label = useLabel();
  const { template, roster, units, assignments } = content;
  const people = (device: RosterDevice): string =>
    device.persons
      .map((id) => {
        const person = roster.persons.find((one) => one.id === id);
        return person === undefined ? id : personText(person);
      })
      .join(t('comma'));
  const task = (device: RosterDevice): string => {
    const departments = template.departments.filter((one) => device.departments.includes(one.id)).map((one) => one.zh);
    const reviewed = units.filter((unit) =>
      (assignments.reviewers[unit] ?? []).some((person) => device.persons.includes(person)),
    );
    const codes = device.role === 'reviewer' ? reviewed : device.units;
    const streets = template.streets.filter((street) => codes.includes(street.code9)).map(label);
    if (device.role === 'survey' && streets.length === 0) return t('everyStreet');
    return [...streets, ...departments].join(t('comma'));
  };
  return { people, task };
}
