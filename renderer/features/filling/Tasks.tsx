import './filling.css';
import { useSession } from '../../session/session-store.ts';
import { NoRound } from './NoRound.tsx';
import { RoundTasks } from './RoundTasks.tsx';

/** What this computer has to fill in; without a round, the way to get one. */
export function Tasks() {
  const round = useSession((session) => session.round);
  return round === null ? <NoRound /> : <RoundTasks key={round} round={round} />;
}
