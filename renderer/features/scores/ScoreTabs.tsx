import { useTranslation } from 'react-i18next';
import { pathOf } from '../../session/navigation.ts';

export const SCORE_TABS = ['scores', 'charts', 'sources', 'stability'] as const;
export type ScoreTab = (typeof SCORE_TABS)[number];

/** The places in which the scores of a round are looked at. */
export function ScoreTabs({ round, tab }: { readonly round: string; readonly tab: ScoreTab }) {
  const { t } = useTranslation('scores');
  return (
    <nav className="round-tabs" aria-label={t('tabs.label')}>
      <ul>
        {SCORE_TABS.map((one) => (
          <li key={one}>
            <a href={`#${pathOf('rounds', round, one)}`} aria-current={one === tab ? 'page' : undefined}>
              {t(`tabs.${one}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
