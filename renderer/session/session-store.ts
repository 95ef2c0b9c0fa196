import { create } from 'zustand';
import type { Hello } from '../../shared/contract/app.ts';
import type { RoundSummary } from '../../shared/contract/rounds.ts';
import type { AppError } from '../../shared/errors.ts';
import type { SaveState } from '../bridge/autosave.ts';
import { bridge } from '../bridge/bridge.ts';

interface Session {
  readonly hello: Hello | null;
  /** Why nothing could be read from the host at all. */
  readonly failed: AppError | null;
  /** The host was built with another contract: the page must be loaded again. */
  readonly otherBuild: boolean;
  readonly rounds: readonly RoundSummary[];
  /** The round that the bar on top names; screens set it with `setRound`. */
  readonly round: string | null;
  readonly saving: SaveState | null;
  /** One quiet line under the bar; replaced by the next one, closed by the user. */
  readonly notice: string | null;
  /** First start is under way: its last step stays although the host already has a role. */
  readonly settingUp: boolean;
  /** The tour was asked for once more. */
  readonly tour: boolean;
  readonly refresh: () => Promise<void>;
  readonly setRound: (round: string | null) => void;
  readonly setSaving: (saving: SaveState | null) => void;
  readonly setSettingUp: (settingUp: boolean) => void;
  readonly showTour: (tour: boolean) => void;
  readonly say: (notice: string | null) => void;
}

/** What every screen may need to know: who, where, which round, and whether all is saved. */
export const useSession = create<Session>((set, get) => ({
  hello: null,
  failed: null,
  otherBuild: false,
  rounds: [],
  round: null,
  saving: null,
  notice: null,
  settingUp: false,
  tour: false,
  refresh: async () => {
    const hello = await bridge.call('app.hello', {});
    if (!hello.ok) {
      set({ failed: hello.error });
      return;
    }
    if (hello.value.contract !== CONTRACT_REVISION) {
      set({ otherBuild: true });
      return;
    }
    const working = hello.value.state === 'office' || hello.value.state === 'evaluator';
    const rounds = working ? await bridge.call('rounds.list', {}) : null;
    const list = rounds?.ok === true ? rounds.value : [];
    const kept = list.some((round) => round.id === get().round) ? get().round : (list[0]?.id ?? null);
    set({ hello: hello.value, failed: null, rounds: list, round: kept });
  },
  setRound: (round) => {
    set({ round });
  },
  setSaving: (saving) => {
    set({ saving });
  },
  setSettingUp: (settingUp) => {
    set({ settingUp });
  },
  showTour: (tour) => {
    set({ tour });
  },
  say: (notice) => {
    set({ notice });
  },
}));
