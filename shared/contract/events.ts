/** Facts the host tells the screens. Never commands. */
export interface Events {
  'workspace.changed': { readonly workspace: 'main' | 'sample' };
  'work.progress': {
    readonly work: 'intake' | 'scorecards' | 'sample';
    readonly done: number;
    readonly of: number;
    readonly what: string;
  };
  'responses.changed': { readonly round: string };
  'round.changed': { readonly round: string };
}
export type Topic = keyof Events;
export const TOPICS = [
  'workspace.changed',
  'work.progress',
  'responses.changed',
  'round.changed',
] as const satisfies readonly Topic[];
