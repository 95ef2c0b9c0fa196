import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/Field.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useQuery } from '../../session/use-query.ts';
import { useDesign } from './design-store.ts';
import { useVersionName } from './use-version-name.ts';

/** Another version in the place of the design; undo takes it back. */
export function StartAgain({ round }: { readonly round: string }) {
  const { t } = useTranslation('design');
  const name = useVersionName();
  const replace = useDesign((design) => design.replace);
  const { data: versions, error } = useQuery('designs.versions', { round });
  const [chosen, setChosen] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const others = (versions ?? []).filter((version) => version.kind !== 'design');
  const start = async () => {
    if (chosen !== null) setDone(await replace(chosen));
  };
  return (
    <>
      <h3>{t('startAgain')}</h3>
      <Field label={t('startFrom')} hint={t('startAgainHint')}>
        {(ids) => (
          <Select
            {...ids}
            className="wide-field"
            value={chosen}
            options={others.map((version) => ({ value: version.id, label: name(version) }))}
            onChange={(id) => {
              setChosen(id);
              setDone(false);
            }}
          />
        )}
      </Field>
      <Button size="large" disabled={chosen === null} onClick={() => void start()}>
        {t('startAgainNow')}
      </Button>
      <p role="status">{done ? t('startedAgain') : ''}</p>
      <Refusal error={error} />
    </>
  );
}
