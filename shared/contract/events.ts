import type { AppError } from '../errors.ts';
import type { Workspace } from './app.ts';
import type { Verdict } from './intake.ts';

/** Facts the host tells the screens. Never commands. */
export interface Events {
  'workspace.changed': { readonly workspace: Workspace };
  'work.progress': {
    readonly work: 'intake' | 'scorecards' | 'sample' | 'rehearsal' | 'stick' | 'wipe';
    readonly done: number;
    readonly of: number;
    readonly what: string;
  };
  'responses.changed': { readonly round: string };
  'round.changed': { readonly round: string };
  /** A file was taken in, held or refused without a screen having asked: from the watched folder, or tried again. */
  'intake.verdict': { readonly round: string; readonly verdict: Verdict };
  /** What waits in the watched folder, and why it waits. */
  'inbox.changed': { readonly waiting: number; readonly stopped: AppError | null };
  /** A copy of a made file was written or compared. */
  'copies.changed': { readonly sha256: string };
}
export type Topic = keyof Events;
export const TOPICS = [
  'workspace.changed',
  'work.progress',
  'responses.changed',
  'round.changed',
  'intake.verdict',
  'inbox.changed',
  'copies.changed',
] as const satisfies readonly Topic[];
