import { Button, Input, Select } from 'antd';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors.ts';
import type { Reason } from '../../../shared/model/decision.ts';
import { REASONS, type ReasonCode } from '../../../shared/model/reason-codes.ts';
import { Field } from '../../components/Field.tsx';
import { focusFirstWrong } from '../../components/focus-first-wrong.ts';
import { Refusal } from '../../components/Refusal.tsx';

const SHORTEST = 10;

/** What is decided (the children), why, and the button. Without a reason nothing is decided. */
export function DecisionForm(props: {
  readonly lead: string;
  readonly submit: string;
  readonly busy: boolean;
  readonly error: AppError | undefined;
  /** False while something above the reason is still missing. */
  readonly ready: boolean;
  readonly onDecide: (reason: Reason) => void;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('conflicts');
  const [code, setCode] = useState<ReasonCode | null>(null);
  const [text, setText] = useState('');
  const [checked, setChecked] = useState(false);
  const isShort = text.trim().length < SHORTEST;
  const decide = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (code === null || isShort || !props.ready) focusFirstWrong(event.currentTarget);
    else props.onDecide({ code, text: text.trim() });
  };
  const wrong = (isWrong: boolean, said: string) => (checked && isWrong ? { error: said } : {});
  return (
    <form className="decision-form" noValidate onSubmit={decide}>
      <p>{props.lead}</p>
      {props.children}
      {checked && !props.ready ? <p className="hint hint-wrong">{t('chooseFirst')}</p> : null}
      <Field label={t('reasonKind')} {...wrong(code === null, t('reasonKindMissing'))}>
        {(ids) => (
          <Select
            {...ids}
            size="large"
            aria-invalid={checked && code === null}
            placeholder={t('reasonKindChoose')}
            options={REASONS.map((value) => ({ value, label: t(`reasonOf.${value}`) }))}
            value={code}
            onChange={setCode}
          />
        )}
      </Field>
      <Field label={t('reasonText')} hint={t('reasonHint')} {...wrong(isShort, t('reasonShort'))}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={1000}
            aria-invalid={checked && isShort}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
        )}
      </Field>
      <Refusal error={props.error} />
      <div className="actions">
        <Button type="primary" size="large" htmlType="submit" loading={props.busy}>
          {props.submit}
        </Button>
      </div>
    </form>
  );
}
