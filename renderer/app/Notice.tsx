import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon.tsx';
import { useSession } from '../session/session-store.ts';

/** One quiet line under the bar: it never covers a field and never moves one while typing. */
export function Notice() {
  const { t } = useTranslation('frame');
  const notice = useSession((session) => session.notice);
  const say = useSession((session) => session.say);
  return (
    <div className="notice" role="status">
      {notice === null ? null : (
        <>
          <span>{notice}</span>
          <button
            type="button"
            className="plain"
            aria-label={t('close')}
            onClick={() => {
              say(null);
            }}
          >
            <Icon name="cross" />
          </button>
        </>
      )}
    </div>
  );
}
