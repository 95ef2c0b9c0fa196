import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { TEXT_SIZES, THEMES, type Look } from '../../../shared/model/look.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { LanguageSwitch } from '../../session/LanguageSwitch.tsx';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';

/** Language, size of the text, and colours; each change shows at once. */
export function LookPart({ look }: { readonly look: Look }) {
  const { t } = useTranslation('look');
  const set = useCommand('app.setLook');
  const refresh = useSession((session) => session.refresh);
  const choose = async (change: Partial<Look>) => {
    const saved = await set.run({ ...look, ...change });
    if (saved.ok) await refresh();
  };
  return (
    <Section title={t('title')}>
      <div className="look">
        <p id="look-language">{t('language')}</p>
        <LanguageSwitch />
        <p id="look-size">{t('textSize')}</p>
        <Radio.Group
          size="large"
          optionType="button"
          aria-labelledby="look-size"
          value={look.textSize}
          options={TEXT_SIZES.map((size) => ({ value: size, label: t(`size.${size}`) }))}
          onChange={(event) => {
            const textSize = TEXT_SIZES.find((one) => one === event.target.value);
            if (textSize !== undefined) void choose({ textSize });
          }}
        />
        <p id="look-theme">{t('theme')}</p>
        <Radio.Group
          size="large"
          optionType="button"
          aria-labelledby="look-theme"
          value={look.theme}
          options={THEMES.map((theme) => ({ value: theme, label: t(`themes.${theme}`) }))}
          onChange={(event) => {
            const theme = THEMES.find((one) => one === event.target.value);
            if (theme !== undefined) void choose({ theme });
          }}
        />
      </div>
      <Refusal error={set.error} />
    </Section>
  );
}
