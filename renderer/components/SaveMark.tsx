import { useTranslation } from 'react-i18next';
import { errorText } from '../../shared/messages/error-text.ts';
import { hourMinute } from '../i18n/times.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { StatusChip } from './StatusChip.tsx';
import type { AppError } from '../../shared/errors.ts';

export interface SaveMarkState {
  readonly kind: 'saved' | 'saving' | 'unsaved';
  readonly at: string | null;
  readonly error?: AppError;
}

/** Saved (with the time), saving, or not saved and why. */
export function SaveMark({ state }: { readonly state: SaveMarkState }) {
  const { t } = useTranslation('frame');
  const language = useLanguage();
  const at = state.at === null ? '' : hourMinute(state.at);
  if (state.kind === 'unsaved') {
    const why = state.error === undefined ? '' : errorText(state.error, language).said;
    return (
      <span role="status" title={why}>
        <StatusChip icon="warning" tone="attention">
          {t('save.unsaved')}
        </StatusChip>
      </span>
    );
  }
  if (state.kind === 'saving') {
    return (
      <span role="status">
        <StatusChip icon="clock">{t('save.saving')}</StatusChip>
      </span>
    );
  }
  return (
    <span role="status">
      <StatusChip icon="check">{at === '' ? t('save.saved') : t('save.savedAt', { at })}</StatusChip>
    </span>
  );
}
