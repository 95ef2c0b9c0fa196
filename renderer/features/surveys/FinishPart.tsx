import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpen, textIn } from '../../../shared/questionnaire/form-text.ts';
import type { Form } from '../../../shared/model/form.ts';
import { masked, personalMarks } from '../../../shared/questionnaire/personal-marks.ts';
import { plainText } from '../../../shared/questionnaire/plain-text.ts';
import { useKeying } from './keying-store.ts';

/** The foot of the sheet: what is left out, what looks personal and how it will be masked, and the end. */
export function FinishPart(props: {
  readonly form: Form;
  readonly language: string;
  readonly active: boolean;
  readonly onFinish: (kept: readonly string[]) => Promise<void>;
}) {
  const { t } = useTranslation('surveys');
  const { form, language, active } = props;
  const { session, questions, answers, skipped } = useKeying();
  const [kept, setKept] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  /** The numbers that stand before the questions; a paper does not show their names. */
  const missing = questions.flatMap(({ name }, index) =>
    !skipped.has(name) && session?.required(name) === true && (answers[name] ?? '') === '' ? [index + 1] : [],
  );
  const personal = questions.filter(isOpen).flatMap((item) => {
    const text = plainText(answers[item.name] ?? '');
    const marks = personalMarks(text);
    return marks.length === 0
      ? []
      : [{ item, kinds: [...new Set(marks.map(({ kind }) => kind))], shown: masked(text, marks) }];
  });
  return (
    <section className={`key-finish${active ? ' key-question-active' : ''}`} aria-label={t('finish.title')}>
      {missing.length > 0 ? (
        <p>{t('finish.missing', { count: missing.length, names: missing.join(t('and')) })}</p>
      ) : null}
      {personal.map(({ item, kinds, shown }) => (
        <div key={item.name} className="personal">
          <p>
            {t('finish.personal', {
              question: textIn(form, item.label, language),
              kinds: kinds.map((kind) => t(`personal.${kind}`)).join(t('and')),
            })}
          </p>
          <p className="personal-shown">{kept.includes(item.name) ? (answers[item.name] ?? '') : shown}</p>
          <Checkbox
            checked={kept.includes(item.name)}
            onChange={({ target }) => {
              setKept(target.checked ? [...kept, item.name] : kept.filter((name) => name !== item.name));
            }}
          >
            {t('finish.keep')}
          </Checkbox>
        </div>
      ))}
      <Button
        id="finish"
        type="primary"
        size="large"
        loading={busy}
        onClick={() => {
          setBusy(true);
          void props.onFinish(kept).finally(() => {
            setBusy(false);
          });
        }}
      >
        {t('finish.button')}
      </Button>
    </section>
  );
}
