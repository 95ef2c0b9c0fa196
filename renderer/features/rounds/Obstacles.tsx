import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import { Icon } from '../../components/Icon.tsx';
import { Section } from '../../components/Section.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { navigate, pathOf } from '../../session/navigation.ts';
import { obstacleGroups, TAB_OF } from './obstacle-groups.ts';
import { WithoutComputer } from './WithoutComputer.tsx';

const NAMED = 4;

/** What still has to be done before the package can go out; each line leads to its place. */
export function Obstacles({ detail }: { readonly detail: RoundDetail }) {
  const { t } = useTranslation('rounds');
  const label = useLabel();
  const groups = obstacleGroups(detail);
  // Once the package is out and fits, the next step is not to issue it again.
  if (groups.length === 0 && detail.seq > 0 && !detail.changed) return <WithoutComputer detail={detail} alone />;
  return (
    <Section title={t('todo')}>
      {groups.length === 0 ? (
        <StatusChip icon="check" tone="accent">
          {t('nothingMissing')}
        </StatusChip>
      ) : (
        <ul className="obstacles">
          {groups.map(({ code, about, count }) => {
            const path = pathOf('rounds', detail.id, TAB_OF[code]);
            const names = about.slice(0, NAMED).map(label).join(t('comma'));
            return (
              <li key={code}>
                <Icon name="circle" />
                <div>
                  <p>{t(`obstacle.${code}`, { count })}</p>
                  {names === '' ? null : (
                    <p className="hint">
                      {about.length > NAMED ? t('andMore', { names, count: about.length }) : names}
                    </p>
                  )}
                </div>
                <a
                  href={`#${path}`}
                  onClick={(event) => {
                    event.preventDefault();
                    void navigate(path);
                  }}
                >
                  {t('goTo', { place: t(`tab.${TAB_OF[code]}`) })}
                </a>
              </li>
            );
          })}
        </ul>
      )}
      <WithoutComputer detail={detail} />
    </Section>
  );
}
