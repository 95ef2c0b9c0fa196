import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../components/Refusal.tsx';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';
import { PIN_LENGTH, PinField } from './PinField.tsx';

/** The way out for staff: the number that was set at the beginning. */
export function KioskFoot() {
  const { t } = useTranslation('surveys');
  const refresh = useSession((session) => session.refresh);
  const [asking, setAsking] = useState(false);
  const [pin, setPin] = useState('');
  const close = useCommand('kiosk.close');
  const leave = async () => {
    const closed = await close.run({ pin });
    setPin('');
    if (closed.ok) await refresh();
  };
  return (
    <footer className="kiosk-foot">
      {asking ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void leave();
          }}
        >
          <PinField value={pin} onChange={setPin} />
          <Refusal error={close.error} />
          <div className="actions">
            <Button size="large" htmlType="submit" disabled={pin.length < PIN_LENGTH.least} loading={close.busy}>
              {t('kiosk.leave')}
            </Button>
            <Button
              size="large"
              onClick={() => {
                setAsking(false);
                setPin('');
                close.forget();
              }}
            >
              {t('kiosk.stay')}
            </Button>
          </div>
        </form>
      ) : (
        <Button
          size="large"
          type="text"
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('kiosk.staff')}
        </Button>
      )}
    </footer>
  );
}
