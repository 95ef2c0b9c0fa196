/** Facts the host tells the screens. Never commands. */
export interface Events {
  'workspace.changed': { readonly workspace: 'main' | 'sample' };
  'work.progress': {
    readonly work: 'intake' | 'scorecards' | 'sample' | 'stick';
    readonly done: number;
    readonly of: number;
    readonly what: string;
  };
  'responses.changed': { readonly round: string };
  'round.changed': { readonly round: string };
  /** A copy of a made file was written or compared. */
  'copies.changed': { readonly sha256: string };
}
export type Topic = keyof Events;
export const TOPICS = [
  'workspace.changed',
  'work.progress',
  'responses.changed',
  'round.changed',
  'copies.changed',
] as const satisfies readonly Topic[];
