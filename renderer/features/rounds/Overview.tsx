import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import { Issue } from './Issue.tsx';
import { Obstacles } from './Obstacles.tsx';
import { RoundSettings } from './RoundSettings.tsx';
import './rounds.css';

/** What still stands in the way, the package itself, and the settings of the round. */
export function Overview({ detail }: { readonly detail: RoundDetail }) {
  return (
    <>
      <Obstacles detail={detail} />
      <Issue detail={detail} />
      <RoundSettings detail={detail} />
    </>
  );
}
