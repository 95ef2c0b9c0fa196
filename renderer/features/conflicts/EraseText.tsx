import { Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SURVEY_FORMS, type SurveyForm } from '../../../shared/model/ids.ts';
import type { Reason } from '../../../shared/model/decision.ts';
import { slotKey } from '../../../shared/model/slot-key.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Field } from '../../components/Field.tsx';
import { useCommand } from '../../session/use-command.ts';
import { useNames } from '../../session/use-names.ts';
import { DecisionForm } from './DecisionForm.tsx';

/** Deletes what one questionnaire says, for good. That it was there stays provable. */
export function EraseText({ content, onDone }: { readonly content: RoundContent; readonly onDone: () => void }) {
  const { t } = useTranslation('conflicts');
  const names = useNames(content);
  const [form, setForm] = useState<SurveyForm | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const [serial, setSerial] = useState('');
  const erase = useCommand('decisions.erase');
  const decide = async (reason: Reason) => {
    if (form === null || unit === null) return;
    const slot = slotKey({ round: content.id, unit, form, q: '*', n: serial.trim() });
    if ((await erase.run({ round: content.id, slot, reason })).ok) onDone();
  };
  return (
    <DecisionForm
      lead={t('erase.lead')}
      submit={t('erase.submit')}
      busy={erase.busy}
      error={erase.error}
      ready={form !== null && unit !== null && serial.trim() !== ''}
      onDecide={(reason) => void decide(reason)}
    >
      <fieldset className="choices">
        <legend>{t('erase.form')}</legend>
        <Radio.Group
          value={form}
          onChange={(event) => {
            setForm(SURVEY_FORMS.find((one) => one === event.target.value) ?? null);
          }}
        >
          {SURVEY_FORMS.map((one) => (
            <Radio key={one} value={one}>
              {t(`erase.${one}`)}
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <Field label={t('erase.street')}>
        {(ids) => (
          <Select
            {...ids}
            size="large"
            options={content.units.map((value) => ({ value, label: names.street(value) }))}
            value={unit}
            onChange={setUnit}
          />
        )}
      </Field>
      <Field label={t('erase.serial')}>
        {(ids) => (
          <Input
            {...ids}
            size="large"
            maxLength={40}
            value={serial}
            onChange={(event) => {
              setSerial(event.target.value);
            }}
          />
        )}
      </Field>
    </DecisionForm>
  );
}
