import './surveys.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryDifference, SurveyEntry } from '../../../shared/contract/surveys.ts';
import type { SurveyForm } from '../../../shared/model/ids.ts';
import { choicesOf, languageFor, textIn } from '../../../shared/questionnaire/form-text.ts';
import { choiceText } from '../../../shared/questionnaire/shown-text.ts';
import type { Form, Item } from '../../../shared/model/form.ts';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { navigate } from '../../session/navigation.ts';
import { useCommand } from '../../session/use-command.ts';
import { useQuery } from '../../session/use-query.ts';
import { toggled } from './answer-keys.ts';
import { surveyPath } from './survey-path.ts';

interface Key {
  readonly round: string;
  readonly form: SurveyForm;
  readonly serial: string;
}

/** Two entries of one questionnaire side by side, question by question; what the paper says is chosen. */
export function Differences(key: Key) {
  const first = useQuery('surveys.entry', { ...key, pass: 1 });
  const differences = useQuery('surveys.differences', key);
  const error = first.error ?? differences.error;
  if (first.data === undefined || differences.data === undefined) return <Refusal error={error} />;
  return <WithForm target={key} entry={first.data} differences={differences.data} />;
}

function WithForm(props: {
  readonly target: Key;
  readonly entry: SurveyEntry;
  readonly differences: readonly EntryDifference[];
}) {
  const { target, entry } = props;
  const { data, error } = useQuery('surveys.form', { round: target.round, form: target.form, rev: entry.formRev });
  if (data === undefined) return <Refusal error={error} />;
  return <Decide {...props} form={data} />;
}

function Decide(props: {
  readonly target: Key;
  readonly form: Form;
  readonly differences: readonly EntryDifference[];
}) {
  const { t } = useTranslation('surveys');
  const { target, form, differences } = props;
  const [decided, setDecided] = useState<Readonly<Record<string, string>>>({});
  const resolve = useCommand('surveys.resolve');
  const finish = async () => {
    const done = await resolve.run({ ...target, answers: { ...decided } });
    if (done.ok) await navigate(surveyPath(target.round));
  };
  const left = differences.filter(({ question }) => decided[question] === undefined).length;
  return (
    <Page
      title={t('differs.title', { serial: target.serial })}
      lead={t('differs.lead')}
      actions={<Button onClick={() => void navigate(surveyPath(target.round))}>{t('key.back')}</Button>}
    >
      {differences.map((one) => (
        <OneDifference
          key={one.question}
          form={form}
          difference={one}
          decided={decided[one.question]}
          onDecide={(value) => {
            setDecided({ ...decided, [one.question]: value });
          }}
        />
      ))}
      <Refusal error={resolve.error} />
      <div className="actions">
        <Button type="primary" size="large" disabled={left > 0} loading={resolve.busy} onClick={() => void finish()}>
          {t('differs.done')}
        </Button>
        {left > 0 ? <span className="hint">{t('differs.left', { count: left })}</span> : null}
      </div>
    </Page>
  );
}

function shownAnswer(form: Form, item: Item, answer: string, language: string, none: string): string {
  if (answer === '') return none;
  const choices = choicesOf(form, item);
  if (choices.length === 0) return answer;
  return answer
    .split(' ')
    .map((name) => {
      const choice = choices.find((one) => one.name === name);
      return choice === undefined ? name : choiceText(form, choice, language);
    })
    .join(' · ');
}

function OneDifference(props: {
  readonly form: Form;
  readonly difference: EntryDifference;
  readonly decided: string | undefined;
  readonly onDecide: (value: string) => void;
}) {
  const { t } = useTranslation('surveys');
  const language = languageFor(props.form, useLanguage());
  const { form, difference, decided, onDecide } = props;
  const [other, setOther] = useState(false);
  const item = form.items.find((one) => one.name === difference.question);
  if (item === undefined) return null;
  const label = textIn(form, item.label, language);
  const text = (answer: string) => shownAnswer(form, item, answer, language, t('differs.empty'));
  const sides = [
    { title: t('differs.first'), value: difference.first },
    { title: t('differs.second'), value: difference.second },
  ];
  return (
    <fieldset className="difference">
      <legend>{label}</legend>
      <div className="key-choices">
        {sides.map(({ title, value }) => (
          <button
            key={title}
            type="button"
            className="key-choice"
            aria-pressed={!other && decided === value}
            onClick={() => {
              setOther(false);
              onDecide(value);
            }}
          >
            <span className="hint">{title}</span>
            <strong>{text(value)}</strong>
          </button>
        ))}
        <button
          type="button"
          className="key-choice"
          aria-pressed={other}
          onClick={() => {
            setOther(true);
          }}
        >
          <span>{t('differs.neither')}</span>
        </button>
      </div>
      {other ? (
        <OtherAnswer form={form} item={item} label={label} decided={decided ?? ''} text={text} onDecide={onDecide} />
      ) : null}
    </fieldset>
  );
}

/** What the paper says where neither entry is right. */
function OtherAnswer(props: {
  readonly form: Form;
  readonly item: Item;
  readonly label: string;
  readonly decided: string;
  readonly text: (answer: string) => string;
  readonly onDecide: (value: string) => void;
}) {
  const { item, decided, text, onDecide } = props;
  const choices = choicesOf(props.form, item);
  if (choices.length === 0) {
    return (
      <Input
        aria-label={props.label}
        value={decided}
        onChange={(event) => {
          onDecide(event.target.value);
        }}
      />
    );
  }
  const several = item.kind === 'multiple';
  const ticked = several ? decided.split(' ') : [decided];
  const names = [...(several ? [] : ['']), ...choices.map((choice) => choice.name)];
  return (
    <div className="key-choices">
      {names.map((name) => (
        <button
          key={name}
          type="button"
          className="key-choice"
          aria-pressed={ticked.includes(name)}
          onClick={() => {
            onDecide(several ? toggled(choices, decided, name) : name);
          }}
        >
          {text(name)}
        </button>
      ))}
    </div>
  );
}
