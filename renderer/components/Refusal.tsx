import { errorCode, errorText } from '../../shared/messages/error-text.ts';
import type { AppError } from '../../shared/errors.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { Icon } from './Icon.tsx';

/** What happened, what to do, and the code in small print. Shows nothing for a cancelled dialog. */
export function Refusal({ error }: { readonly error: AppError | undefined }) {
  const language = useLanguage();
  if (error === undefined || error.code === 'cancelled') return null;
  const { said, todo } = errorText(error, language);
  return (
    <div className="refusal" role="alert">
      <Icon name="warning" />
      <p>
        <strong>{said}</strong> {todo} <small>{errorCode(error)}</small>
      </p>
    </div>
  );
}
