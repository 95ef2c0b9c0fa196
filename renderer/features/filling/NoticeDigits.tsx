import { Button } from 'antd';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { DigitsField } from '../../components/DigitsField.tsx';
import { focusFirstWrong } from '../../components/focus-first-wrong.ts';

/** The first package of an office: the digits of its printed notice say that it is the right one. */
export function NoticeDigits(props: {
  readonly name: string;
  readonly busy: boolean;
  /** The digits given last do not fit this package. */
  readonly differ: boolean;
  readonly onGive: (digits: string) => Promise<void>;
}) {
  const { t } = useTranslation('filling');
  const [digits, setDigits] = useState('');
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // It appears below a large area: all of it is to be seen, its button too.
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setMissing(digits.trim() === '');
    if (digits.trim() === '') focusFirstWrong(event.currentTarget);
    else await props.onGive(digits);
  };
  return (
    <form ref={form} className="notice-digits" noValidate onSubmit={(event) => void submit(event)}>
      <p>{t('open.firstTime', { name: props.name })}</p>
      <DigitsField
        label={t('open.digits')}
        hint={t('open.digitsHint')}
        wrong={props.differ ? t('open.digitsDiffer') : missing ? t('open.digitsMissing') : undefined}
        value={digits}
        onChange={setDigits}
        first
      />
      <Button type="primary" size="large" htmlType="submit" loading={props.busy}>
        {t('open.go')}
      </Button>
    </form>
  );
}
