import { useTranslation } from 'react-i18next';
import { navigate, pathOf } from '../session/navigation.ts';
import { ROUND_TABS, type RoundTab } from '../session/round-tabs.ts';

/** The places inside one round, as links. */
export function RoundTabs({ round, lit }: { readonly round: string; readonly lit: RoundTab }) {
  const { t } = useTranslation('rounds');
  return (
    <nav className="round-tabs" aria-label={t('tabs')}>
      <ul>
        {ROUND_TABS.map((tab) => {
          const path = pathOf('rounds', round, tab);
          return (
            <li key={tab}>
              <a
                href={`#${path}`}
                aria-current={tab === lit ? 'page' : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  void navigate(path);
                }}
              >
                {t(`tab.${tab}`)}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
