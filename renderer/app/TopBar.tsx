import { useTranslation } from 'react-i18next';
import { SaveMark } from '../components/SaveMark.tsx';
import { StatusChip } from '../components/StatusChip.tsx';
import { useLabel } from '../i18n/use-language.ts';
import { navigate } from '../session/navigation.ts';
import { useSession } from '../session/session-store.ts';
import { LeaveSample } from './LeaveSample.tsx';
import { LanguageSwitch } from '../session/LanguageSwitch.tsx';
import { WhoIsWorking } from './WhoIsWorking.tsx';

/** Answers four questions at any time: which round, who am I, is it saved, what has not left this computer. */
export function TopBar() {
  const { t } = useTranslation('frame');
  const label = useLabel();
  const hello = useSession((session) => session.hello);
  const saving = useSession((session) => session.saving);
  const round = useSession((session) => session.rounds.find((one) => one.id === session.round));
  if (hello === null) return null;
  const simulated = hello.workspace !== 'main' || round?.simulated === true;
  return (
    <header className="bar">
      <p className="bar-round">
        <strong>{t('product')}</strong>
        <span>{round === undefined ? t('noRound') : label(round.name)}</span>
        {simulated ? <span className="simulated">{t('simulated')}</span> : null}
      </p>
      {hello.workspace === 'main' ? null : <LeaveSample workspace={hello.workspace} />}
      <WhoIsWorking person={hello.person} persons={hello.persons} />
      <div className="bar-state">
        <SaveMark state={saving ?? { kind: 'saved', at: null }} />
        {hello.state === 'evaluator' ? <NotHandedOver count={hello.notHandedOver} /> : null}
        <LanguageSwitch />
      </div>
    </header>
  );
}

/** How much is on no stick yet; it leads to the place where that is mended. */
function NotHandedOver({ count }: { readonly count: number }) {
  const { t } = useTranslation('frame');
  if (count === 0) return <StatusChip icon="check">{t('allCarried')}</StatusChip>;
  return (
    <a
      className="bar-link"
      href="#/handover"
      onClick={(event) => {
        event.preventDefault();
        void navigate('/handover');
      }}
    >
      <StatusChip icon="warning" tone="attention">
        {t('notHandedOver', { count })}
      </StatusChip>
    </a>
  );
}
