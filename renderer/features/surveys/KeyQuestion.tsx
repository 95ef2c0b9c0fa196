import { Input, Select } from 'antd';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice, Form, Item } from '../../../shared/model/form.ts';
import { searchChoices } from '../../../shared/questionnaire/offered.ts';
import { choiceText } from '../../../shared/questionnaire/shown-text.ts';
import { overlays } from '../../components/overlays.ts';
import { isTyped, keyOf, MOST_KEYED, toggled } from './answer-keys.ts';

const MOST_FOUND = 100;

interface Props {
  readonly form: Form;
  readonly language: string;
  readonly item: Item;
  readonly number: number;
  /** The text of the question, with earlier answers filled in. */
  readonly label: string;
  /** What the form says about an answer that breaks one of its rules; '' while it keeps to them. */
  readonly wrong: string;
  readonly choices: readonly Choice[];
  readonly answer: string;
  readonly active: boolean;
  readonly skipped: boolean;
  readonly onAnswer: (name: string, value: string) => void;
  readonly onActive: (name: string) => void;
}

/** One question as on the paper, with the key beside each choice. Redrawn only when something of it changed. */
export const KeyQuestion = memo(function KeyQuestion(props: Props) {
  const { t } = useTranslation('surveys');
  const { item, choices, active, skipped, label, wrong } = props;
  return (
    <div
      id={`question-${item.name}`}
      className={`key-question${active ? ' key-question-active' : ''}${skipped ? ' key-question-skipped' : ''}`}
      role="group"
      aria-label={label}
      aria-current={active ? 'step' : undefined}
      onPointerDown={() => {
        props.onActive(item.name);
      }}
    >
      <p className="key-label">
        <span className="key-number figures">{props.number}</span>
        <span>{label}</span>
        {item.kind === 'multiple' ? <span className="hint">{t('key.several')}</span> : null}
        {skipped ? <span className="hint">{t('key.skipped')}</span> : null}
      </p>
      {isTyped(item, choices.length) ? <TypedAnswer {...props} /> : <KeyedAnswer {...props} />}
      {wrong === '' ? null : <p className="hint-wrong">{wrong}</p>}
    </div>
  );
});

function TypedAnswer({ form, language, item, choices, answer, label, ...props }: Props) {
  const { t } = useTranslation('surveys');
  const [sought, setSought] = useState('');
  const common = {
    id: `field-${item.name}`,
    'aria-label': label,
    onFocus: () => {
      props.onActive(item.name);
    },
  };
  if (choices.length > MOST_KEYED) {
    const chosen = choices.find((choice) => choice.name === answer);
    const found = searchChoices(choices, sought, MOST_FOUND);
    const shown = chosen === undefined || found.includes(chosen) ? found : [chosen, ...found];
    return (
      <Select
        {...common}
        className="key-select"
        size="large"
        showSearch={{ filterOption: false, onSearch: setSought }}
        {...(item.kind === 'multiple' ? { mode: 'multiple' as const } : {})}
        value={item.kind === 'multiple' ? answer.split(' ').filter(Boolean) : answer === '' ? null : answer}
        placeholder={t('key.search', { count: choices.length })}
        getPopupContainer={overlays}
        options={[
          ...(item.kind === 'multiple' || answer === '' ? [] : [{ value: '', label: t('key.noAnswer') }]),
          ...shown.map((choice) => ({ value: choice.name, label: choiceText(form, choice, language) })),
        ]}
        onChange={(value: string | readonly string[] | null) => {
          props.onAnswer(item.name, typeof value === 'string' ? value : (value ?? []).join(' '));
        }}
      />
    );
  }
  if (item.kind === 'text') {
    return (
      <Input.TextArea
        {...common}
        rows={3}
        value={answer}
        onChange={(event) => {
          props.onAnswer(item.name, event.target.value);
        }}
      />
    );
  }
  return (
    <Input
      {...common}
      className="key-short"
      inputMode={item.kind === 'date' ? 'text' : 'decimal'}
      placeholder={item.kind === 'date' ? '2026-09-01' : ''}
      value={answer}
      onChange={(event) => {
        props.onAnswer(item.name, event.target.value.trim());
      }}
    />
  );
}

function KeyedAnswer({ form, language, item, choices, answer, active, ...props }: Props) {
  const several = item.kind === 'multiple';
  const ticked = new Set(several ? answer.split(' ') : [answer]);
  const options =
    item.kind === 'nps'
      ? Array.from({ length: 11 }, (_, score) => ({ name: String(score), text: String(score), key: '' }))
      : item.kind === 'acknowledge'
        ? [{ name: 'OK', text: 'OK', key: '1' }]
        : choices.map((choice, index) => ({
            name: choice.name,
            text: choiceText(form, choice, language),
            key: keyOf(index),
          }));
  const stop = (options.find(({ name }) => ticked.has(name)) ?? options[0])?.name;
  return (
    <div className={item.kind === 'nps' ? 'key-choices key-choices-tight' : 'key-choices'}>
      {options.map(({ name, text, key }) => (
        <button
          key={name}
          type="button"
          className="key-choice"
          // One stop per sheet: the choice that stands, or the first one of the active question.
          tabIndex={active && name === stop ? 0 : -1}
          aria-pressed={ticked.has(name)}
          onClick={() => {
            props.onAnswer(item.name, several ? toggled(choices, answer, name) : answer === name ? '' : name);
          }}
        >
          {key === '' ? null : <kbd>{key}</kbd>}
          <span>{text}</span>
        </button>
      ))}
    </div>
  );
}
