import { useTranslation } from 'react-i18next';
import { navigate } from '../session/navigation.ts';
import { useSession } from '../session/session-store.ts';
import { railOf, type RailName } from './rail.ts';

export function Rail(props: { readonly role: 'office' | 'evaluator'; readonly lit: RailName | undefined }) {
  const { t } = useTranslation('frame');
  const round = useSession((session) => session.round);
  const go = (name: RailName, path: string) => {
    void navigate(path);
    // It leads to the list of rounds while there is none; without a word that would look like nothing.
    if (path === '/rounds' && name !== 'rounds')
      useSession.getState().say(t('needsRound', { place: t(`rail.${name}`) }));
  };
  return (
    <nav className="rail" aria-label={t('places')}>
      <ul>
        {railOf(props.role, round).map(({ name, path }) => (
          <li key={name}>
            <a
              href={`#${path}`}
              aria-current={name === props.lit ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault();
                go(name, path);
              }}
            >
              {t(`rail.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
