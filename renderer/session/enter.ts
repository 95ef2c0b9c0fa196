import { homeOf } from './home.ts';
import { navigate } from './navigation.ts';
import { useSession } from './session-store.ts';

/** After the role or the workspace changed: reads everything again and opens its first place. */
export async function enter(): Promise<void> {
  const session = useSession.getState();
  session.setRound(null);
  await session.refresh();
  const { hello } = useSession.getState();
  if (hello !== null) await navigate(homeOf(hello), { replace: true });
  session.setSettingUp(false);
}
