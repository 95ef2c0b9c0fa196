import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SurveyForm } from '../../../shared/model/ids.ts';
import type { SurveyTask } from '../../../shared/contract/surveys.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { navigate } from '../../session/navigation.ts';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';
import { likelyPlaceOf, rememberPlaceOf, type Place } from './keying-memory.ts';
import { PlaceFields } from './PlaceFields.tsx';
import { surveyPath } from './survey-path.ts';
import { SurveyRoom } from './SurveyRoom.tsx';
import { PIN_LENGTH, PinField } from './PinField.tsx';

/** Hands the tablet around: where the answers come from, and the number that ends it. */
export function KioskStart({ round, form }: { readonly round: string; readonly form: SurveyForm }) {
  return (
    <SurveyRoom round={round} form={form}>
      {(content, task) => <StartForm content={content} task={task} />}
    </SurveyRoom>
  );
}

function StartForm({ content, task }: { readonly content: RoundContent; readonly task: SurveyTask }) {
  const { t } = useTranslation('surveys');
  const kind = { round: content.id, form: task.form };
  const refresh = useSession((session) => session.refresh);
  const [place, setPlace] = useState<Place>(() => likelyPlaceOf(kind, task.units));
  const [pin, setPin] = useState('');
  const [streetMissing, setStreetMissing] = useState(false);
  const open = useCommand('kiosk.open');
  const start = async () => {
    setStreetMissing(place.unit === '');
    if (place.unit === '') return;
    const opened = await open.run({ ...kind, ...place, pin });
    if (!opened.ok) return;
    rememberPlaceOf(kind, place);
    await navigate(surveyPath(content.id), { replace: true });
    await refresh();
  };
  return (
    <Page
      title={t('kiosk.startTitle', { form: t(`form.${task.form}`) })}
      lead={t('kiosk.startLead')}
      actions={<Button onClick={() => void navigate(surveyPath(content.id))}>{t('key.back')}</Button>}
    >
      <form
        className="serial-form"
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <PlaceFields
          content={content}
          task={task}
          place={place}
          missing={streetMissing && place.unit === ''}
          onChange={setPlace}
        />
        <PinField value={pin} onChange={setPin} hint={t('kiosk.pinHint')} />
        <Refusal error={open.error} />
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={open.busy}
          disabled={pin.length < PIN_LENGTH.least}
        >
          {t('kiosk.start')}
        </Button>
      </form>
    </Page>
  );
}
