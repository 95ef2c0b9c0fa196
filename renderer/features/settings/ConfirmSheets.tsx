import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyState } from '../../../shared/contract/trust.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useCommand } from '../../session/use-command.ts';

/** The last group of each sheet shows that it was printed; after that the codes are on paper only. */
export function ConfirmSheets(props: { readonly state: KeyState; readonly onDone: () => Promise<void> }) {
  const { t } = useTranslation('start');
  const { further, firstHere, waiting } = props.state;
  const confirm = useCommand('keys.confirmSheets');
  const [groups, setGroups] = useState('');
  const [code, setCode] = useState('');
  const wrong = confirm.error?.code === 'invalid_input' ? confirm.error.issues[0]?.path : undefined;
  const typed = groups.split(/\s+/u).filter((group) => group !== '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.length === 0) return;
    const done = await confirm.run({ groups: typed, code });
    if (done.ok) await props.onDone();
  };
  return (
    <form className="add-person" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('sheets.group', { count: waiting ?? 1 })}
        hint={t('sheets.groupHint')}
        wrong={wrong === 'group' ? t('sheets.groupWrong') : undefined}
        maxLength={60}
        value={groups}
        onChange={setGroups}
      />
      {further && !firstHere ? (
        <TextField
          label={t('sheets.firstCode')}
          hint={t('sheets.firstCodeHint')}
          wrong={wrong === 'code' ? t('recover.wrongCode') : undefined}
          maxLength={200}
          value={code}
          onChange={setCode}
        />
      ) : null}
      <Button size="large" htmlType="submit" loading={confirm.busy} disabled={typed.length === 0}>
        {t('sheets.confirm')}
      </Button>
      {wrong === undefined ? <Refusal error={confirm.error} /> : null}
    </form>
  );
}
