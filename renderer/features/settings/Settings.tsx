import './settings.css';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';
import { useSession } from '../../session/session-store.ts';
import { Computer } from './Computer.tsx';
import { FileKinds } from './FileKinds.tsx';
import { LookPart } from './LookPart.tsx';
import { People } from './People.tsx';
import { Recover } from './Recover.tsx';
import { RecoverySheet } from './RecoverySheet.tsx';
import { Sample } from './Sample.tsx';
import { TourPart } from './TourPart.tsx';

/** How it looks, who works here, where the data lies, how the seal is kept, and the sample. */
export function Settings() {
  const { t } = useTranslation('frame');
  const hello = useSession((session) => session.hello);
  if (hello === null) return null;
  return (
    <Page title={t('rail.settings')}>
      <LookPart look={hello.look} />
      <TourPart />
      <People persons={hello.persons} working={hello.person?.id ?? null} />
      <Computer hello={hello} />
      {hello.state === 'office' && hello.workspace === 'main' ? <RecoverySheet canPrint={hello.canPrint} /> : null}
      {hello.state === 'office' && hello.workspace === 'main' ? <Recover /> : null}
      <FileKinds />
      <Sample workspace={hello.workspace} />
    </Page>
  );
}
