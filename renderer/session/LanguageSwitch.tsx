import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/model/text.ts';
import { bridge } from '../bridge/bridge.ts';
import { useLanguage } from '../i18n/use-language.ts';

/** 中文 or English, at any time and at once. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('frame');
  const language = useLanguage();
  const choose = (wanted: Language) => {
    if (wanted === language) return;
    void i18n.changeLanguage(wanted);
    void bridge.call('app.setLanguage', { language: wanted });
  };
  const option = (wanted: Language, text: string, lang: string) => (
    <button
      type="button"
      className="plain"
      lang={lang}
      aria-pressed={language === wanted}
      onClick={() => {
        choose(wanted);
      }}
    >
      {text}
    </button>
  );
  return (
    <div className="languages" role="group" aria-label={t('language')}>
      {option('zh', '中文', 'zh-CN')}
      {option('en', 'English', 'en')}
    </div>
  );
}
