import { Button, Input } from 'antd';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SurveyTask } from '../../../shared/contract/surveys.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Field } from '../../components/Field.tsx';
import { focusFirstWrong } from '../../components/focus-first-wrong.ts';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { navigate } from '../../session/navigation.ts';
import { useCommand } from '../../session/use-command.ts';
import { lastSerial, likelyPlaceOf, rememberPlaceOf, type Place } from './keying-memory.ts';
import { PlaceFields } from './PlaceFields.tsx';
import { surveyPath } from './survey-path.ts';
import { SurveyRoom } from './SurveyRoom.tsx';

interface Target {
  readonly round: string;
  readonly form: string;
  readonly pass: 1 | 2;
}

/** The number on the paper: Enter begins. The street stays as it was for the questionnaire before. */
export function SerialStart({ round, form, pass }: Target) {
  return (
    <SurveyRoom round={round} form={form}>
      {(content, task) => <SerialForm key={`${form} ${pass}`} content={content} task={task} pass={pass} />}
    </SurveyRoom>
  );
}

function SerialForm(props: { readonly content: RoundContent; readonly task: SurveyTask; readonly pass: 1 | 2 }) {
  const { t } = useTranslation('surveys');
  const { content, task, pass } = props;
  const kind = { round: content.id, form: task.form };
  const [before] = useState(() => lastSerial(kind));
  const [place, setPlace] = useState<Place>(() => likelyPlaceOf(kind, task.units));
  const suggested = pass === 2 ? (task.waiting.lines[0]?.serial ?? '') : (before?.next ?? '');
  const [serial, setSerial] = useState(suggested);
  const [streetMissing, setStreetMissing] = useState(false);
  const begin = useCommand('surveys.begin');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const start = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const wanted = serial.trim();
    const waiting = task.waiting.lines.find((line) => line.serial === wanted);
    const unit = waiting?.unit ?? place.unit;
    setStreetMissing(unit === '');
    if (unit === '') {
      focusFirstWrong(form);
      return;
    }
    const begun = await begin.run({ ...kind, serial: wanted, pass, unit, community: place.community });
    if (!begun.ok) return;
    rememberPlaceOf(kind, place);
    await navigate(surveyPath(content.id, task.form, 'key', String(pass), wanted));
  };
  return (
    <Page
      title={t(pass === 2 ? 'start.titleSecond' : 'start.title', { form: t(`form.${task.form}`) })}
      lead={t(pass === 2 ? 'start.leadSecond' : 'start.lead')}
      actions={<Button onClick={() => void navigate(surveyPath(content.id))}>{t('key.back')}</Button>}
    >
      {before === undefined ? null : (
        <p role="status" className="serial-before">
          {t(`finished.${before.finished.state}`, { serial: before.last })}
        </p>
      )}
      <form className="serial-form" noValidate onSubmit={(event) => void start(event)}>
        {pass === 1 ? (
          <PlaceFields
            content={content}
            task={task}
            place={place}
            missing={streetMissing && place.unit === ''}
            onChange={(now) => {
              setPlace(now);
            }}
          />
        ) : null}
        <Field label={t('start.serial')} hint={t('start.serialHint')}>
          {(ids) => (
            <Input
              {...ids}
              ref={(input) => {
                field.current = input?.input ?? null;
              }}
              size="large"
              maxLength={40}
              autoComplete="off"
              value={serial}
              onChange={(event) => {
                setSerial(event.target.value);
              }}
            />
          )}
        </Field>
        <Refusal error={begin.error} />
        <Button type="primary" size="large" htmlType="submit" loading={begin.busy} disabled={serial.trim() === ''}>
          {t('start.begin')}
        </Button>
      </form>
      {pass === 2 ? (
        <p className="hint">
          {t('start.waiting', { count: task.waiting.count })}{' '}
          {task.waiting.lines
            .slice(0, 20)
            .map((line) => line.serial)
            .join(t('and'))}
        </p>
      ) : null}
    </Page>
  );
}
