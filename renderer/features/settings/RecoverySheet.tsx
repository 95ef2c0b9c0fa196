import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyState } from '../../../shared/contract/trust.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useCommand } from '../../session/use-command.ts';
import { useQuery } from '../../session/use-query.ts';
import { ConfirmSheets } from './ConfirmSheets.tsx';

/** Prints with the passphrase; `keys.furtherSheets` makes two more sheets first. */
function PrintSheets(props: {
  readonly method: 'keys.recoverySheet' | 'keys.furtherSheets';
  readonly button: string;
  readonly canPrint: boolean;
  readonly onPrinted: () => Promise<void>;
}) {
  const { t } = useTranslation('start');
  const [passphrase, setPassphrase] = useState('');
  const [saved, setSaved] = useState<string | null>(null);
  const sheet = useCommand(props.method);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const made = await sheet.run({ passphrase });
    if (!made.ok) return;
    setPassphrase('');
    const kept = await bridge.saveFile(made.value);
    if (kept.ok && kept.value.saved) setSaved(made.value.name);
    await props.onPrinted();
  };
  return (
    <form className="add-person" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('office.passphrase')}
        maxLength={200}
        secret="current-password"
        value={passphrase}
        onChange={setPassphrase}
      />
      <Button size="large" htmlType="submit" loading={sheet.busy} disabled={!props.canPrint || passphrase.length < 8}>
        {props.button}
      </Button>
      <p role="status">{saved === null ? '' : t('recovery.done', { name: saved })}</p>
      <Refusal error={sheet.error} />
    </form>
  );
}

function lead(state: KeyState, canPrint: boolean) {
  if (state.sheets === 'away') return 'sheets.away' as const;
  return canPrint ? ('recovery.lead' as const) : ('recovery.cannotPrint' as const);
}

/** The recovery sheets: print them, confirm that they are put away, or let two of three be needed. */
export function RecoverySheet({ canPrint }: { readonly canPrint: boolean }) {
  const { t } = useTranslation('start');
  const { data: state, reload } = useQuery('keys.state', {});
  if (state === undefined) return null;
  const { root } = state;
  return (
    <Section title={t('settings.recovery')}>
      <p className="lead">{t(lead(state, canPrint))}</p>
      {root === null ? null : <p>{t('sheets.state', { sheets: root.sheets, needed: root.needed })}</p>}
      {state.sheets === 'away' ? null : (
        <PrintSheets method="keys.recoverySheet" button={t('recovery.make')} canPrint={canPrint} onPrinted={reload} />
      )}
      {state.waiting === null || state.waiting === 0 ? null : <ConfirmSheets state={state} onDone={reload} />}
      {root?.sheets === 1 && !state.further ? (
        <details>
          <summary>{t('sheets.further')}</summary>
          <p className="hint">{t('sheets.furtherHint')}</p>
          <PrintSheets
            method="keys.furtherSheets"
            button={t('sheets.furtherMake')}
            canPrint={canPrint}
            onPrinted={reload}
          />
        </details>
      ) : null}
      {root === null ? null : (
        <details>
          <summary>{t('sheets.details')}</summary>
          <p className="figures">{root.digits}</p>
          <p className="hint">{t('sheets.version', { version: root.version, day: root.expires.slice(0, 10) })}</p>
        </details>
      )}
    </Section>
  );
}
