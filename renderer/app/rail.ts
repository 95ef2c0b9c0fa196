import { pathOf } from '../session/navigation.ts';

/** The nouns of the rail; at most six per role. */
export type RailName =
  | 'fill'
  | 'evidence'
  | 'handover'
  | 'settings'
  | 'board'
  | 'intake'
  | 'scores'
  | 'print'
  | 'rounds';

export interface RailEntry {
  readonly name: RailName;
  readonly path: string;
}

/** What stands in the rail for a role; places that need a round lead to the list of rounds while there is none. */
export function railOf(role: 'office' | 'evaluator', round: string | null): readonly RailEntry[] {
  if (role === 'evaluator') {
    return [
      { name: 'fill', path: '/fill' },
      { name: 'evidence', path: '/evidence' },
      { name: 'handover', path: '/handover' },
      { name: 'settings', path: '/settings' },
    ];
  }
  const inRound = (name: string) => (round === null ? '/rounds' : pathOf('rounds', round, name));
  return [
    { name: 'board', path: inRound('board') },
    { name: 'intake', path: inRound('intake') },
    { name: 'scores', path: inRound('scores') },
    { name: 'print', path: inRound('print') },
    { name: 'rounds', path: '/rounds' },
    { name: 'settings', path: '/settings' },
  ];
}
