import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice, Form } from '../../../shared/model/form.ts';
import { searchChoices } from '../../../shared/questionnaire/offered.ts';
import { choiceText } from '../../../shared/questionnaire/shown-text.ts';

const MOST_FOUND = 20;

/** A long list of choices: some letters of the name, then large buttons. What is chosen always stands first. */
export function KioskSearch(props: {
  readonly form: Form;
  readonly language: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (name: string) => void;
}) {
  const { t } = useTranslation('surveys');
  const { form, language, label, choices, chosen } = props;
  const [sought, setSought] = useState('');
  const stands = choices.filter((choice) => chosen.has(choice.name));
  const found = searchChoices(choices, sought, MOST_FOUND).filter((choice) => !chosen.has(choice.name));
  return (
    <>
      <Input
        className="kiosk-field"
        aria-label={t('kiosk.search', { count: choices.length })}
        placeholder={t('kiosk.search', { count: choices.length })}
        maxLength={100}
        value={sought}
        onChange={(event) => {
          setSought(event.target.value);
        }}
      />
      <div className="kiosk-choices" role="group" aria-label={label}>
        {[...stands, ...found].map((choice) => (
          <button
            key={choice.name}
            type="button"
            className="kiosk-choice"
            aria-pressed={chosen.has(choice.name)}
            onClick={() => {
              props.onChoose(choice.name);
            }}
          >
            {choiceText(form, choice, language)}
          </button>
        ))}
      </div>
      <p role="status">{found.length === 0 && sought !== '' ? t('kiosk.notFound') : ''}</p>
    </>
  );
}
