import { FirstStart } from '../features/start/FirstStart.tsx';
import { KioskPage } from '../features/surveys/KioskPage.tsx';
import { useSession } from '../session/session-store.ts';
import { Frame } from './Frame.tsx';
import { OtherBuild } from './OtherBuild.tsx';
import { RefusedStart } from './RefusedStart.tsx';

/** Which of the few whole-window states the program is in. */
export function Shown() {
  const { hello, failed, otherBuild, settingUp } = useSession();
  if (otherBuild) return <OtherBuild />;
  if (failed !== null) return <RefusedStart problem={failed} folder={hello?.dataFolder ?? ''} />;
  if (hello === null) return null;
  if (settingUp) return <FirstStart />;
  switch (hello.state) {
    case 'refused':
      return (
        <RefusedStart problem={hello.problem ?? { code: 'internal', errorId: 'no-reason' }} folder={hello.dataFolder} />
      );
    case 'new':
      return <FirstStart />;
    case 'office':
    case 'evaluator':
      if (hello.kiosk) return <KioskPage />;
      return <Frame key={hello.workspace} role={hello.state} />;
    default:
      return hello.state satisfies never;
  }
}
