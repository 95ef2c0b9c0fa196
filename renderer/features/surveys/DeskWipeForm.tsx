import { Button } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { focusFirstWrong } from '../../components/focus-first-wrong.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { isCount, TypedCount } from '../../components/TypedCount.tsx';
import { useCommand } from '../../session/use-command.ts';

/** Wipes only after the number of questionnaires was typed in; there is no way back. */
export function DeskWipeForm(props: { readonly round: string; readonly count: number; readonly onDone: () => void }) {
  const { round, count, onDone } = props;
  const { t } = useTranslation('surveys');
  const [typed, setTyped] = useState('');
  const [checked, setChecked] = useState(false);
  const wipe = useCommand('wipes.wipeDesk');
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (!isCount(typed, count)) {
      focusFirstWrong(event.currentTarget);
      return;
    }
    const wiped = await wipe.run({ round, questionnaires: count });
    if (wiped.ok) onDone();
  };
  return (
    <form className="wipe-form" noValidate onSubmit={(event) => void submit(event)}>
      <TypedCount
        label={t('wipe.typed')}
        hint={t('wipe.typedHint')}
        wrong={t('wipe.typedWrong')}
        count={count}
        typed={typed}
        missing={checked}
        onType={setTyped}
      />
      <Refusal error={wipe.error} />
      <div className="actions">
        <Button danger size="large" htmlType="submit" loading={wipe.busy}>
          {t('wipe.submit', { count })}
        </Button>
      </div>
      {wipe.busy ? (
        <p className="hint" aria-live="polite">
          {t('wipe.busy')}
        </p>
      ) : null}
    </form>
  );
}
