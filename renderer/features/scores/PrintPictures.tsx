import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/model/text.ts';
import type { Result } from '../../../shared/result.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../session/session-store.ts';

/** Saves the page that is shown as a PDF, in the language of the screen. */
export function PrintPictures(props: {
  readonly busy: boolean;
  readonly error: AppError | undefined;
  readonly onPrint: (language: Language) => Promise<Result<FileRef, AppError>>;
}) {
  const { t } = useTranslation('scores');
  const language = useLanguage();
  const canPrint = useSession((session) => session.hello?.canPrint ?? false);
  const [saved, setSaved] = useState('');
  const save = async () => {
    setSaved('');
    const made = await props.onPrint(language);
    if (!made.ok) return;
    const kept = await bridge.saveFile(made.value);
    if (kept.ok && kept.value.saved) setSaved(made.value.name);
  };
  return (
    <div className="score-export">
      <Button size="large" loading={props.busy} disabled={!canPrint} onClick={() => void save()}>
        {t('savePdf')}
      </Button>
      <p className="hint" role="status">
        {saved === '' ? '' : t('export.saved', { name: saved })}
      </p>
      <Refusal error={props.error} />
    </div>
  );
}
