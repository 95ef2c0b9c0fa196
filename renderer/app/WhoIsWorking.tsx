import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../shared/model/round.ts';
import { Refusal } from '../components/Refusal.tsx';
import { useSwitchPerson } from '../session/use-switch-person.ts';

function nameOf({ name, post }: Person): string {
  return [name, post].filter((part) => part !== '').join(' · ');
}

/** Who is working; where several people share the computer, the place to change it. */
export function WhoIsWorking(props: { readonly person: Person | null; readonly persons: readonly Person[] }) {
  const { t } = useTranslation('frame');
  const { person, persons } = props;
  const change = useSwitchPerson();
  if (persons.length < 2) return <p className="bar-who">{person === null ? '' : nameOf(person)}</p>;
  return (
    <div className="bar-who">
      <Select
        size="large"
        aria-label={t('who.label')}
        prefix={<span className="bar-who-label">{t('who.label')}</span>}
        loading={change.busy}
        value={person?.id ?? null}
        options={persons.map((one) => ({ value: one.id, label: nameOf(one) }))}
        onChange={(id) => {
          if (id !== null) void change.run(id);
        }}
      />
      <Refusal error={change.error} />
    </div>
  );
}
