import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Indicator } from '../../../shared/designing/indicator-tree.ts';
import { TextField } from '../../components/TextField.tsx';
import { useDesign } from './design-store.ts';

/** The name in both languages; an empty one is not kept. */
export function NameEditor({ indicator }: { readonly indicator: Indicator }) {
  const { t } = useTranslation('design');
  const edit = useDesign((design) => design.edit);
  const [typed, setTyped] = useState({ zh: indicator.zh, en: indicator.en });
  const change = (next: typeof typed) => {
    setTyped(next);
    const zh = next.zh.trim();
    const en = next.en.trim();
    if (zh !== '' && (zh !== indicator.zh || en !== indicator.en)) edit({ t: 'rename', code: indicator.code, zh, en });
  };
  return (
    <>
      <TextField
        label={t('nameZh')}
        maxLength={200}
        value={typed.zh}
        wrong={typed.zh.trim() === '' ? t('nameNeeded') : undefined}
        onChange={(zh) => {
          change({ ...typed, zh });
        }}
      />
      <TextField
        label={t('nameEn')}
        maxLength={300}
        value={typed.en}
        onChange={(en) => {
          change({ ...typed, en });
        }}
      />
    </>
  );
}
