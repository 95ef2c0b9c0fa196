import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { textIn } from '../../../shared/questionnaire/form-text.ts';
import type { Form } from '../../../shared/model/form.ts';
import { introOf } from './interview-pages.ts';

/** What this is, that nobody is asked for a name, and one button for each language. */
export function KioskWelcome({ form, onStart }: { readonly form: Form; readonly onStart: (language: string) => void }) {
  const { t } = useTranslation('surveys');
  const intro = introOf(form.items);
  return (
    <section className="kiosk-page" aria-label={form.title}>
      <h1>{form.title}</h1>
      {intro === undefined ? null : <p>{textIn(form, intro.label, form.defaultLanguage)}</p>}
      <p>{t('kiosk.anonymous')}</p>
      <div className="kiosk-buttons">
        {form.languages.map((language) => (
          <Button
            key={language}
            type="primary"
            className="kiosk-big"
            onClick={() => {
              onStart(language);
            }}
          >
            {language === 'default'
              ? t('kiosk.beginOne')
              : t('kiosk.begin', { language: language.replace(/\s*\(.*\)$/, '') })}
          </Button>
        ))}
      </div>
    </section>
  );
}
