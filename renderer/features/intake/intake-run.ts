import { create } from 'zustand';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { Verdict } from '../../../shared/contract/intake.ts';
import type { AppError } from '../../../shared/errors.ts';
import { bridge } from '../../bridge/bridge.ts';

export interface IntakeLine {
  readonly key: number;
  readonly name: string;
  /** The file to try again; none for what came by itself. */
  readonly file: FileRef | null;
  /** `failed`: the office's own trouble (a full disk), not a verdict on the file. */
  readonly state: 'waiting' | 'working' | 'done' | 'failed';
  readonly verdict: Verdict | null;
  readonly error: AppError | null;
}

interface IntakeRun {
  readonly round: string | null;
  readonly lines: readonly IntakeLine[];
  readonly busy: boolean;
  readonly take: (round: string, files: readonly FileRef[]) => Promise<void>;
  /** A verdict that came by itself, from the watched folder. */
  readonly add: (round: string, verdict: Verdict) => void;
  /** Tries once more what failed for this reason of the office's own. */
  readonly again: (code: AppError['code']) => Promise<void>;
  readonly clear: () => void;
}

interface Waiting {
  readonly key: number;
  readonly round: string;
  readonly file: FileRef;
}

let waiting: Waiting[] = [];
let next = 0;

/** Takes files in one after another. The run goes on while the user looks at another screen. */
export const useIntakeRun = create<IntakeRun>((set, get) => {
  const change = (key: number, to: Partial<IntakeLine>): void => {
    set({ lines: get().lines.map((line) => (line.key === key ? { ...line, ...to } : line)) });
  };
  const work = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      change(job.key, { state: 'working' });
      const answer = await bridge.call('intake.take', { round: job.round, file: job.file });
      change(
        job.key,
        answer.ok
          ? { state: 'done', verdict: answer.value, error: answer.value.error }
          : { state: 'failed', error: answer.error },
      );
    }
  };
  return {
    round: null,
    lines: [],
    busy: false,
    take: async (round, files) => {
      const jobs = files.map((file) => ({ key: next++, round, file }));
      const added = jobs.map(({ key, file }): IntakeLine => ({
        key,
        name: file.name,
        file,
        state: 'waiting',
        verdict: null,
        error: null,
      }));
      set({ round, lines: [...(get().round === round ? get().lines : []), ...added] });
      waiting = [...waiting, ...jobs];
      if (get().busy) return;
      set({ busy: true });
      await work();
      set({ busy: false });
    },
    add: (round, verdict) => {
      const line: IntakeLine = {
        key: next++,
        name: verdict.name,
        file: null,
        state: 'done',
        verdict,
        error: verdict.error,
      };
      set({ round, lines: [...(get().round === round ? get().lines : []), line] });
    },
    again: async (code) => {
      const { round, lines, take } = get();
      const failed = lines.filter((line) => line.state === 'failed' && line.error?.code === code);
      const files = failed.flatMap((line) => (line.file === null ? [] : [line.file]));
      set({ lines: lines.filter((line) => !failed.includes(line)) });
      if (round !== null && files.length > 0) await take(round, files);
    },
    clear: () => {
      if (!get().busy) set({ lines: [] });
    },
  };
});

/** A file that did not count, or that counts with something the office should look into. */
export function needsOffice(line: IntakeLine): boolean {
  if (line.state === 'failed') return true;
  const { verdict } = line;
  return (
    verdict !== null && (verdict.outcome === 'refused' || verdict.outcome === 'held' || verdict.warnings.length > 0)
  );
}

export function isReceived(line: IntakeLine): boolean {
  return line.verdict?.outcome === 'accepted' || line.verdict?.outcome === 'nothing_new';
}
