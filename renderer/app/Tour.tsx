import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge/bridge.ts';
import { useSession } from '../session/session-store.ts';

const STEPS = ['1', '2', '3', '4', '5'] as const;

/** Five steps for whoever sees the program for the first time, above the first screen; it can be left at any step. */
export function Tour({ role }: { readonly role: 'office' | 'evaluator' }) {
  const { t } = useTranslation('look');
  const { hello, tour, showTour } = useSession();
  const [at, setAt] = useState(0);
  if (!tour && hello?.toured !== false) return null;
  const end = async () => {
    setAt(0);
    await bridge.call('app.setToured', {});
    showTour(false);
    await useSession.getState().refresh();
  };
  const step = STEPS[at] ?? '1';
  const last = at === STEPS.length - 1;
  return (
    <section className="tour" aria-label={t('tour.title')}>
      <div role="status">
        <p>
          <span className="figures">{t('tour.step', { at: at + 1, of: STEPS.length })}</span>{' '}
          <strong>{t(`tour.${role}.${step}.title`)}</strong>
        </p>
        <p>{t(`tour.${role}.${step}.text`)}</p>
      </div>
      <div className="actions">
        <Button
          size="large"
          disabled={at === 0}
          onClick={() => {
            setAt(at - 1);
          }}
        >
          {t('tour.back')}
        </Button>
        <Button
          size="large"
          onClick={() => {
            if (last) void end();
            else setAt(at + 1);
          }}
        >
          {last ? t('tour.end') : t('tour.next')}
        </Button>
        {last ? null : (
          <Button size="large" onClick={() => void end()}>
            {t('tour.skip')}
          </Button>
        )}
      </div>
    </section>
  );
}
