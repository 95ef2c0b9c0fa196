import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { choiceText } from '../../../shared/questionnaire/shown-text.ts';
import { MOST_KEYED } from './answer-keys.ts';
import { KioskSearch } from './KioskSearch.tsx';
import type { Choice, Form, Item } from '../../../shared/model/form.ts';

/** A tick more or less; one that stands alone takes the place of the others, and the others of it. */
function ticked(item: Item, choices: readonly Choice[], answer: string, name: string): string {
  const now = new Set(answer === '' ? [] : answer.split(' '));
  if (now.has(name)) now.delete(name);
  else {
    const alone = item.exclusive.includes(name);
    for (const other of now) if (alone || item.exclusive.includes(other)) now.delete(other);
    now.add(name);
  }
  return choices
    .map((choice) => choice.name)
    .filter((one) => now.has(one))
    .join(' ');
}

/** Large buttons for choices, one field for the rest. */
export function KioskQuestion(props: {
  readonly form: Form;
  readonly language: string;
  readonly item: Item;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly answer: string;
  readonly onAnswer: (value: string) => void;
}) {
  const { t } = useTranslation('surveys');
  const { form, language, item, label, choices, answer, onAnswer } = props;
  if (item.kind === 'text') {
    return (
      <Input.TextArea
        className="kiosk-field"
        aria-label={label}
        rows={4}
        maxLength={2000}
        value={answer}
        onChange={(event) => {
          onAnswer(event.target.value);
        }}
      />
    );
  }
  if (item.kind === 'integer' || item.kind === 'decimal' || item.kind === 'date') {
    return (
      <Input
        className="kiosk-field"
        aria-label={label}
        inputMode={item.kind === 'date' ? 'text' : 'decimal'}
        placeholder={item.kind === 'date' ? '2026-09-01' : ''}
        maxLength={40}
        value={answer}
        onChange={(event) => {
          onAnswer(event.target.value.trim());
        }}
      />
    );
  }
  const several = item.kind === 'multiple';
  if (choices.length > MOST_KEYED) {
    return (
      <KioskSearch
        form={form}
        language={language}
        label={label}
        choices={choices}
        chosen={new Set(several ? answer.split(' ') : [answer])}
        onChoose={(name) => {
          onAnswer(several ? ticked(item, choices, answer, name) : name);
        }}
      />
    );
  }
  const options =
    item.kind === 'nps'
      ? Array.from({ length: 11 }, (_, score) => ({ name: String(score), text: String(score) }))
      : item.kind === 'acknowledge'
        ? [{ name: 'OK', text: t('kiosk.read') }]
        : choices.map((choice) => ({ name: choice.name, text: choiceText(form, choice, language) }));
  const now = new Set(several ? answer.split(' ') : [answer]);
  return (
    <>
      {several ? <p>{t('key.several')}</p> : null}
      <div
        className={item.kind === 'nps' ? 'kiosk-choices kiosk-scores' : 'kiosk-choices'}
        role="group"
        aria-label={label}
      >
        {options.map(({ name, text }) => (
          <button
            key={name}
            type="button"
            className="kiosk-choice"
            aria-pressed={now.has(name)}
            onClick={() => {
              onAnswer(several ? ticked(item, choices, answer, name) : name);
            }}
          >
            {text}
          </button>
        ))}
      </div>
    </>
  );
}
