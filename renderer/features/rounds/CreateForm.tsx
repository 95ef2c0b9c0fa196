import { Button, Checkbox } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StartingPoint } from '../../../shared/contract/rounds.ts';
import type { Source } from '../../../shared/model/ids.ts';
import type { Policy } from '../../../shared/model/round.ts';
import type { Template } from '../../../shared/model/template.ts';
import { focusFirstWrong } from '../../components/focus-first-wrong.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { navigate, pathOf } from '../../session/navigation.ts';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';
import { ModeChoice } from './ModeChoice.tsx';
import { NameFields } from './NameFields.tsx';
import { PeriodFields } from './PeriodFields.tsx';
import { SourceChoice } from './SourceChoice.tsx';
import { StreetChoice } from './StreetChoice.tsx';
import { sharesWith } from './shares.ts';

const ALL_SOURCES: readonly Source[] = ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'];

export function CreateForm({ template, from }: { readonly template: Template; readonly from: StartingPoint }) {
  const { t } = useTranslation('rounds');
  const [name, setName] = useState({ zh: '', en: '' });
  const [period, setPeriod] = useState({ from: '', to: '' });
  const [units, setUnits] = useState<readonly string[]>(() => template.streets.map((street) => street.code9));
  const [sources, setSources] = useState(ALL_SOURCES);
  const [mode, setMode] = useState<Policy['mode']>('weighted');
  const [simulated, setSimulated] = useState(false);
  const [checked, setChecked] = useState(false);
  const create = useCommand('rounds.create');
  const sourceRefused = create.error?.code === 'not_ready' && create.error.what === 'source_needed';

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setChecked(true);
    const dated = period.from !== '' && period.to !== '' && period.from <= period.to;
    if (name.zh.trim() === '' || !dated || units.length === 0) {
      focusFirstWrong(form);
      return;
    }
    const made = await create.run({
      name: { zh: name.zh.trim(), en: name.en.trim() },
      period,
      units: [...units],
      sources: [...sources],
      mode,
      simulated,
      from,
    });
    if (!made.ok) return;
    const session = useSession.getState();
    await session.refresh();
    session.setRound(made.value.id);
    await navigate(pathOf('rounds', made.value.id, 'overview'), { replace: true });
  };
  return (
    <form className="create-round" noValidate onSubmit={(event) => void submit(event)}>
      <Section title={t('nameAndPeriod')}>
        <div className="form-columns">
          <NameFields name={name} onChange={setName} checked={checked} />
          <PeriodFields period={period} onChange={setPeriod} checked={checked} />
        </div>
        <Checkbox
          checked={simulated}
          onChange={(event) => {
            setSimulated(event.target.checked);
          }}
        >
          {t('practice')}
        </Checkbox>
        <p className="hint">{t('practiceHint')}</p>
      </Section>
      <Section title={t('streets')}>
        <StreetChoice streets={template.streets} chosen={units} onChange={setUnits} checked={checked} />
      </Section>
      <Section title={t('sources')}>
        <SourceChoice template={template} chosen={sources} onChange={setSources} />
        {sourceRefused ? <Refusal error={create.error} /> : null}
      </Section>
      <Section title={t('mode')}>
        <ModeChoice
          template={template}
          sources={sources}
          mode={mode}
          shares={sharesWith(template, sources)}
          onChange={setMode}
        />
      </Section>
      {sourceRefused ? null : <Refusal error={create.error} />}
      <div className="actions">
        <Button type="primary" size="large" htmlType="submit" loading={create.busy}>
          {t('createNow')}
        </Button>
        <Button size="large" onClick={() => void navigate('/rounds')}>
          {t('notNow')}
        </Button>
      </div>
    </form>
  );
}
